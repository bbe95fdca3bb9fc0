package dev.slipway.logs;

import java.time.Instant;
import java.util.Optional;

/**
 * From when to when lines are read.
 *
 * @param from the first millisecond
 * @param to the last one; empty to follow what comes
 */
public record Range(Instant from, Optional<Instant> to) {

    public static Range following(Instant from) {
        return new Range(from, Optional.empty());
    }

    public static Range between(Instant from, Instant to) {
        return new Range(from, Optional.of(to));
    }
}
