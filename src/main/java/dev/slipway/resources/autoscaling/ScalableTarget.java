package dev.slipway.resources.autoscaling;

import dev.slipway.aws.Account;
import dev.slipway.aws.Batch;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Time;
import dev.slipway.resources.ecs.EcsService;

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Lets Application Auto Scaling set the number of tasks of a service. It is part of that service:
 * whoever owns the service owns its scaling.
 *
 * @param cluster the name of the cluster
 * @param service the name of the service
 * @param min the fewest tasks, 0 or more
 * @param max the most tasks
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html">RegisterScalableTarget</a>
 */
public record ScalableTarget(
        @Immutable Output<String> cluster, @Immutable Output<String> service, int min, int max)
        implements Resource {
    /** {@code service/cluster/service}, by which scaling policies refer to it. */
    public static final String RESOURCE_ID = "resourceId";

    /** The calls for scalable targets. */
    public static final class Kind implements ResourceKind<ScalableTarget> {
        /** DescribeScalableTargets takes no more ids at once. */
        private static final int LIMIT = 50;

        static final ScalableDimension TASKS = ScalableDimension.ECS_SERVICE_DESIRED_COUNT;

        private final Supplier<ApplicationAutoScalingClient> scaling;
        private final Batch<
                        String,
                        software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget>
                batch;

        public Kind(Account account) {
            this(account::autoScaling, account.time());
        }

        Kind(Supplier<ApplicationAutoScalingClient> scaling, Time time) {
            this.scaling = scaling;
            this.batch =
                    new Batch<>(
                            time, LIMIT, this::describe, ObjectNotFoundException.class::isInstance);
        }

        @Override
        public Class<ScalableTarget> type() {
            return ScalableTarget.class;
        }

        @Override
        public Group group() {
            return Group.COMPUTE;
        }

        @Override
        public Optional<Class<? extends Resource>> partOf() {
            return Optional.of(EcsService.class);
        }

        /** It outlives its service, and would refill one that is being emptied. */
        @Override
        public boolean endsWithParent() {
            return false;
        }

        @Override
        public String identity(ScalableTarget desired) {
            return "service/" + desired.cluster.get() + "/" + desired.service.get();
        }

        @Override
        public Optional<Live<ScalableTarget>> read(ScalableTarget sought, Scope scope) {
            return batch.get(identity(sought))
                    .map(
                            found ->
                                    live(
                                            new ScalableTarget(
                                                    sought.cluster,
                                                    sought.service,
                                                    found.minCapacity(),
                                                    found.maxCapacity())));
        }

        @Override
        public Live<ScalableTarget> create(ScalableTarget desired, Scope scope) {
            scaling.get()
                    .registerScalableTarget(
                            request ->
                                    request.serviceNamespace(ServiceNamespace.ECS)
                                            .scalableDimension(TASKS)
                                            .resourceId(identity(desired))
                                            .minCapacity(desired.min)
                                            .maxCapacity(desired.max));
            return live(desired);
        }

        @Override
        public Live<ScalableTarget> update(
                ScalableTarget desired, Live<ScalableTarget> live, Changes changes, Scope scope) {
            return create(desired, scope);
        }

        @Override
        public Deletion delete(Live<ScalableTarget> live, Scope scope) {
            try {
                scaling.get()
                        .deregisterScalableTarget(
                                request ->
                                        request.serviceNamespace(ServiceNamespace.ECS)
                                                .scalableDimension(TASKS)
                                                .resourceId(live.id()));
            } catch (ObjectNotFoundException e) {
                // Somebody was faster.
            }
            return new Deletion.Gone();
        }

        private Map<
                        String,
                        software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget>
                describe(Set<String> ids) {
            return scaling
                    .get()
                    .describeScalableTargets(
                            request ->
                                    request.serviceNamespace(ServiceNamespace.ECS)
                                            .scalableDimension(TASKS)
                                            .resourceIds(List.copyOf(ids)))
                    .scalableTargets()
                    .stream()
                    .collect(Collectors.toMap(target -> target.resourceId(), Function.identity()));
        }

        private Live<ScalableTarget> live(ScalableTarget target) {
            String id = identity(target);
            return Live.untagged(id, target, Map.of(RESOURCE_ID, id));
        }
    }
}
