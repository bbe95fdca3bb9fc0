package dev.slipway.sandbox.logs;

import dev.slipway.sandbox.logs.LogStore.Group;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.cloudwatchlogs.model.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The calls for log events. */
record EventCalls(World world, LogStore store, Known known) {
    private static final int STREAMS_AT_ONCE = 100;
    private static final int EVENTS_PAGE = 10_000;
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    PutLogEventsResponse put(PutLogEventsRequest request) {
        Group group = known.group(request.logGroupName());
        known.stream(group, request.logStreamName());
        long last = Long.MIN_VALUE;
        for (InputLogEvent event : request.logEvents()) {
            if (event.timestamp() < last) {
                throw known.invalid(
                        "Log events in a single PutLogEvents request must be in chronological"
                                + " order.");
            }
            last = event.timestamp();
        }
        RejectedLogEventsInfo.Builder rejected = RejectedLogEventsInfo.builder();
        for (int at = 0; at < request.logEvents().size(); at++) {
            InputLogEvent event = request.logEvents().get(at);
            Instant instant = Instant.ofEpochMilli(event.timestamp());
            if (instant.isBefore(world.now().minus(OLDEST))) {
                rejected.tooOldLogEventEndIndex(at + 1);
            } else if (instant.isAfter(world.in(NEWEST))) {
                rejected.tooNewLogEventStartIndex(at);
                break;
            } else {
                store.write(
                        request.logGroupName(), request.logStreamName(), instant, event.message());
            }
        }
        RejectedLogEventsInfo info = rejected.build();
        return PutLogEventsResponse.builder()
                .nextSequenceToken(world.ids().decimal(32, "sequence"))
                .rejectedLogEventsInfo(
                        info.equals(RejectedLogEventsInfo.builder().build()) ? null : info)
                .build();
    }

    FilterLogEventsResponse filter(FilterLogEventsRequest request) {
        if (!request.logStreamNames().isEmpty() && request.logStreamNamePrefix() != null) {
            throw known.invalid("logStreamNames and logStreamNamePrefix are mutually exclusive.");
        }
        if (request.logStreamNames().size() > STREAMS_AT_ONCE) {
            throw known.invalid("logStreamNames can have at most 100 members.");
        }
        Group group = known.group(Known.name(request.logGroupName(), request.logGroupIdentifier()));
        request.logStreamNames().forEach(name -> known.stream(group, name));
        FilterPattern pattern = FilterPattern.of(request.filterPattern());
        Cursor cursor = Cursor.of(request.nextToken(), world.now());
        List<FilteredLogEvent> found =
                new Events(world)
                                .of(
                                        group,
                                        stream -> isMeant(stream, request),
                                        request.startTime(),
                                        request.endTime(),
                                        cursor.asOf())
                                .stream()
                                .filter(event -> pattern.matches(event.message()))
                                .toList();
        Page<FilteredLogEvent> page =
                known.page(found, cursor.token(), request.limit(), EVENTS_PAGE);
        return FilterLogEventsResponse.builder()
                .events(page.items())
                .searchedLogStreams(List.of())
                .nextToken(page.next() == null ? null : page.next() + "@" + cursor.millis())
                .build();
    }

    private static boolean isMeant(String stream, FilterLogEventsRequest request) {
        List<String> streams = request.logStreamNames();
        String prefix = request.logStreamNamePrefix();
        return (streams.isEmpty() || streams.contains(stream))
                && (prefix == null || stream.startsWith(prefix));
    }

    /** Where the next page begins, among the events that the first page was cut from. */
    private record Cursor(String token, Instant asOf) {
        static Cursor of(String token, Instant now) {
            int at = token == null ? -1 : token.lastIndexOf('@');
            return at < 0 || !token.substring(at + 1).matches("\\d{1,15}")
                    ? new Cursor(token, now)
                    : new Cursor(
                            token.substring(0, at),
                            Instant.ofEpochMilli(Long.parseLong(token.substring(at + 1))));
        }

        long millis() {
            return asOf.toEpochMilli();
        }
    }

    GetLogEventsResponse get(GetLogEventsRequest request) {
        Group group = known.group(Known.name(request.logGroupName(), request.logGroupIdentifier()));
        known.stream(group, request.logStreamName());
        List<FilteredLogEvent> all =
                new Events(world)
                        .of(
                                group,
                                request.logStreamName()::equals,
                                request.startTime(),
                                request.endTime() == null ? null : request.endTime() - 1,
                                world.now());
        int size = request.limit() == null ? EVENTS_PAGE : request.limit();
        if (size < 1 || size > EVENTS_PAGE) {
            throw known.invalid("Value at 'limit' must be between 1 and " + EVENTS_PAGE);
        }
        Window window =
                Window.of(
                                all,
                                request.nextToken(),
                                Boolean.TRUE.equals(request.startFromHead()),
                                size)
                        .orElseThrow(() -> known.invalid("The specified nextToken is invalid."));
        return GetLogEventsResponse.builder()
                .events(window.events().stream().map(EventCalls::output).toList())
                .nextForwardToken(window.forward())
                .nextBackwardToken(window.backward())
                .build();
    }

    private static OutputLogEvent output(FilteredLogEvent event) {
        return OutputLogEvent.builder()
                .timestamp(event.timestamp())
                .ingestionTime(event.ingestionTime())
                .message(event.message())
                .build();
    }
}
