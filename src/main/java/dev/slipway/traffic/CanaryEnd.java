package dev.slipway.traffic;

import java.util.List;

/** How a canary ended. */
public sealed interface CanaryEnd {
    /** The colour has the share of the last step. */
    record Completed() implements CanaryEnd {}

    /** Traffic is divided as it was before the canary. */
    record RolledBack(String why) implements CanaryEnd {}

    /** Somebody moved the traffic by hand; where they put it, it stays. */
    record TakenOver(String told) implements CanaryEnd {
        /** Who moved it, if the history knows that of what the rule says now. */
        static TakenOver by(Position now, List<PastShift> history) {
            return new TakenOver(
                    history.stream()
                            .reduce((_, later) -> later)
                            .filter(
                                    last ->
                                            now.share()
                                                    .filter(last.begun().to()::isLike)
                                                    .isPresent())
                            .map(PastShift::told)
                            .orElseGet(
                                    () ->
                                            "Somebody else set the weights to %d:%d."
                                                    .formatted(
                                                            now.weights().blue(),
                                                            now.weights().green())));
        }
    }

    /** The colour was not ready for the first step; nothing was done. */
    record NotReady(String why, String remedy) implements CanaryEnd {}

    /** It should have gone back and cannot: both colours are in trouble. */
    record Stuck(String why, String whyNotBack) implements CanaryEnd {}
}
