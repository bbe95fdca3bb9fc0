package dev.slipway.ui.traffic;

import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.StopSignal;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.KeptWarm;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.Rest;
import dev.slipway.traffic.Rollback;
import dev.slipway.traffic.Shift;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the page asks of a stack's releases. Each answer takes a while, and may be an {@link
 * dev.slipway.engine.EngineException}.
 */
interface Releasing {
    /** What the way back from a release would put back. */
    Rollback.Puts puts(PastRelease release);

    /**
     * Goes back, on the caller's thread. A canary that was left is given up for it.
     *
     * @param wish what else somebody wants of the shift, such as a reason
     */
    Rollback.End rollBack(
            PastRelease release,
            UnaryOperator<Shift> wish,
            StopSignal stop,
            Consumer<EngineEvent> listener);

    /** Remembers that a colour is to be scaled down some time after it lost its traffic. */
    KeptWarm keepWarm(Colour colour, Duration keep);

    /** Forgets that. */
    void letBe();

    /** Scales it down, if that may be done by now. */
    Rest rest(KeptWarm kept);
}
