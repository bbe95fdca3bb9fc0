package dev.slipway.ui.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.CanaryEnd;
import dev.slipway.traffic.CanaryEvent;
import dev.slipway.traffic.CanaryPlan;
import dev.slipway.traffic.CanaryState;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.Headroom;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;
import dev.slipway.traffic.Verdict;
import dev.slipway.traffic.Vitals;
import dev.slipway.traffic.Watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the page asks of a stack in its account; each answer takes a while. */
interface Source extends Releasing {
    /**
     * How things stand.
     *
     * @throws dev.slipway.engine.EngineException if the account does not tell, or the stack does
     *     not stand
     */
    Look look();

    /**
     * What was counted of each colour's requests, by the beginning of the minute; minutes without
     * requests are left out.
     *
     * @throws dev.slipway.engine.EngineException if the account does not tell
     */
    Map<Colour, NavigableMap<Instant, Vitals>> vitals(Instant since);

    /**
     * Moves the traffic, if that may be done.
     *
     * @throws dev.slipway.engine.EngineException if the account refuses
     */
    Shifted shift(Shift shift);

    /**
     * Has autoscaling keep as many tasks as a share takes.
     *
     * @return what it keeps
     * @throws dev.slipway.engine.EngineException if the account refuses
     */
    List<Headroom.Raised> raise(Share to);

    /** A guard of a colour that was given a share, as {@link Watch} wants one. */
    Supplier<Verdict> guard(Colour colour, Share share, Instant since);

    /**
     * A canary that might begin now.
     *
     * @throws dev.slipway.engine.EngineException if it might not
     */
    CanaryState plan(CanaryPlan plan, Colour colour, Leftover leftover);

    /**
     * Runs a canary to its end, on the caller's thread.
     *
     * @param started is given what it can be told
     * @return how it ended; empty if it was left
     * @throws dev.slipway.engine.EngineException if another Slipway runs one
     */
    Optional<CanaryEnd> run(
            CanaryState state, Consumer<CanaryEvent> listener, Consumer<Orders> started);
}
