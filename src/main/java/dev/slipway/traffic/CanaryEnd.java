package dev.slipway.traffic;

/** How a canary ended. */
public sealed interface CanaryEnd {
    /** The colour has the share of the last step. */
    record Completed() implements CanaryEnd {}

    /** Traffic is divided as it was before the canary. */
    record RolledBack(String why) implements CanaryEnd {}

    /** Somebody moved the traffic by hand; where they put it, it stays. */
    record TakenOver(String told) implements CanaryEnd {}

    /** The colour was not ready for the first step; nothing was done. */
    record NotReady(String why, String remedy) implements CanaryEnd {}

    /** It should have gone back and cannot: both colours are in trouble. */
    record Stuck(String why, String whyNotBack) implements CanaryEnd {}
}
