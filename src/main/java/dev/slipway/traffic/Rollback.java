package dev.slipway.traffic;

import dev.slipway.aws.Pauses;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Address;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.resources.ecs.Rollout;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The way back from a release. The weights come first, and need nobody's lock but the traffic's:
 * they are what people feel. Then the colour becomes what it was, its target group included.
 *
 * @param release the one to undo
 */
public record Rollback(Deployment deployment, Releases releases, PastRelease release) {
    /** A colour that was scaled down needs as long until a target of it is healthy. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * What it puts back.
     *
     * @param weights nothing if there were none to speak of
     * @param image what the colour ran, by its digest if that is known
     * @param revision that ran it, as {@code family:7}; the description is registered anew
     * @param preview where the preview led; nothing if not to one colour
     */
    public record Puts(
            Optional<Share> weights,
            Colour colour,
            ContainerImage image,
            String revision,
            Optional<Colour> preview) {}

    /** How it ended. */
    public sealed interface End {
        /** Everything is as it was before the release. */
        record Restored() implements End {}

        /** The traffic could not be moved, and nothing else was done. */
        record NotMoved(Shifted shifted) implements End {}

        /** The weights are back, if there were any, but a colour is not what it was. */
        record NotRestored(List<Failure> failures) implements End {
            public NotRestored {
                failures = List.copyOf(failures);
            }
        }
    }

    /**
     * What it would put back, without a look at the account.
     *
     * @throws dev.slipway.engine.EngineException if that cannot be read any more
     */
    public Puts puts() {
        ReleaseRecord.Before before = release.begun().before();
        String definition = before.taskDefinition();
        return new Puts(
                before.weights(),
                release.begun().colour(),
                releases.before(release).container().image(),
                definition.substring(definition.lastIndexOf('/') + 1),
                before.preview());
    }

    /**
     * @param wish what else somebody wants of the shift, such as a reason
     * @param listener told of everything that happens, one event at a time
     */
    public End run(UnaryOperator<Shift> wish, StopSignal stop, Consumer<EngineEvent> listener) {
        Optional<Share> weights = release.begun().before().weights();
        if (weights.isEmpty()) {
            return restore(stop, listener);
        }
        Shift back =
                wish.apply(Shift.back(weights.get(), "rolled back " + release.begun().image()));
        List<Colour> serving =
                Stream.of(Colour.values()).filter(c -> weights.get().weight(c) > 0).toList();
        if (serving.stream().noneMatch(this::isResting)) {
            Shifted shifted = traffic().shift(back);
            if (!(shifted instanceof Shifted.Refused)) {
                return after(shifted, stop, listener);
            }
        }
        for (Colour colour : others(serving)) {
            Optional<List<Failure>> against = wake(colour, stop, listener);
            if (against.isPresent()) {
                return new End.NotRestored(against.get());
            }
        }
        return after(shift(back, serving, stop), stop, listener);
    }

    /** The colour of the release is to run something else anyway. */
    private List<Colour> others(List<Colour> serving) {
        return serving.stream().filter(colour -> colour != release.begun().colour()).toList();
    }

    private Traffic traffic() {
        return releases.traffic();
    }

    /** Whether a colour is scaled down: its last targets may look healthy and be about to go. */
    private boolean isResting(Colour colour) {
        Service wanted = deployment.wanted(colour);
        boolean meantTo =
                wanted.autoscaling().isEmpty() && wanted.desiredCount() < described(colour);
        return meantTo || standing(colour).desired() == 0;
    }

    private Standing standing(Colour colour) {
        return Standing.of(traffic().account(), traffic().site()).get(colour);
    }

    /** Shifts as soon as a target is healthy, if one is to be expected. */
    private Shifted shift(Shift back, List<Colour> serving, StopSignal stop) {
        Instant end = traffic().time().now().plus(PATIENCE);
        Shifted shifted = traffic().shift(back);
        while (shifted instanceof Shifted.Refused
                && !stop.requested()
                && traffic().time().now().isBefore(end)
                && serving.stream().anyMatch(this::isComingUp)) {
            Pauses.pause(traffic().time(), Guard.POLL);
            shifted = traffic().shift(back);
        }
        return shifted;
    }

    private boolean isComingUp(Colour colour) {
        Standing standing = standing(colour);
        return standing.targets().initial() > 0
                || standing.rollout() instanceof Rollout.Verdict.Underway;
    }

    private End after(Shifted shifted, StopSignal stop, Consumer<EngineEvent> listener) {
        return shifted instanceof Shifted.Done || shifted instanceof Shifted.Unchanged
                ? restore(stop, listener)
                : new End.NotMoved(shifted);
    }

    private int described(Colour colour) {
        return deployment.stack().service(colour).desiredCount();
    }

    /** Why the colour has not as many tasks as described, if it has not. */
    private Optional<List<Failure>> wake(
            Colour colour, StopSignal stop, Consumer<EngineEvent> listener) {
        Service wanted = deployment.wanted(colour);
        Service awake =
                wanted.autoscaling().isPresent()
                        ? wanted
                        : wanted.withDesiredCount(described(colour));
        Address service = new Address("EcsService", colour.key());
        try (Engine.Run run = deployment.begin()) {
            Plan plan = deployment.plan(run, colour, awake).only(service::equals);
            return carryOut(run, plan, colour, awake, stop, listener);
        }
    }

    private End restore(StopSignal stop, Consumer<EngineEvent> listener) {
        Colour colour = release.begun().colour();
        Service before =
                releases.before(release).withDesiredCount(deployment.wanted(colour).desiredCount());
        try (Engine.Run run = deployment.begin()) {
            Plan plan = releases.plan(run, new Release(colour, before, Optional.empty()));
            Optional<List<Failure>> against = carryOut(run, plan, colour, before, stop, listener);
            if (against.isPresent()) {
                return new End.NotRestored(against.get());
            }
            release.begun().before().preview().ifPresent(traffic()::preview);
            releases.undone(release);
            return new End.Restored();
        }
    }

    /** What went wrong, if something did. */
    private Optional<List<Failure>> carryOut(
            Engine.Run run,
            Plan plan,
            Colour colour,
            Service service,
            StopSignal stop,
            Consumer<EngineEvent> listener) {
        if (!plan.conflicts().isEmpty()) {
            return Optional.of(plan.conflicts());
        }
        Summary summary =
                deployment.release(run, plan, colour, service, Options.careful(), stop, listener);
        return summary.complete() ? Optional.empty() : Optional.of(failures(summary));
    }

    private static List<Failure> failures(Summary summary) {
        List<Failure> failures =
                summary.failures().stream().map(Failure::anywhere).distinct().toList();
        return failures.isEmpty()
                ? List.of(
                        Failure.of(
                                "rolling back",
                                "It was stopped before it was done.",
                                "Continue when you like: it goes on where it stopped."))
                : failures;
    }
}
