package dev.slipway.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which lines of a source came by polling, by Live Tail or both ways, so that each is handed on
 * once. What Live Tail brings has no id; two lines are taken for the same that have their stream,
 * their time and their text in common. As a task may write the same twice in a millisecond, they
 * are counted: a line is handed on if more of its like came on one way than were handed on yet.
 * That holds in whichever order they come, and for whatever is missing on either way.
 *
 * <p>What was polled before Live Tail was switched on was not counted. Live Tail is not believed
 * about lines that were ingested then: polling has brought them or will.
 */
final class Pairs {
    /** As many as take some 40 megabytes. With more, polling has to do. */
    static final int MOST = 300_000;

    /** How much later than by polling a line may come by Live Tail. */
    private static final Duration LAG = Duration.ofMinutes(1);

    /** How far apart the times of ingestion may be that both ways tell of a line. */
    private static final Duration SKEW = Duration.ofSeconds(1);

    /** The lines of one stream, time and text. */
    private static final class Count {
        private final long timestamp;
        private int polled;
        private int live;
        private int session;
        private int handed;
        private Instant touched;

        Count(long timestamp) {
            this.timestamp = timestamp;
        }

        boolean hand(int came) {
            boolean isNew = came > handed;
            handed = Math.max(handed, came);
            return isNew;
        }
    }

    private final Map<Long, Count> counts = new HashMap<>();
    private boolean counting;
    private long newestPolled = Long.MIN_VALUE;
    private long liveFrom;
    private long polledFrom;

    /** Counts from now on what comes on either way. */
    synchronized void begin(Instant now) {
        counting = true;
        // This computer's clock may be wrong, but not by more.
        polledFrom = now.minus(Reach.QUIET).toEpochMilli();
        liveFrom = Math.max(polledFrom, newestPolled + SKEW.toMillis());
    }

    /** Begins with no more lines; those are kept that may come on the other way. */
    synchronized void end() {
        counting = false;
    }

    /** Whether to hand on a line that polling brought for the first time. */
    synchronized boolean polled(Line line, Instant now) {
        newestPolled = Math.max(newestPolled, line.ingested());
        if (counts.isEmpty() && !counting) {
            return true;
        }
        boolean counted = counting && line.ingested() > polledFrom;
        Count count = count(line, counted);
        if (count == null) {
            return true;
        }
        count.touched = now;
        return count.hand(++count.polled);
    }

    /**
     * Whether to hand on a line that Live Tail brought.
     *
     * @param session which one: a later one may bring again what an earlier one brought
     */
    synchronized boolean live(Line line, int session, Instant now) {
        if (!counting || line.ingested() <= liveFrom) {
            return false;
        }
        Count count = count(line, true);
        if (count == null) {
            return false;
        }
        if (count.session != session) {
            count.session = session;
            count.live = 0;
        }
        count.touched = now;
        return count.hand(++count.live);
    }

    /** Those of a line and its like; null if there are none yet, and none are wanted or fit. */
    private Count count(Line line, boolean wanted) {
        long key =
                Seen.hash(line.origin().stream() + '\0' + line.timestamp() + '\0' + line.message());
        Count known = counts.get(key);
        if (known != null || !wanted) {
            return known;
        }
        if (counts.size() >= MOST) {
            end();
            return null;
        }
        Count made = new Count(line.timestamp());
        counts.put(key, made);
        return made;
    }

    /**
     * Forgets lines that will come on neither way again.
     *
     * @param over polling will not read what was written before
     */
    synchronized void forget(long over, Instant now) {
        Instant settled = now.minus(LAG);
        counts.values()
                .removeIf(count -> count.timestamp < over && count.touched.isBefore(settled));
    }

    /** Begins again where there was no more room, and is some now. */
    synchronized void goOn(Instant now) {
        if (!counting && counts.size() < MOST / 2) {
            begin(now);
        }
    }

    /** Whether lines that come by Live Tail are taken. */
    synchronized boolean isCounting() {
        return counting;
    }

    synchronized int size() {
        return counts.size();
    }
}
