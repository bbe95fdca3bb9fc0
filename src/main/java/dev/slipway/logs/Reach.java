package dev.slipway.logs;

import java.time.Duration;

/**
 * From where the next pass over a source has to read, so that no line is missed that came late. All
 * in milliseconds since 1970.
 *
 * <p>A line is late when CloudWatch has it long after it was written: its task had no connection,
 * or its router waited. FilterLogEvents can be asked for the time of writing only, so the time that
 * was read before is read again: ten seconds of it every time, and ninety every half a minute, as
 * to read so much each time would let a busy group use up the five calls a second that there are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html">quotas
 *     of CloudWatch Logs</a>
 */
final class Reach {
    static final Duration SHORT = Duration.ofSeconds(10);
    static final Duration LONG = Duration.ofSeconds(90);
    static final Duration LONG_EVERY = Duration.ofSeconds(30);

    /**
     * How far back is read in a quiet group. As long as this computer's clock may differ from AWS's
     * before AWS refuses every call.
     */
    static final Duration QUIET = Duration.ofMinutes(15);

    private final long begin;
    private long newest = Long.MIN_VALUE;
    private long passBegan = Long.MIN_VALUE;
    private long longBegan = Long.MIN_VALUE;

    Reach(long begin) {
        this.begin = begin;
    }

    /** Whether it is time to read far back. */
    boolean wantsLong(long now) {
        return longBegan == Long.MIN_VALUE || now - longBegan >= LONG_EVERY.toMillis();
    }

    /** The first millisecond of the next pass; a first one that broke off need not begin anew. */
    long from(boolean far) {
        long before = far ? longBegan : passBegan;
        long overlap = (far ? LONG : SHORT).toMillis();
        if (before == Long.MIN_VALUE) {
            return newest == Long.MIN_VALUE ? begin : Math.max(begin, newest - LONG.toMillis());
        }
        long known = Math.min(newest, before);
        long quiet = before - QUIET.toMillis();
        return Math.max(begin, known == Long.MIN_VALUE ? quiet : Math.max(known - overlap, quiet));
    }

    /** What was written before this millisecond will not be read again. */
    long over() {
        return Math.min(from(true), from(false));
    }

    void read(long timestamp) {
        newest = Math.max(newest, timestamp);
    }

    /** Everything was read that was there when the pass began. */
    void passed(long began, boolean far) {
        passBegan = began;
        if (far) {
            longBegan = began;
        }
    }

    /** Up to when is known what was written; the beginning of the range before the first pass. */
    long passedAt() {
        return passBegan == Long.MIN_VALUE ? begin : passBegan;
    }
}
