package dev.slipway.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * What happens during a run: the only seam between the engine and whoever shows it. Events come one
 * at a time, in order.
 */
public sealed interface EngineEvent {
    Instant at();

    /**
     * @param steps how many steps there are
     * @param expected how long the run usually takes
     */
    record RunStarted(Instant at, String run, Verb verb, String stack, int steps, Duration expected)
            implements EngineEvent {}

    record StepStarted(Instant at, Address address, Action action, String title)
            implements EngineEvent {}

    /** A step waits, for a reason that a user understands. */
    record StepWaiting(Instant at, Address address, String reason) implements EngineEvent {}

    /** A step has looked at its resource, which is not as it was when it looked before. */
    record StepLooked(Instant at, Address address, Sight sight) implements EngineEvent {}

    record StepEnded(
            Instant at,
            Address address,
            Action action,
            String title,
            Outcome outcome,
            Duration elapsed)
            implements EngineEvent {}

    /** Nothing new is started any more. */
    record RunStopping(Instant at) implements EngineEvent {}

    record RunEnded(
            Instant at,
            String run,
            boolean complete,
            long done,
            long failed,
            long skipped,
            long kept,
            Duration elapsed)
            implements EngineEvent {}
}
