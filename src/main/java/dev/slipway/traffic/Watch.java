package dev.slipway.traffic;

import dev.slipway.aws.Pauses;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Time;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.ShiftRecord.Cause;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Watches for a while after a hand has moved the traffic, and puts the last good weights back in
 * one write if a guard sees a reason to. Good are the weights that were there before the first move
 * that is not watched to its end; so a drag in three pulls goes back to where it began.
 */
public final class Watch {
    /** CloudWatch tells of the first minute of a move after three more. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    /** How long a way back waits for its destination. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How it goes. */
    public sealed interface Told {
        /**
         * @param until when it is over, if nothing happens
         * @param verdict of the last look; empty before the first one
         */
        record Watching(Colour colour, Instant until, Optional<Verdict> verdict) implements Told {}

        /** The account does not tell; it is not over before that. */
        record Blind(Colour colour, String why) implements Told {}

        record Passed(Colour colour, Verdict verdict) implements Told {}

        /** It has to go back and cannot yet. */
        record Waiting(String why, String against) implements Told {}

        record RolledBack(Colour colour, Share to, String why) implements Told {}

        /** It should have gone back and cannot: both colours are in trouble. */
        record Stuck(String why, String against) implements Told {}

        /** There is nothing to watch any more: the traffic was taken elsewhere. */
        record Over() implements Told {}
    }

    /** Makes guards. */
    public interface Guards {
        /**
         * A guard, each question to which is a look.
         *
         * @param share how traffic is divided now
         * @param since when that was set
         */
        Supplier<Verdict> on(Colour colour, Share share, Instant since);
    }

    private record Round(Colour colour, Share good, Share to, Instant since) {}

    private final Guards guards;
    private final Function<Shift, Shifted> traffic;
    private final Time time;
    private final Consumer<Told> listener;
    private Optional<Round> current = Optional.empty();
    private Optional<Told> last = Optional.empty();

    /**
     * @param traffic carries a shift out
     * @param listener told of whatever is new, from any thread
     */
    public Watch(
            Guards guards, Function<Shift, Shifted> traffic, Time time, Consumer<Told> listener) {
        this.guards = guards;
        this.traffic = traffic;
        this.time = time;
        this.listener = listener;
    }

    /** Watches whoever has more now than in the last good division. */
    public synchronized void moved(Share from, Share to) {
        Share good = current.map(Round::good).orElse(from);
        current = to.gaining(good).map(colour -> new Round(colour, good, to, time.now()));
        current.ifPresentOrElse(
                round -> {
                    tell(round, new Told.Watching(round.colour(), until(round), Optional.empty()));
                    time.start(() -> run(round));
                },
                () -> tell(new Told.Over()));
    }

    /** Watches no more; the traffic stays where it is. */
    public synchronized void stop() {
        if (current.isPresent()) {
            current = Optional.empty();
            tell(new Told.Over());
        }
    }

    /** Whether the traffic would be taken back now if it had to be. */
    public synchronized boolean isWatching() {
        return current.isPresent();
    }

    private void run(Round round) {
        watch(round).ifPresent(why -> goBack(round, why));
    }

    /** Looks until it is over; says why to go back, if there is a reason to. */
    private Optional<String> watch(Round round) {
        Optional<Supplier<Verdict>> guard = Optional.empty();
        while (isCurrent(round)) {
            try {
                guard =
                        guard.or(
                                () ->
                                        Optional.of(
                                                guards.on(
                                                        round.colour(),
                                                        round.to(),
                                                        round.since())));
                Verdict seen = guard.get().get();
                if (seen instanceof Verdict.Breach(String why)) {
                    return Optional.of(why);
                }
                Instant until = until(round, seen);
                if (!time.now().isBefore(until)) {
                    end(round, new Told.Passed(round.colour(), seen));
                    return Optional.empty();
                }
                tell(round, new Told.Watching(round.colour(), until, Optional.of(seen)));
            } catch (EngineException e) {
                tell(round, new Told.Blind(round.colour(), e.failure().toString()));
            }
            Pauses.pause(time, Guard.POLL);
        }
        return Optional.empty();
    }

    private static Instant until(Round round) {
        return round.since().plus(WINDOW);
    }

    /** Thin traffic gets as long again to show something. */
    private static Instant until(Round round, Verdict seen) {
        return seen instanceof Verdict.TooQuiet ? until(round).plus(WINDOW) : until(round);
    }

    private void goBack(Round round, String why) {
        Shift back =
                new Shift(
                        round.good(),
                        Cause.GUARD,
                        Optional.of(why),
                        false,
                        Optional.of(round.to()));
        Instant end = time.now().plus(PATIENCE);
        while (isCurrent(round)) {
            Told told = goBack(round, back, why);
            if (!(told instanceof Told.Waiting waiting)) {
                end(round, told);
                return;
            }
            if (time.now().isAfter(end)) {
                end(round, new Told.Stuck(why, waiting.against()));
                return;
            }
            tell(round, waiting);
            Pauses.pause(time, Guard.POLL);
        }
    }

    private Told goBack(Round round, Shift back, String why) {
        try {
            return switch (traffic.apply(back)) {
                case Shifted.Done _, Shifted.Unchanged _ ->
                        new Told.RolledBack(round.colour(), round.good(), why);
                case Shifted.Foreign _ -> new Told.Over();
                case Shifted.Refused refused -> new Told.Waiting(why, refused.why());
            };
        } catch (EngineException e) {
            return new Told.Waiting(why, e.failure().toString());
        }
    }

    private synchronized boolean isCurrent(Round round) {
        return current.filter(now -> now == round).isPresent();
    }

    private synchronized void end(Round round, Told how) {
        if (isCurrent(round)) {
            current = Optional.empty();
            tell(how);
        }
    }

    private synchronized void tell(Round round, Told told) {
        if (isCurrent(round)) {
            tell(told);
        }
    }

    private void tell(Told told) {
        if (last.filter(told::equals).isEmpty()) {
            last = Optional.of(told);
            listener.accept(told);
        }
    }
}
