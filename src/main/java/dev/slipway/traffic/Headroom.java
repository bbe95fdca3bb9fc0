package dev.slipway.traffic;

import dev.slipway.aws.AwsErrors;
import dev.slipway.aws.Pauses;
import dev.slipway.engine.StopSignal;
import dev.slipway.resources.ecs.Rollout;
import dev.slipway.stack.Colour;

import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Room for a share under autoscaling. A colour without load is at its minimum of tasks, and its
 * share comes all at once. So the minimum is raised first: autoscaling brings the tasks up to it by
 * itself and takes none below it, until the minimum is put back where the stack has it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html">RegisterScalableTarget</a>
 */
public record Headroom(Traffic traffic) {
    private static final ScalableDimension TASKS = ScalableDimension.ECS_SERVICE_DESIRED_COUNT;

    /** For autoscaling to notice, a task to start, and its target to be judged healthy. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * What autoscaling keeps for a share.
     *
     * @param tasks the fewest
     */
    public record Raised(Colour colour, int tasks) {
        /** In a full sentence. */
        public String told() {
            return "Autoscaling is to keep %d tasks of %s.".formatted(tasks, colour.key());
        }
    }

    /**
     * Shifts, and if there are too few tasks for that, has them raised and waits for them.
     *
     * @param told given in full sentences what is done and waited for
     * @throws dev.slipway.engine.EngineException if the account refuses
     */
    public Shifted shift(Shift shift, StopSignal stop, Consumer<String> told) {
        Shifted shifted = traffic.shift(shift);
        if (!(shifted instanceof Shifted.Refused(_, _, _, var tasks)) || tasks.isEmpty()) {
            return shifted;
        }
        List<Raised> raised = raise(shift.to());
        raised.forEach(each -> told.accept(each.told()));
        Instant end = traffic.time().now().plus(PATIENCE);
        String said = "";
        while (shifted instanceof Shifted.Refused refused
                && !stop.requested()
                && traffic.time().now().isBefore(end)) {
            if (!refused.why().equals(said)) {
                said = refused.why();
                told.accept(said);
            }
            Pauses.pause(traffic.time(), Guard.POLL);
            shifted = traffic.shift(shift);
        }
        return shifted;
    }

    /**
     * Has autoscaling keep as many tasks as a share takes.
     *
     * @return what it keeps of the colours that have too few now, whoever said so; nothing if that
     *     would not help: they fail, are rolling out, are not scaled automatically or not so far
     * @throws dev.slipway.engine.EngineException if the account refuses
     */
    public List<Raised> raise(Share to) {
        var both = Standing.of(traffic.account(), traffic.site());
        int capacity = traffic.capacity(both);
        return traffic.gaining(to, traffic.position().share()).stream()
                .map(both::get)
                .flatMap(
                        standing ->
                                raise(standing, Readiness.needed(standing.colour(), to, capacity))
                                        .stream())
                .toList();
    }

    private Optional<Raised> raise(Standing standing, int needed) {
        Targets targets = standing.targets();
        if (!(standing.rollout() instanceof Rollout.Verdict.Completed)
                || targets.unhealthy() > 0
                || targets.healthy() >= needed) {
            return Optional.empty();
        }
        return standing.scaling()
                .flatMap(this::live)
                .filter(target -> target.maxCapacity() >= needed)
                .map(
                        target -> {
                            if (target.minCapacity() < needed) {
                                keep(target, needed);
                            }
                            return new Raised(
                                    standing.colour(), Math.max(needed, target.minCapacity()));
                        });
    }

    /**
     * Puts the minimum back where the stack has it, if it was raised.
     *
     * @throws dev.slipway.engine.EngineException if the account refuses
     */
    public void restore(Colour colour) {
        Optional<Site.Scaling> scaling = traffic.site().side(colour).scaling();
        scaling.flatMap(this::live)
                .filter(target -> target.minCapacity() > scaling.get().min())
                .ifPresent(target -> keep(target, scaling.get().min()));
    }

    private Optional<ScalableTarget> live(Site.Scaling scaling) {
        return AwsErrors.explained(
                "looking at the autoscaling of " + scaling.resourceId(),
                () ->
                        traffic
                                .account()
                                .autoScaling()
                                .describeScalableTargets(
                                        r ->
                                                r.serviceNamespace(ServiceNamespace.ECS)
                                                        .scalableDimension(TASKS)
                                                        .resourceIds(scaling.resourceId()))
                                .scalableTargets()
                                .stream()
                                .findFirst());
    }

    private void keep(ScalableTarget target, int tasks) {
        RegisterScalableTargetRequest request =
                RegisterScalableTargetRequest.builder()
                        .serviceNamespace(target.serviceNamespace())
                        .scalableDimension(target.scalableDimension())
                        .resourceId(target.resourceId())
                        .minCapacity(tasks)
                        .maxCapacity(target.maxCapacity())
                        .build();
        AwsErrors.explained(
                "setting the fewest tasks of " + target.resourceId(),
                () -> traffic.account().autoScaling().registerScalableTarget(request));
    }
}
