package dev.slipway.sandbox.world;

import java.time.Instant;
import java.util.Optional;

/**
 * A part of the world in which things happen by themselves, such as tasks that start. What is due
 * follows from its state alone, so that a world can be saved at any moment.
 */
public interface Agenda {

    /** When something happens next; empty if nothing will unless somebody calls. */
    Optional<Instant> due();

    /** Lets happen what is due at this instant; afterwards, something later is due or nothing. */
    void happen(Instant now);
}
