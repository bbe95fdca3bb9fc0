package dev.slipway.cli;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;

import picocli.CommandLine.Option;

import java.util.Optional;

/** What can be said of any shift. */
final class ShiftOptions {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the history.")
    private String reason;

    @Option(
            names = "--force",
            description = "Do it although a colour is not ready; wants a --reason.")
    private boolean force;

    @Option(
            names = "--accept",
            paramLabel = "BLUE:GREEN",
            description = "Go on from these weights, which somebody else set.")
    private String accept;

    Optional<String> reason() {
        return Optional.ofNullable(reason).filter(text -> !text.isBlank());
    }

    /**
     * The shift with all that was said of it.
     *
     * @throws EngineException if something of it makes no sense
     */
    Shift of(Shift plain) {
        Shift order = reason().map(plain::because).orElse(plain);
        if (accept != null) {
            order = order.over(Share.parse(accept));
        }
        return force ? order.forced(reason().orElseThrow(ShiftOptions::unexplained)) : order;
    }

    private static EngineException unexplained() {
        return new EngineException(
                Failure.of(
                        "forcing the shift",
                        "It does not say why, and the history keeps that.",
                        "Add --reason TEXT."));
    }
}
