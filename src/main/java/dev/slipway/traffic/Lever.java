package dev.slipway.traffic;

import dev.slipway.aws.Pauses;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a hand moves: it may be pulled as often as one likes, and the traffic follows to where it
 * was pulled last. One shift is under way at a time, the next one begins two seconds after it at
 * the earliest, and places in between that were passed meanwhile are left out.
 */
public final class Lever {
    static final Duration BETWEEN_WRITES = Duration.ofSeconds(2);

    /** What became of a pull that was carried out. */
    public sealed interface Told {
        Shift shift();

        record Result(Shift shift, Shifted shifted) implements Told {}

        /** The account did not do it. */
        record Trouble(Shift shift, Failure failure) implements Told {}
    }

    private final Function<Shift, Shifted> traffic;
    private final Time time;
    private final Consumer<Told> listener;
    private Optional<Shift> wanted = Optional.empty();
    private Optional<Share> seen = Optional.empty();
    private Instant next = Instant.MIN;
    private boolean working;

    /**
     * @param traffic carries a shift out
     * @param listener told of each pull that was carried out, one at a time
     */
    public Lever(Function<Shift, Shifted> traffic, Time time, Consumer<Told> listener) {
        this.traffic = traffic;
        this.time = time;
        this.listener = listener;
    }

    /** Wants the traffic there, and no longer where it was wanted before. */
    public synchronized void pull(Shift shift) {
        wanted = Optional.of(shift);
        if (!working) {
            working = true;
            time.start(this::work);
        }
    }

    /** Takes note of what somebody else has set: pulls go on from there. */
    public synchronized void accept(Share found) {
        seen = Optional.of(found);
    }

    /** Whether nothing is under way and nothing is wanted. */
    public synchronized boolean isAtRest() {
        return !working;
    }

    private void work() {
        for (Duration pause = pause(); pause != null; pause = pause()) {
            if (pause.isPositive()) {
                Pauses.pause(time, pause);
            }
            // What is wanted is taken only now: it may have changed in the pause.
            take().ifPresent(shift -> listener.accept(carryOut(shift)));
        }
    }

    /** How long to wait before the next shift; null if none is wanted. */
    private synchronized Duration pause() {
        if (wanted.isEmpty()) {
            working = false;
            return null;
        }
        Duration left = Duration.between(time.now(), next);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private synchronized Optional<Shift> take() {
        Optional<Shift> taken =
                wanted.map(
                        shift ->
                                shift.over().isPresent() || seen.isEmpty()
                                        ? shift
                                        : shift.over(seen.get()));
        wanted = Optional.empty();
        return taken;
    }

    private Told carryOut(Shift shift) {
        try {
            Shifted shifted = traffic.apply(shift);
            note(shift, shifted);
            return new Told.Result(shift, shifted);
        } catch (EngineException e) {
            wrote(Optional.empty());
            return new Told.Trouble(shift, e.failure());
        }
    }

    private synchronized void note(Shift shift, Shifted shifted) {
        switch (shifted) {
            case Shifted.Done done -> wrote(Optional.of(done.to()));
            case Shifted.Unchanged unchanged -> seen = Optional.of(unchanged.at());
            // Whatever was wanted since then was wanted by somebody who had not seen this.
            case Shifted.Foreign _ -> wanted = Optional.empty();
            case Shifted.Refused _ -> {}
        }
    }

    /**
     * @param at where the traffic is; empty if that is not known, so that the history has to tell
     */
    private synchronized void wrote(Optional<Share> at) {
        seen = at;
        next = time.now().plus(BETWEEN_WRITES);
    }
}
