package dev.slipway.ui.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;
import dev.slipway.traffic.Vitals;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;

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
}
