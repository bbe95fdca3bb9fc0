package dev.slipway.ui.logs;

import dev.slipway.engine.Failure;
import dev.slipway.logs.Source;
import dev.slipway.logs.SourceState;
import dev.slipway.logs.SourceState.Reason;
import dev.slipway.logs.Status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a log window fares at one moment.
 *
 * @param status of its tail; empty before there is one
 * @param held how many lines can be read
 * @param cap how many lines that may become
 * @param dropped how many there was no room for any more
 * @param sampled whether AWS leaves out lines of what is read live
 */
record Standing(
        Optional<Status> status,
        long held,
        long cap,
        long dropped,
        boolean paused,
        boolean sampled) {

    /** What matters most of it. */
    sealed interface Now {
        /** Nothing has been heard of any log group yet, or none can be read. */
        record Waiting() implements Now {}

        record SignIn() implements Now {}

        record Unreachable() implements Now {}

        record Throttled() implements Now {}

        record Paused() implements Now {}

        /**
         * @param upTo the oldest moment up to which a source has been read
         */
        record CatchingUp(Instant upTo) implements Now {}

        record Live() implements Now {}

        record Ended() implements Now {}
    }

    /** A log group that cannot be read, and why. */
    record Blocked(Source source, Failure failure) {}

    Now now() {
        if (waits(Reason.SIGN_IN)) {
            return new Now.SignIn();
        }
        if (waits(Reason.UNREACHABLE)) {
            return new Now.Unreachable();
        }
        if (waits(Reason.THROTTLED)) {
            return new Now.Throttled();
        }
        return paused ? new Now.Paused() : reading();
    }

    private Now reading() {
        Optional<Instant> upTo =
                states().stream()
                        .filter(SourceState.CatchingUp.class::isInstance)
                        .map(state -> ((SourceState.CatchingUp) state).upTo())
                        .min(Comparator.naturalOrder());
        if (upTo.isPresent()) {
            return new Now.CatchingUp(upTo.get());
        }
        if (states().stream().anyMatch(SourceState.Following.class::isInstance)) {
            return new Now.Live();
        }
        return hasEnded() ? new Now.Ended() : new Now.Waiting();
    }

    private boolean hasEnded() {
        return !states().isEmpty() && status.filter(Status::hasEnded).isPresent();
    }

    /** Whether lines still come, so that it can be told how many and how soon. */
    boolean isReading() {
        return !states().isEmpty() && !hasEnded();
    }

    /** How many log groups are read. */
    int groups() {
        return states().size();
    }

    /** Those that cannot be read, each for a reason of its own. */
    List<Blocked> blocked() {
        List<Blocked> blocked = new ArrayList<>();
        status.map(Status::sources)
                .orElse(Map.of())
                .forEach(
                        (source, state) ->
                                failure(state)
                                        .map(why -> new Blocked(source, why))
                                        .ifPresent(blocked::add));
        return blocked;
    }

    private static Optional<Failure> failure(SourceState state) {
        return switch (state) {
            case SourceState.Waiting(Reason reason, Failure failure, _)
                    when reason == Reason.DENIED || reason == Reason.MISSING ->
                    Optional.of(failure);
            case SourceState.Ended(Optional<Failure> failure) -> failure;
            case SourceState.Waiting _, SourceState.CatchingUp _, SourceState.Following _ ->
                    Optional.empty();
        };
    }

    private List<SourceState> states() {
        return status.map(Status::sources).map(Map::values).map(List::copyOf).orElse(List.of());
    }

    private boolean waits(Reason reason) {
        return states().stream()
                .anyMatch(
                        state ->
                                state instanceof SourceState.Waiting waiting
                                        && waiting.reason() == reason);
    }
}
