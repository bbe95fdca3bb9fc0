package dev.slipway.traffic;

import dev.slipway.aws.Pauses;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Time;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.ShiftRecord.Cause;

import java.time.Duration;
import java.time.Instant;
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

    /** How long a way back waits for its destination. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What somebody wants of a canary under way. */
    private enum Order {
        GO_ON,
        PAUSE,
        ABORT,
        HAND_OVER,
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

    /** Ends here and leaves the traffic where it is, to whoever moves it by hand from now on. */
    public void handOver() {
        order = Order.HAND_OVER;
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
        CanaryStep step = step();
        while (!isStopped()) {
            switch (step.look(paused)) {
                case CanaryStep.Progress.Condemned(String why) -> {
                    return rollBack(why);
                }
                case CanaryStep.Progress.Over(CanaryEnd end) -> {
                    return Optional.of(end);
                }
                case CanaryStep.Progress.Passed() -> {
                    if (state.isLast()) {
                        return Optional.of(new CanaryEnd.Completed());
                    }
                    keep(state.at(state.step() + 1));
                    step = step();
                }
                case CanaryStep.Progress.UnderWay() -> rest();
            }
        }
        return stopped();
    }

    private Optional<CanaryEnd> stopped() {
        return switch (order) {
            case ABORT -> rollBack("It was aborted by hand.");
            case HAND_OVER -> handedOver();
            case LEAVE, GO_ON, PAUSE -> Optional.empty();
        };
    }

    private static Optional<CanaryEnd> handedOver() {
        return Optional.of(new CanaryEnd.TakenOver("It was taken over by hand."));
    }

    private CanaryStep step() {
        return new CanaryStep(traffic, state, state.step() == 0 && !leftover, listener);
    }

    /** Until the next look, or until somebody wants no further one. */
    private void rest() {
        Instant end = time.now().plus(Guard.POLL);
        while (time.now().isBefore(end) && !isStopped()) {
            heed();
            Pauses.pause(time, HEED);
        }
        heed();
    }

    private boolean isStopped() {
        return order == Order.ABORT || order == Order.HAND_OVER || order == Order.LEAVE;
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
                    return Optional.of(CanaryEnd.TakenOver.by(now, traffic.history()));
                }
                switch (traffic.shift(back(why, now))) {
                    case Shifted.Done _, Shifted.Unchanged _ -> {
                        restore();
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
            if (order == Order.HAND_OVER) {
                return handedOver();
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

    /** What autoscaling kept for the canary; the next plan shows it if this fails. */
    private void restore() {
        try {
            new Headroom(traffic).restore(state.colour());
        } catch (EngineException e) {
            listener.accept(new CanaryEvent.Waiting(time.now(), e.failure().toString()));
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
