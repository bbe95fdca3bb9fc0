package dev.slipway.logs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a source is asked again: briefly while lines come, ever longer while none
 * do. CloudWatch answers five calls for events a second, for everybody in account and region
 * together; if all sources are lively, four of them are used.
 */
final class Pace {
    private static final Duration QUICKEST = Duration.ofSeconds(1);
    private static final Duration SLOWEST = Duration.ofSeconds(5);
    private static final long PER_SOURCE_MILLIS = 250;

    private final long quickest;
    private final RandomGenerator random;
    private long millis;

    /**
     * @param sources how many are read beside each other
     */
    Pace(int sources, RandomGenerator random) {
        this.quickest = Math.max(QUICKEST.toMillis(), sources * PER_SOURCE_MILLIS);
        this.random = random;
        this.millis = quickest;
    }

    /** The pause after a pass, with a tenth of chance in it, so that the sources spread. */
    Duration after(boolean came) {
        millis = came ? quickest : Math.min(Math.max(quickest, SLOWEST.toMillis()), millis * 3 / 2);
        return spread();
    }

    /** The pause after a pass while Live Tail brings lines earlier. */
    Duration besideLive() {
        millis = Math.max(quickest, SLOWEST.toMillis());
        return spread();
    }

    private Duration spread() {
        return Duration.ofMillis(millis - random.nextLong(millis / 10));
    }
}
