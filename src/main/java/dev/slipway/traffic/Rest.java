package dev.slipway.traffic;

import dev.slipway.engine.Summary;

/** What came of scaling a colour down. */
public sealed interface Rest {
    /**
     * Its last tasks are told to stop.
     *
     * @param summary of the run that did so, which may have failed
     */
    record Begun(Summary summary) implements Rest {}

    /** It was scaled down before. */
    record Resting() implements Rest {}

    /**
     * Its number of tasks belongs to autoscaling, which takes one without load to its minimum.
     *
     * @param minimum the fewest tasks
     */
    record Autoscaled(int minimum) implements Rest {}

    /** Somebody may still be on it; nothing was done. */
    record NotDrained(Drain drain) implements Rest {}
}
