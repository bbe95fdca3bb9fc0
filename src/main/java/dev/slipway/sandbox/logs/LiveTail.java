package dev.slipway.sandbox.logs;

import dev.slipway.sandbox.logs.LogStore.Group;
import dev.slipway.sandbox.wire.Part;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.cloudwatchlogs.model.*;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sessions of Live Tail. All that there is to know of one stands in the mark that leads to its next
 * part, so a session lives on in an account that was opened anew.
 */
record LiveTail(World world, LogStore store, Known known) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LENGTH = Duration.ofHours(3);

    /** So many updates are kept for whoever is slow. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final int MOST = 500;
    private static final Pattern GROUP =
            Pattern.compile("arn:[^:]+:logs:[^:]*:\\d*:log-group:[^:*]+");
    private static final Pattern MARK = Pattern.compile("(\\d{1,15})-(\\d{1,15})");

    Part part(StartLiveTailRequest request, String mark) {
        return mark.isEmpty() ? begin(request) : update(request, mark);
    }

    private Part begin(StartLiveTailRequest request) {
        check(request);
        StartLiveTailResponseStream start =
                StartLiveTailResponseStream.sessionStartBuilder()
                        .requestId(world.ids().uuid("live tail request"))
                        .sessionId(world.ids().uuid("live tail session"))
                        .logGroupIdentifiers(request.logGroupIdentifiers())
                        .logStreamNames(request.logStreamNames())
                        .logStreamNamePrefixes(request.logStreamNamePrefixes())
                        .logEventFilterPattern(request.logEventFilterPattern())
                        .build();
        long now = world.now().toEpochMilli();
        return Part.first(start, now + "-" + now, SECOND);
    }

    private void check(StartLiveTailRequest request) {
        boolean streams = !request.logStreamNames().isEmpty();
        boolean prefixes = !request.logStreamNamePrefixes().isEmpty();
        if (streams && prefixes) {
            throw known.invalid("logStreamNames and logStreamNamePrefixes are mutually exclusive.");
        }
        if ((streams || prefixes) && request.logGroupIdentifiers().size() > 1) {
            throw known.invalid("Log streams can be chosen in a single log group only.");
        }
        for (String group : request.logGroupIdentifiers()) {
            if (!GROUP.matcher(group).matches()) {
                throw known.invalid("The log group identifier is not the ARN of a log group.");
            }
            Group found = known.group(Known.name(null, group));
            request.logStreamNames().forEach(stream -> known.stream(found, stream));
        }
    }

    private Part update(StartLiveTailRequest request, String mark) {
        Matcher at = MARK.matcher(mark);
        if (!at.matches()) {
            throw known.invalid("There is no such session.");
        }
        Instant began = Instant.ofEpochMilli(Long.parseLong(at.group(1)));
        Instant last = Instant.ofEpochMilli(Long.parseLong(at.group(2)));
        if (world.isPast(world.after(began, LENGTH))) {
            return Part.end(
                    world.refuse(
                            SessionTimeoutException.builder(),
                            "SessionTimeoutException",
                            "The session has been kept open for three hours."));
        }
        // What is ingested in this millisecond after all comes with the next update.
        Instant now = world.now().truncatedTo(ChronoUnit.MILLIS);
        Instant kept = now.minus(KEPT);
        List<LiveTailSessionLogEvent> events =
                between(last.isBefore(kept) ? kept : last, now, request);
        boolean sampled = events.size() > MOST;
        StartLiveTailResponseStream update =
                StartLiveTailResponseStream.sessionUpdateBuilder()
                        .sessionMetadata(metadata -> metadata.sampled(sampled))
                        .sessionResults(sampled ? sample(events) : events)
                        .build();
        return Part.of(update, began.toEpochMilli() + "-" + now.toEpochMilli(), SECOND);
    }

    private List<LiveTailSessionLogEvent> between(
            Instant last, Instant now, StartLiveTailRequest request) {
        FilterPattern pattern = FilterPattern.of(request.logEventFilterPattern());
        Events events = new Events(world);
        List<LiveTailSessionLogEvent> found = new ArrayList<>();
        for (String identifier : request.logGroupIdentifiers()) {
            String name = Known.name(null, identifier);
            // Whoever deletes a group does not end the session.
            if (store.exists(name)) {
                events.ingested(store.groups().get(name), isMeant(request), last, now).stream()
                        .filter(event -> pattern.matches(event.message()))
                        .forEach(event -> found.add(shown(name, event)));
            }
        }
        found.sort(Comparator.comparing(LiveTailSessionLogEvent::ingestionTime));
        return found;
    }

    private static Predicate<String> isMeant(StartLiveTailRequest request) {
        List<String> names = request.logStreamNames();
        List<String> prefixes = request.logStreamNamePrefixes();
        return stream ->
                names.contains(stream)
                        || prefixes.stream().anyMatch(stream::startsWith)
                        || names.isEmpty() && prefixes.isEmpty();
    }

    /** As many as there may be, evenly spread. */
    private static List<LiveTailSessionLogEvent> sample(List<LiveTailSessionLogEvent> events) {
        List<LiveTailSessionLogEvent> some = new ArrayList<>();
        for (long number = 0; number < MOST; number++) {
            some.add(events.get((int) (number * events.size() / MOST)));
        }
        return some;
    }

    private LiveTailSessionLogEvent shown(String group, FilteredLogEvent event) {
        return LiveTailSessionLogEvent.builder()
                .logGroupIdentifier(world.account() + ":" + group)
                .logStreamName(event.logStreamName())
                .timestamp(event.timestamp())
                .ingestionTime(event.ingestionTime())
                .message(event.message())
                .build();
    }
}
