package dev.slipway.logs;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.logs.Pages.GivenUp;
import dev.slipway.logs.Pages.Page;
import dev.slipway.logs.SourceState.Reason;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads one source: what was written before, then in passes what comes. All streams of the group
 * are read together, so that those of new tasks need not be looked for, and those of stopped ones
 * are read to their end.
 */
final class SourceReader implements Runnable {
    /** After such a time without a pass, there is something to catch up with. */
    private static final Duration LONG_AWAY = Duration.ofSeconds(10);

    private static final Duration FULL = Duration.ofMillis(50);

    private final Source source;
    private final Range range;
    private final Pages pages;
    private final Slices slices;
    private final Merge merge;
    private final Waits waits;
    private final Time time;
    private final Pace pace;
    private final Reach reach;
    private final Seen seen;
    private final Origins origins;
    private final Pairs pairs = new Pairs();
    private volatile SourceState state;
    private volatile Optional<SourceState.Waiting> waiting = Optional.empty();
    private volatile Instant known;
    private volatile Optional<Instant> live = Optional.empty();
    private volatile boolean caughtUp;
    private boolean catchingUp;

    /**
     * @param pages makes what asks, which tells whom it is given what it waits for
     */
    SourceReader(
            Source source,
            Range range,
            Function<Consumer<Optional<SourceState.Waiting>>, Pages> pages,
            Merge merge,
            Waits waits,
            Time time,
            Pace pace) {
        this.source = source;
        this.range = range;
        this.pages = pages.apply(this::isWaiting);
        this.slices = new Slices(this.pages, time, waits);
        this.merge = merge;
        this.waits = waits;
        this.time = time;
        this.pace = pace;
        this.origins = new Origins(source);
        this.reach = new Reach(range.from().toEpochMilli());
        this.seen = new Seen(Seen.MOST);
        this.known = range.from();
        this.state = new SourceState.CatchingUp(range.from());
    }

    private void isWaiting(Optional<SourceState.Waiting> now) {
        waiting = now;
        now.ifPresent(
                why -> {
                    switch (why.reason()) {
                        // All have the same credentials: who goes on first waits for the others.
                        case SIGN_IN -> merge.keepWaiting(source, time.now());
                        case DENIED, MISSING -> merge.isQuiet(source);
                        case THROTTLED, UNREACHABLE -> {}
                    }
                });
    }

    Source source() {
        return source;
    }

    SourceState state() {
        SourceState now = state;
        return now instanceof SourceState.Ended
                ? now
                : waiting.<SourceState>map(w -> w).orElse(now);
    }

    /** Up to when is known what was written. */
    Instant known() {
        Instant polled = known;
        return live.filter(polled::isBefore).orElse(polled);
    }

    /** Whether nothing can be known of the source, so that the others are not behind for it. */
    boolean isClosed() {
        return switch (state()) {
            case SourceState.Ended _ -> true;
            case SourceState.Waiting waiting ->
                    waiting.reason() == Reason.DENIED || waiting.reason() == Reason.MISSING;
            case SourceState.CatchingUp _, SourceState.Following _ -> false;
        };
    }

    /** Whether what had been written before the start was read. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    Pairs pairs() {
        return pairs;
    }

    /** Takes what Live Tail brought, but for what polling brought before. */
    void takeLive(int session, List<LiveTailSessionLogEvent> events) {
        Instant now = time.now();
        List<Line> lines = new ArrayList<>();
        for (LiveTailSessionLogEvent event : events) {
            Line line =
                    origins.line(
                            event.logStreamName(),
                            event.timestamp(),
                            event.ingestionTime(),
                            event.message());
            if (!line.at().isBefore(range.from()) && pairs.live(line, session, now)) {
                lines.add(line);
            }
        }
        merge.add(lines);
    }

    /**
     * Says up to when Live Tail brought everything; empty if it does not. While it does, polling is
     * slower, and nobody waits for it.
     */
    void isLive(Optional<Instant> upTo) {
        live = upTo;
        upTo.ifPresent(time -> merge.isLively(source, time, time));
    }

