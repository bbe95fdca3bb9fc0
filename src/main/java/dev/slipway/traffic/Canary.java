package dev.slipway.traffic;

import dev.slipway.aws.Pauses;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Time;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.ShiftRecord.Cause;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Moves traffic to a colour step by step, watches each step for a while, and puts everything back
 * in one write as soon as the guard sees a reason to.
 *
 * <p>It runs on one thread; the orders to it may come from any.
 */
public final class Canary {
    /** How soon an order is heard. */
    private static final Duration HEED = Duration.ofSeconds(1);

    /** How long a step waits for the colour to become ready, and a way back for its destination. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What somebody wants of a canary under way. */
    private enum Order {
        GO_ON,
        PAUSE,
        ABORT,
        LEAVE
    }

    private final Traffic traffic;
    private final Time time;
    private final Consumer<CanaryEvent> listener;
    private final boolean leftover;
    private CanaryState state;
    private volatile Order order = Order.GO_ON;
    private boolean paused;

    /**
     * @param leftover whether another Slipway began it and was closed
     */
    Canary(Traffic traffic, CanaryState state, boolean leftover, Consumer<CanaryEvent> listener) {
        this.leftover = leftover;
        this.traffic = traffic;
        this.time = traffic.time();
        this.state = state;
        this.listener = listener;
    }

    /** Leaves the traffic where it is; the guard still takes it back if it must. */
    public void pause() {
        order = Order.PAUSE;
    }

    /** Goes on after a pause. */
    public void proceed() {
        order = Order.GO_ON;
    }

    /** Puts everything back. */
    public void abort() {
        order = Order.ABORT;
    }

    /** Stops here; the next one to run it does what was chosen for that. */
    public void leave() {
        order = Order.LEAVE;
    }

    /**
     * Runs it to its end.
     *
     * @return how it ended; empty if it was told to leave
     * @throws EngineException if its progress cannot be kept
     */
    Optional<CanaryEnd> run() {
        Optional<CanaryEnd> end =
                leftover && state.leftover() == Leftover.ROLLBACK
                        ? rollBack("Slipway was closed in the middle of the canary.")
                        : steps();
        end.ifPresent(
                how -> {
                    keep(state.ended(how));
                    listener.accept(new CanaryEvent.Ended(time.now(), how));
                });
        if (end.isEmpty()) {
            listener.accept(new CanaryEvent.Left(time.now(), state.step() + 1));
        }
        return end;
    }

    private void keep(CanaryState next) {
        state = next;
        state.keep(traffic.folder());
    }

    private Optional<CanaryEnd> steps() {
        while (true) {
            Step step = new Step();
            while (step.isUnderWay()) {
                step.look();
                if (step.isUnderWay() && !rest()) {
                    return order == Order.ABORT
                            ? rollBack("It was aborted by hand.")
                            : Optional.empty();
                }
            }
            if (step.breach.isPresent()) {
                return rollBack(step.breach.get());
            }
            if (step.end.isPresent()) {
                return step.end;
            }
            if (state.step() + 1 == state.plan().steps().size()) {
                return Optional.of(new CanaryEnd.Completed());
            }
            keep(state.at(state.step() + 1));
        }
    }

    /** Until the next look; false if somebody wants no further one. */
    private boolean rest() {
        Instant end = time.now().plus(Guard.POLL);
        while (time.now().isBefore(end)) {
            if (order == Order.ABORT || order == Order.LEAVE) {
                return false;
            }
            heed();
            Pauses.pause(time, HEED);
        }
        return order != Order.ABORT && order != Order.LEAVE;
    }

    private void heed() {
        boolean wanted = order == Order.PAUSE;
        if (wanted != paused) {
            paused = wanted;
            listener.accept(
                    paused
                            ? new CanaryEvent.Paused(time.now())
                            : new CanaryEvent.Resumed(time.now()));
        }
    }

    /** One step, from the wish to move until it has been watched for long enough. */
    private final class Step {
        private final Instant began = time.now();
        private Optional<Guard> guard = Optional.empty();
        private Instant moved = began;
        private Optional<Verdict> verdict = Optional.empty();
        private String waiting = "";
        private boolean passed;
        private Optional<String> breach = Optional.empty();
        private Optional<CanaryEnd> end = Optional.empty();

        boolean isUnderWay() {
            return !passed && breach.isEmpty() && end.isEmpty();
        }

        void look() {
            try {
                if (guard.isEmpty()) {
                    move();
                } else {
                    watch();
                }
            } catch (EngineException e) {
                // Blind for a moment: nothing moves on, and nothing is known that goes back.
                tell(e.failure().toString());
            }
        }

