package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.traffic.Drain;
import dev.slipway.traffic.KeptWarm;
import dev.slipway.traffic.Rest;

import java.util.Optional;

/** How it stands with a colour that is kept warm for a while. */
sealed interface WarmStage {
    record None() implements WarmStage {}

    /** It was left, by a Slipway that was closed. */
    record Left(KeptWarm kept) implements WarmStage {}

    /**
     * It is scaled down as soon as that may be done.
     *
     * @param until what was waited for when that was looked at last; empty before the first look
     */
    record Waiting(KeptWarm kept, Optional<Drain.Waiting> until) implements WarmStage {}

    /** It is scaled down, or that was given up because somebody is on it again. */
    record Over(KeptWarm kept, Rest rest) implements WarmStage {}

    /**
     * It could not be looked at, or not be scaled down.
     *
     * @param kept what can be tried again; empty if not even the wish could be kept
     */
    record Trouble(Optional<KeptWarm> kept, Failure failure) implements WarmStage {}
}
