package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.traffic.CanaryEnd;
import dev.slipway.traffic.CanaryState;

/** How it stands with the canary of a stack. */
sealed interface CanaryStage {
    record None() implements CanaryStage {}

    /** One was begun and left, by a Slipway that was closed or by one that runs elsewhere. */
    record Left(CanaryState state) implements CanaryStage {}

    /** It is being asked whether it may begin. */
    record Starting() implements CanaryStage {}

    record Running(Flight flight) implements CanaryStage {}

    record Ended(Flight flight, CanaryEnd end) implements CanaryStage {}

    /** It could not begin, or its progress could not be kept. */
    record Trouble(Failure failure) implements CanaryStage {}
}
