package dev.slipway.ui.traffic;

import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;

/** What the page asks of a stack in its account; each answer takes a while. */
interface Source {
    /**
     * How things stand.
     *
     * @throws dev.slipway.engine.EngineException if the account does not tell, or the stack does
     *     not stand
     */
    Look look();

    /**
     * Moves the traffic, if that may be done.
     *
     * @throws dev.slipway.engine.EngineException if the account refuses
     */
    Shifted shift(Shift shift);
}