        private void move() {
            Position now = traffic.position();
            if (!isOurs(now)) {
                end = Optional.of(takenOver(now));
                return;
            }
            Shift shift =
                    new Shift(
                            state.share(),
                            Cause.CANARY,
                            Optional.of(reason()),
                            false,
                            isFirst() ? Optional.empty() : now.share());
            switch (traffic.shift(shift)) {
                case Shifted.Done _, Shifted.Unchanged _ -> begin();
                case Shifted.Foreign foreign ->
                        end = Optional.of(new CanaryEnd.TakenOver(foreign.told()));
                case Shifted.Refused refused -> refused(refused);
            }
        }

        /** The step before counts as well: the last Slipway may have ended between two. */
        private boolean isOurs(Position now) {
            return now.share()
                    .filter(at -> at.isLike(state.before()) || at.isLike(state.share()))
                    .isPresent();
        }

        /** Whether nothing was moved yet, so that the history says where the traffic should be. */
        private boolean isFirst() {
            return state.step() == 0 && !leftover;
        }

        private String reason() {
            return "canary %s, step %d of %d"
                    .formatted(state.plan().name(), state.step() + 1, state.plan().steps().size());
        }

        private void begin() {
            moved = time.now();
            guard =
                    Optional.of(
                            new Guard(
                                    traffic,
                                    state.colour(),
                                    state.share(),
                                    state.plan().limits(),
                                    moved));
            listener.accept(
                    new CanaryEvent.Moved(
                            moved,
                            state.step() + 1,
                            state.plan().steps().size(),
                            state.share(),
                            bake()));
            watch();
        }

        private void refused(Shifted.Refused refused) {
            if (state.step() == 0) {
                end = Optional.of(new CanaryEnd.NotReady(refused.why(), refused.remedy()));
            } else if (time.now().isAfter(began.plus(PATIENCE))) {
                breach = Optional.of(refused.why());
            } else {
                tell(refused.why());
            }
        }

        private Duration bake() {
            return state.plan().steps().get(state.step()).bake();
        }

        private void watch() {
            Position now = traffic.position();
            if (now.share().filter(state.share()::isLike).isEmpty()) {
                end = Optional.of(takenOver(now));
                return;
            }
            Verdict seen = guard.orElseThrow().look();
            waiting = "";
            if (verdict.filter(seen::equals).isEmpty()) {
                verdict = Optional.of(seen);
                listener.accept(new CanaryEvent.Judged(time.now(), seen));
            }
            if (seen instanceof Verdict.Breach) {
                breach = Optional.of(seen.told());
            } else {
                // Thin traffic gets as long again to show something.
                Duration wait = seen instanceof Verdict.TooQuiet ? bake().multipliedBy(2) : bake();
                passed = !paused && !time.now().isBefore(moved.plus(wait));
            }
        }

        private void tell(String why) {
            if (!why.equals(waiting)) {
                waiting = why;
                listener.accept(new CanaryEvent.Waiting(time.now(), why));
            }
        }
    }

    private CanaryEnd takenOver(Position now) {
        List<PastShift> history = traffic.history();
        Optional<String> known =
                history.isEmpty()
                        ? Optional.empty()
                        : Optional.of(history.getLast())
                                .filter(
                                        last ->
                                                now.share()
                                                        .filter(last.begun().to()::isLike)
                                                        .isPresent())
                                .map(PastShift::told);
        return new CanaryEnd.TakenOver(
                known.orElseGet(
                        () ->
                                "Somebody else set the weights to %d:%d."
                                        .formatted(now.weights().blue(), now.weights().green())));
    }

    /** Puts the weights back that there were before, in one write. */
    private Optional<CanaryEnd> rollBack(String why) {
        keep(state.leftover(Leftover.ROLLBACK));
        Instant end = time.now().plus(PATIENCE);
        String waiting = "";
        while (true) {
            String against;
            try {
                Position now = traffic.position();
                if (!isLeft(now)) {
                    return Optional.of(takenOver(now));
                }
                switch (traffic.shift(back(why, now))) {
                    case Shifted.Done _, Shifted.Unchanged _ -> {
                        return Optional.of(new CanaryEnd.RolledBack(why));
                    }
                    case Shifted.Foreign foreign -> {
                        return Optional.of(new CanaryEnd.TakenOver(foreign.told()));
                    }
                    case Shifted.Refused refused -> against = refused.why();
                }
            } catch (EngineException e) {
                against = e.failure().toString();
            }
            if (order == Order.LEAVE) {
                return Optional.empty();
            }
            if (time.now().isAfter(end)) {
                return Optional.of(new CanaryEnd.Stuck(why, against));
            }
            if (!against.equals(waiting)) {
                waiting = against;
                listener.accept(new CanaryEvent.Waiting(time.now(), against));
            }
            Pauses.pause(time, Guard.POLL);
        }
    }

    private boolean isLeft(Position now) {
        return now.share()
                .filter(
                        at ->
                                at.isLike(state.share())
                                        || at.isLike(state.before())
                                        || at.isLike(state.start()))
                .isPresent();
    }

    private Shift back(String why, Position now) {
        return new Shift(state.start(), Cause.GUARD, Optional.of(why), false, now.share());
    }
}
