package dev.slipway.traffic;

import dev.slipway.stack.Weights;

import java.time.Duration;
import java.util.Optional;

/**
 * What the rule says at a moment.
 *
 * @param weights as they stand there, be they right or wrong
 * @param stickiness for how long a client stays with the colour it met first, whatever the weights;
 *     empty if it does not
 */
public record Position(Weights weights, Optional<Duration> stickiness) {
    /** How traffic is divided; empty if the weights are none that a rule should have. */
    public Optional<Share> share() {
        return Share.of(weights);
    }
}
