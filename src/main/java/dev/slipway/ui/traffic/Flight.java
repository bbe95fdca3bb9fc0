package dev.slipway.ui.traffic;

import dev.slipway.traffic.CanaryEvent;
import dev.slipway.traffic.CanaryState;
import dev.slipway.traffic.Verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a canary under way has come, as its events tell.
 *
 * @param step the one it is at, from 0
 * @param moved when that got its share; empty until then
 * @param waiting what it waits for, if something does not work at the moment
 * @param asked what it was told and has not heard yet
 */
record Flight(
        CanaryState state,
        int step,
        Optional<Instant> moved,
        Optional<Verdict> verdict,
        boolean paused,
        Optional<String> waiting,
        Optional<Asked> asked) {

    /** What it can be told that takes a moment. */
    enum Asked {
        PAUSE,
        PROCEED,
        HAND_OVER,
        ABORT
    }

    static Flight of(CanaryState state) {
        return new Flight(
                state,
                state.step(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    Flight asked(Asked order) {
        return new Flight(state, step, moved, verdict, paused, waiting, Optional.of(order));
    }

    Flight after(CanaryEvent event) {
        return switch (event) {
            case CanaryEvent.Moved it ->
                    new Flight(
                            state,
                            it.step() - 1,
                            Optional.of(it.at()),
                            Optional.empty(),
                            paused,
                            Optional.empty(),
                            asked);
            case CanaryEvent.Judged it ->
                    new Flight(
                            state,
                            step,
                            moved,
                            Optional.of(it.verdict()),
                            paused,
                            Optional.empty(),
                            asked);
            case CanaryEvent.Paused _ ->
                    new Flight(state, step, moved, verdict, true, waiting, without(Asked.PAUSE));
            case CanaryEvent.Resumed _ ->
                    new Flight(state, step, moved, verdict, false, waiting, without(Asked.PROCEED));
            case CanaryEvent.Waiting it ->
                    new Flight(state, step, moved, verdict, paused, Optional.of(it.why()), asked);
            case CanaryEvent.Left _, CanaryEvent.Ended _ -> this;
        };
    }

    private Optional<Asked> without(Asked heard) {
        return asked.filter(order -> order != heard);
    }

    /** How long the step goes on if nothing happens; empty before it has its share. */
    Optional<Duration> left(Instant now) {
        Duration bake = state.plan().steps().get(step).bake();
        boolean quiet = verdict.filter(Verdict.TooQuiet.class::isInstance).isPresent();
        return moved.map(at -> Duration.between(now, at.plus(quiet ? bake.multipliedBy(2) : bake)));
    }
}
