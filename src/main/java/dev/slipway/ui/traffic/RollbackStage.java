package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.Rollback;

/** How it stands with the way back from a release. */
sealed interface RollbackStage {
    record None() implements RollbackStage {}

    /** A canary that is under way is ended first. */
    record Waiting(PastRelease release) implements RollbackStage {}

    /**
     * @param doing what happened last; empty before anything did
     */
    record Running(PastRelease release, String doing) implements RollbackStage {}

    record Over(PastRelease release, Rollback.End end) implements RollbackStage {}

    /** It could not even be tried. */
    record Trouble(PastRelease release, Failure failure) implements RollbackStage {}
}
