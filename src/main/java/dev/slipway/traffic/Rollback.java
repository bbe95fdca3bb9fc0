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
import dev.slipway.stack.Colour;
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
     * @param wish what else somebody wants of the shift, such as a reason
     * @param listener told of everything that happens, one event at a time
     */
    public End run(UnaryOperator<Shift> wish, StopSignal stop, Consumer<EngineEvent> listener) {
        Optional<Share> weights = release.begun().before().weights();
        boolean woken = false;
        for (Colour colour : resting(weights)) {
            Optional<List<Failure>> against = wake(colour, stop, listener);
            if (against.isPresent()) {
                return new End.NotRestored(against.get());
            }
            woken = true;
        }
        Optional<Shifted> shifted = weights.map(to -> shift(wish.apply(back(to))));
        Instant end = traffic().time().now().plus(PATIENCE);
        while (woken
                && shifted.filter(Shifted.Refused.class::isInstance).isPresent()
                && !stop.requested()
                && traffic().time().now().isBefore(end)) {
            Pauses.pause(traffic().time(), Guard.POLL);
            shifted = weights.map(to -> shift(wish.apply(back(to))));
        }
        return shifted.filter(how -> !isThere(how))
                .<End>map(End.NotMoved::new)
                .orElseGet(() -> restore(stop, listener));
    }

    private Traffic traffic() {
        return releases.traffic();
    }

    private Shift back(Share to) {
        return Shift.back(to, "rolled back " + release.begun().image());
    }

    private Shifted shift(Shift shift) {
        return traffic().shift(shift);
    }

    private static boolean isThere(Shifted shifted) {
        return shifted instanceof Shifted.Done || shifted instanceof Shifted.Unchanged;
    }

    /** The colours that are to get traffic again and were scaled down. */
    private List<Colour> resting(Optional<Share> weights) {
        return weights.stream()
                .flatMap(to -> Stream.of(Colour.values()).filter(c -> to.weight(c) > 0))
                .filter(colour -> deployment.wanted(colour).desiredCount() < described(colour))
                .filter(colour -> deployment.wanted(colour).autoscaling().isEmpty())
                .toList();
    }

    private int described(Colour colour) {
        return deployment.stack().service(colour).desiredCount();
    }

    /** Why the colour has not as many tasks as described, if it has not. */
    private Optional<List<Failure>> wake(
            Colour colour, StopSignal stop, Consumer<EngineEvent> listener) {
        Service awake = deployment.wanted(colour).withDesiredCount(described(colour));
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