    @Override
    public void run() {
        Optional<Failure> failure;
        try {
            failure = readOn();
        } catch (RuntimeException e) {
            failure = Optional.of(AwsErrors.explain("reading the log group " + source.group(), e));
        }
        state = new SourceState.Ended(failure);
        merge.isQuiet(source);
    }

    /** Reads until the range has ended or reading is stopped; tells what it has ended for. */
    private Optional<Failure> readOn() {
        while (!waits.isStopped()) {
            try {
                boolean came = pass();
                waiting = Optional.empty();
                if (range.to().isPresent()) {
                    return Optional.empty();
                }
                state = new SourceState.Following();
                waits.pause(live.isPresent() ? pace.besideLive() : pace.after(came));
            } catch (GivenUp e) {
                merge.isQuiet(source);
                if (range.to().isPresent()) {
                    return e.failure();
                }
            }
        }
        return Optional.empty();
    }

    /** Reads what there is since the last pass; returns whether there was anything new. */
    private boolean pass() {
        Instant began = time.now();
        boolean far = reach.wantsLong(began.toEpochMilli());
        catchingUp = reach.passedAt() < began.minus(LONG_AWAY).toEpochMilli();
        Taken taken = new Taken();
        read(reach.from(far), taken);
        reach.passed(began.toEpochMilli(), far);
        known = began;
        caughtUp = true;
        seen.forgetBefore(reach.over());
        if (far) {
            pairs.forget(reach.over(), time.now());
        }
        if (live.isEmpty() && taken.count > 0) {
            merge.isLively(source, began, time.now());
        } else if (live.isEmpty()) {
            merge.isQuiet(source);
        }
        return taken.count > 0;
    }

    private void read(long from, Taken taken) {
        OptionalLong to =
                range.to()
                        .map(end -> OptionalLong.of(end.toEpochMilli()))
                        .orElse(OptionalLong.empty());
        long begin = Math.max(from, seen.knownFrom());
        Optional<String> token = Optional.empty();
        do {
            Page page = pages.ask(begin, to, token);
            taken.take(page);
            token = page.next();
            if (token.isPresent() && taken.isSliceable(page)) {
                List<FilteredLogEvent> events = page.events();
                long last = events.getLast().timestamp();
                slices.read(last, to, last - events.getFirst().timestamp(), taken);
                return;
            }
        } while (token.isPresent());
    }

    /** Takes the events of one pass. */
    private final class Taken implements Slices.Taker {
        private int count;

        @Override
        public void take(Page page) {
            Instant now = time.now();
            List<Line> lines = new ArrayList<>();
            for (FilteredLogEvent event : page.events()) {
                reach.read(event.timestamp());
                if (seen.add(event.timestamp(), event.eventId())) {
                    Line line = line(event);
                    count++;
                    if (pairs.polled(line, now)) {
                        lines.add(line);
                    }
                }
            }
            merge.add(lines);
            if (page.next().isPresent() && !page.events().isEmpty()) {
                isAt(page.events().getLast().timestamp());
            }
            seen.forgetBefore(reach.over());
            merge.release(time.now());
        }

        @Override
        public void isAt(long upTo) {
            if (!catchingUp) {
                return;
            }
            known = Instant.ofEpochMilli(upTo);
            state = new SourceState.CatchingUp(known);
            merge.isBehind(source, upTo, time.now());
            while (merge.isTooFarAhead(source) && waits.pause(FULL)) {
                merge.release(time.now());
            }
        }

        /** Whether the pages are in the order of time, and the next slice begins further on. */
        boolean isSliceable(Page page) {
            List<FilteredLogEvent> events = page.events();
            return catchingUp
                    && !events.isEmpty()
                    && events.getFirst().timestamp() < events.getLast().timestamp();
        }

        private Line line(FilteredLogEvent event) {
            return origins.line(
                    event.logStreamName(),
                    event.timestamp(),
                    event.ingestionTime(),
                    event.message());
        }
    }
}
