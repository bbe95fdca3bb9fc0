package dev.slipway.ui.logs;

import dev.slipway.logs.Range;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** From when on lines are read. */
public sealed interface Since {

    /** From so long ago on, and what comes. */
    record Ago(Duration duration) implements Since {
        @Override
        public Range range(Instant now) {
            return Range.following(now.minus(duration));
        }
    }

    /**
     * From one moment on.
     *
     * @param to the last one; empty to follow what comes
     */
    record Between(Instant from, Optional<Instant> to) implements Since {
        @Override
        public Range range(Instant now) {
            return new Range(from, to);
        }
    }

    Range range(Instant now);
}
