package dev.slipway.traffic;

import java.time.Duration;
import java.time.Instant;

/** What happens in a canary, for whoever shows it. */
public sealed interface CanaryEvent {
    Instant at();

    /**
     * @param steps how many there are; the first is number 1
     */
    record Moved(Instant at, int step, int steps, Share to, Duration bake) implements CanaryEvent {}

    /** The guard thinks something else than before. */
    record Judged(Instant at, Verdict verdict) implements CanaryEvent {}

    /** Traffic stays where it is until somebody says otherwise, or the guard takes it back. */
    record Paused(Instant at) implements CanaryEvent {}

    record Resumed(Instant at) implements CanaryEvent {}

    /** Something does not work at the moment and is tried again. */
    record Waiting(Instant at, String why) implements CanaryEvent {}

    /** It was left unfinished: nothing moves until it is run again. */
    record Left(Instant at, int step) implements CanaryEvent {}

    record Ended(Instant at, CanaryEnd end) implements CanaryEvent {}
}
