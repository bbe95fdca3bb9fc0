package dev.slipway.traffic;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.OwnerOnly;
import dev.slipway.engine.StackLock;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.CanaryState.Leftover;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The canaries of one stack, of which one at a time is under way. */
public record Canaries(Traffic traffic) {

    /**
     * The canary that a Slipway began and did not come to the end of.
     *
     * @throws EngineException if what is kept of it cannot be read
     */
    public Optional<CanaryState> unfinished() {
        return last().filter(state -> state.end().isEmpty())
                .filter(state -> state.rule().equals(traffic.site().rule()));
    }

    /** The last canary, over or not. */
    public Optional<CanaryState> last() {
        return CanaryState.read(traffic.folder());
    }

    /** The colour that has less of the traffic now. */
    public Colour idle() {
        return traffic.position()
                .share()
                .filter(share -> share.isMoreThanHalf(Colour.GREEN))
                .map(_ -> Colour.BLUE)
                .orElse(Colour.GREEN);
    }

    /**
     * A new canary. Steps that give the colour no more than it has are left out.
     *
     * @param leftover what to do with it after this Slipway was closed too early
     * @throws EngineException if another one is unfinished, or no step is left
     */
    public CanaryState plan(CanaryPlan plan, Colour colour, Leftover leftover) {
        if (unfinished().isPresent()) {
            throw new EngineException(
                    Failure.of(
                            "beginning a canary",
                            "Another one is not over.",
                            "Let it go on, or abort it."));
        }
        Share now =
                traffic.position()
                        .share()
                        .orElseThrow(
                                () ->
                                        new EngineException(
                                                Failure.of(
                                                        "beginning a canary",
                                                        "The rule has weights of nothing.",
                                                        "Shift the traffic by force first.")));
        CanaryPlan left = rising(plan, colour, now);
        return new CanaryState(
                traffic.site().rule(),
                traffic.time().now(),
                left,
                colour,
                now,
                0,
                leftover,
                Optional.empty());
    }

    private static CanaryPlan rising(CanaryPlan plan, Colour colour, Share now) {
        var steps =
                plan.steps().stream()
                        .filter(
                                step ->
                                        Share.of(colour, step.percent())
                                                .gaining(now)
                                                .filter(colour::equals)
                                                .isPresent())
                        .toList();
        if (steps.isEmpty()) {
            throw new EngineException(
                    Failure.of(
                            "beginning a canary",
                            "%s has %s of the traffic already."
                                    .formatted(colour.key(), now.percent(colour)),
                            "Nothing needs to be done."));
        }
        return new CanaryPlan(plan.name(), steps, plan.limits());
    }

    /**
     * Gives up a canary that was left, wherever it has come to.
     *
     * @throws EngineException if another Slipway runs it
     */
    public void abandon() {
        unfinished().ifPresent(this::abandon);
    }

    private void abandon(CanaryState state) {
        try {
            switch (StackLock.take(traffic.folder().resolve("canary.lock"), "giving it up")) {
                case StackLock.Attempt.Busy(String other) -> throw busy(other);
                case StackLock.Attempt.Taken(StackLock lock) -> {
                    try (lock) {
                        state.ended(new CanaryEnd.TakenOver("It was given up."))
                                .keep(traffic.folder());
                    }
                }
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static EngineException busy(String other) {
        return new EngineException(
                Failure.of(
                        "running the canary",
                        "Another Slipway runs it (" + other + ").",
                        "Wait until it is over, or stop it there."));
    }

    private EngineException unwritable(IOException e) {
        return new EngineException(
                Failure.of(
                        "running the canary",
                        traffic.folder() + " cannot be written: " + e.getMessage() + ".",
                        "Make room on the disk or mend its permissions."),
                e);
    }

    /**
     * Runs a canary, new or unfinished, to its end. What was not watched while no Slipway ran is
     * watched anew.
     *
     * @param started is given the canary, to give orders to
     * @return how it ended; empty if it was left
     * @throws EngineException if another Slipway runs one, or its progress cannot be kept
     */
    public Optional<CanaryEnd> run(
            CanaryState state, Consumer<CanaryEvent> listener, Consumer<Canary> started) {
        boolean leftover = unfinished().isPresent();
        try {
            OwnerOnly.createDirectories(traffic.folder());
            String holder =
                    "process %d, since %s".formatted(ProcessHandle.current().pid(), Instant.now());
            return switch (StackLock.take(traffic.folder().resolve("canary.lock"), holder)) {
                case StackLock.Attempt.Busy(String other) -> throw busy(other);
                case StackLock.Attempt.Taken(StackLock lock) -> {
                    try (lock) {
                        state.keep(traffic.folder());
                        Canary canary = new Canary(traffic, state, leftover, listener);
                        started.accept(canary);
                        yield canary.run();
                    }
                }
            };
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
