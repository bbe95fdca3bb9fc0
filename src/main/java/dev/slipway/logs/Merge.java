package dev.slipway.logs;

import dev.slipway.logs.Line.Place;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Brings the lines of all sources into one order. Lines are held back for two seconds, in which
 * older ones of other sources can come; and nothing is handed on that is newer than what was read
 * of a source in which lines are to be expected, unless it gets nowhere. Quiet sources are not
 * waited for, as they are asked seldom.
 */
final class Merge {
    static final Duration HOLD = Duration.ofSeconds(2);

    /** The same while Live Tail brings lines: all that were ingested in a second, together. */
    private static final Duration HOLD_LIVE = Duration.ofSeconds(1);

    /** How long it mostly takes from a line's being written until it can be read. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    /** A writer's clock may be ahead of AWS's by this much before its lines are out of place. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    /** As many as are read ahead of the slowest source. */
    private static final int MOST = 200_000;

    private static final Duration RATE_OVER = Duration.ofSeconds(5);

    /**
     * A line that is held back.
     *
     * @param time by which it is put into order, in milliseconds since 1970
     * @param number in which order lines of one time came
     */
    private record Waiting(long time, long number, Line line) {}

    /** Up to which millisecond a source was read, and when that was. */
    private record Position(long upTo, Instant at) {}

    private record Handed(Instant at, int count) {}

    private static final Comparator<Waiting> ORDER =
            Comparator.comparingLong(Waiting::time)
                    .thenComparingLong(waiting -> waiting.line().timestamp())
                    .thenComparingLong(waiting -> waiting.line().ingested())
                    .thenComparingLong(Waiting::number);

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(ORDER);
    private final Map<Source, Position> positions = new HashMap<>();
    private final Deque<Handed> rate = new ArrayDeque<>();
    private final Consumer<List<Line>> to;
    private final Optional<Duration> patience;
    private Duration hold = HOLD;
    private long numbers;
    private long last = Long.MIN_VALUE;
    private long newestIngested = Long.MIN_VALUE;
    private long lines;
    private long late;

    /**
     * @param to gets the lines, on one thread after the other
     * @param patience with a source that gets nowhere; without one, it is waited for
     */
    Merge(Consumer<List<Line>> to, Optional<Duration> patience) {
        this.to = to;
        this.patience = patience;
    }

    void add(List<Line> read) {
        lock.lock();
        try {
            for (Line line : read) {
                boolean ahead = line.timestamp() > line.ingested() + AHEAD.toMillis();
                newestIngested = Math.max(newestIngested, line.ingested());
                waiting.add(
                        new Waiting(
                                ahead ? line.ingested() : line.timestamp(),
                                numbers++,
                                ahead ? line.placed(Place.AHEAD) : line));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that a source is being read from long before now, and how far it is. */
    void isBehind(Source source, long upTo, Instant now) {
        lock.lock();
        try {
            positions.put(source, new Position(upTo, now));
        } finally {
            lock.unlock();
        }
    }

    /** Says that a source in which lines are to be expected was read, in a pass that began then. */
    void isLively(Source source, Instant began, Instant now) {
        isBehind(source, began.minus(ON_ITS_WAY).toEpochMilli(), now);
    }

    /** Says that a source is where it was, and yet worth waiting for. */
    void keepWaiting(Source source, Instant now) {
        lock.lock();
        try {
            positions.computeIfPresent(source, (_, was) -> new Position(was.upTo(), now));
        } finally {
            lock.unlock();
        }
    }

    /** Says that nothing is to be expected of a source for a while. */
    void isQuiet(Source source) {
        lock.lock();
        try {
            positions.remove(source);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a source should wait for the slower ones before it reads on. */
    boolean isTooFarAhead(Source source) {
        lock.lock();
        try {
            Position own = positions.get(source);
            return waiting.size() > MOST
                    && own != null
                    && positions.values().stream().anyMatch(other -> other.upTo() < own.upTo());
        } finally {
            lock.unlock();
        }
    }

    /** Says whether Live Tail brings the lines of all sources that can be read. */
    void isLive(boolean live) {
        lock.lock();
        try {
            hold = live ? HOLD_LIVE : HOLD;
        } finally {
            lock.unlock();
        }
    }

    /** Whether lines can be taken that need not be. */
    boolean hasRoom() {
        lock.lock();
        try {
            return waiting.size() < MOST;
        } finally {
            lock.unlock();
        }
    }

    /** Hands on what need not be held back any longer. */
    void release(Instant now) {
        // Where this computer's clock is behind, AWS's counts, as far as it is known.
        lock.lock();
        try {
            long clock = Math.max(now.toEpochMilli(), newestIngested);
            long limit = clock - hold.toMillis();
            for (Position position : positions.values()) {
                boolean stuck =
                        patience.filter(time -> position.at().plus(time).isBefore(now)).isPresent();
                limit = stuck ? limit : Math.min(limit, position.upTo());
            }
            handOn(limit, now);
        } finally {
            lock.unlock();
        }
    }

    /** Hands on everything: no more will come. */
    void finish(Instant now) {
        lock.lock();
        try {
            handOn(Long.MAX_VALUE, now);
        } finally {
            lock.unlock();
        }
    }

    private void handOn(long limit, Instant now) {
        List<Line> ready = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.peek().time() < limit) {
            Waiting next = waiting.remove();
            boolean isLate = next.time() < last;
            last = Math.max(last, next.time());
            late += isLate ? 1 : 0;
            ready.add(isLate ? next.line().placed(Place.LATE) : next.line());
        }
        if (!ready.isEmpty()) {
            lines += ready.size();
            rate.add(new Handed(now, ready.size()));
            to.accept(ready);
        }
    }

    /** The status as far as it is known here. */
    Status status(Instant now, Instant known, Map<Source, SourceState> sources, LiveState live) {
        lock.lock();
        try {
            rate.removeIf(handed -> handed.at().plus(RATE_OVER).isBefore(now));
            long recent = rate.stream().mapToLong(Handed::count).sum();
            return new Status(
                    recent / (double) RATE_OVER.toSeconds(),
                    Duration.between(known, now),
                    lines,
                    late,
                    waiting.size(),
                    sources,
                    live);
        } finally {
            lock.unlock();
        }
    }
}
