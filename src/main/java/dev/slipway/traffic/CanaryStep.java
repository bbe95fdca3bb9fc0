package dev.slipway.traffic;

import dev.slipway.engine.EngineException;
import dev.slipway.traffic.ShiftRecord.Cause;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One step of a canary, from the wish to move until it was watched for long enough. */
final class CanaryStep {
    /** How long it waits for the colour to become ready. */
    private static final Duration PATIENCE = Headroom.PATIENCE;

    /** How a step stands after a look. */
    sealed interface Progress {
        record UnderWay() implements Progress {}

        record Passed() implements Progress {}

        /** Everything is to be put back. */
        record Condemned(String why) implements Progress {}

        /** The canary is over and leaves the traffic where it is. */
        record Over(CanaryEnd end) implements Progress {}
    }

    private final Traffic traffic;
    private final CanaryState state;
    private final boolean first;
    private final Consumer<CanaryEvent> listener;
    private final Instant began;
    private Optional<Guard> guard = Optional.empty();
    private Optional<Verdict> verdict = Optional.empty();
    private Optional<List<Headroom.Raised>> raised = Optional.empty();
    private Instant moved;
    private String waiting = "";

    /**
     * @param first whether the canary moved nothing yet, so that the history of shifts says where
     *     the traffic should be
     */
    CanaryStep(Traffic traffic, CanaryState state, boolean first, Consumer<CanaryEvent> listener) {
        this.traffic = traffic;
        this.state = state;
        this.first = first;
        this.listener = listener;
        this.began = traffic.time().now();
        this.moved = began;
    }

    /**
     * Looks once, and moves the traffic if that was not done yet.
     *
     * @param paused whether the step may not pass
     */
    Progress look(boolean paused) {
        try {
            return guard.isEmpty() ? move() : watch(paused);
        } catch (EngineException e) {
            // Blind for a moment: nothing moves on, and nothing is known that goes back.
            return waitFor(e.failure().toString());
        }
    }

    private Progress move() {
        Position now = traffic.position();
        if (!isOurs(now)) {
            return new Progress.Over(CanaryEnd.TakenOver.by(now, traffic.history()));
        }
        Shift shift =
                new Shift(
                        state.share(),
                        Cause.CANARY,
                        Optional.of(reason()),
                        false,
                        first ? Optional.empty() : now.share());
        return switch (traffic.shift(shift)) {
            case Shifted.Done _, Shifted.Unchanged _ -> begin();
            case Shifted.Foreign foreign ->
                    new Progress.Over(new CanaryEnd.TakenOver(foreign.told()));
            case Shifted.Refused refused -> refused(refused);
        };
    }

    /** The step before counts as well: the last Slipway may have ended between two. */
    private boolean isOurs(Position now) {
        return now.share()
                .filter(at -> at.isLike(state.before()) || at.isLike(state.share()))
                .isPresent();
    }

    private String reason() {
        return "canary %s, step %d of %d".formatted(state.plan().name(), number(), steps());
    }

    private int number() {
        return state.step() + 1;
    }

    private int steps() {
        return state.plan().steps().size();
    }

    private Progress begin() {
        moved = traffic.time().now();
        guard =
                Optional.of(
                        new Guard(
                                traffic,
                                state.colour(),
                                state.share(),
                                state.plan().limits(),
                                moved));
        listener.accept(
                new CanaryEvent.Moved(moved, number(), steps(), state.share(), state.bake()));
        return watch(false);
    }

    private Progress refused(Shifted.Refused refused) {
        if (raised.isEmpty()) {
            raised = Optional.of(raise());
            raised.get().forEach(each -> waitFor(each.told()));
        }
        boolean late = traffic.time().now().isAfter(began.plus(PATIENCE));
        if (state.step() == 0 && (late || raised.get().isEmpty())) {
            return new Progress.Over(new CanaryEnd.NotReady(refused.why(), refused.remedy()));
        }
        return late ? new Progress.Condemned(refused.why()) : waitFor(refused.why());
    }

    /** Whoever may not touch the autoscaling still has what there is without. */
    private List<Headroom.Raised> raise() {
        try {
            return new Headroom(traffic).raise(state.share());
        } catch (EngineException e) {
            waitFor(e.failure().toString());
            return List.of();
        }
    }

    private Progress watch(boolean paused) {
        Position now = traffic.position();
        if (now.share().filter(state.share()::isLike).isEmpty()) {
            return new Progress.Over(CanaryEnd.TakenOver.by(now, traffic.history()));
        }
        Verdict seen = guard.orElseThrow().look();
        waiting = "";
        if (verdict.filter(seen::equals).isEmpty()) {
            verdict = Optional.of(seen);
            listener.accept(new CanaryEvent.Judged(traffic.time().now(), seen));
        }
        return switch (seen) {
            case Verdict.Breach breach -> new Progress.Condemned(breach.told());
            case Verdict.Fine _ -> after(state.bake(), paused);
            // Thin traffic gets as long again to show something.
            case Verdict.TooQuiet _ -> after(state.bake().multipliedBy(2), paused);
        };
    }

    private Progress after(Duration bake, boolean paused) {
        return paused || traffic.time().now().isBefore(moved.plus(bake))
                ? new Progress.UnderWay()
                : new Progress.Passed();
    }

    private Progress waitFor(String why) {
        if (!why.equals(waiting)) {
            waiting = why;
            listener.accept(new CanaryEvent.Waiting(traffic.time().now(), why));
        }
        return new Progress.UnderWay();
    }
}
