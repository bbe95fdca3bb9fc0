package dev.slipway.resources.autoscaling;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingScalingPolicyConfiguration;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Adds and removes tasks so that their average load stays near a target.
 *
 * @param name 1 to 256 characters; unique among the policies of the scalable target
 * @param resourceId the scalable target's {@link ScalableTarget#RESOURCE_ID}
 * @param targetPercent the load to aim at, in percent of what the tasks have
 * @param scaleIn how long to wait after removing tasks before removing more; whole seconds
 * @param scaleOut how long to wait after adding tasks before adding more; whole seconds
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html">PutScalingPolicy</a>
 */
public record ScalingPolicy(
        @Immutable String name,
        @Immutable Output<String> resourceId,
        Metric metric,
        int targetPercent,
        Duration scaleIn,
        Duration scaleOut)
        implements Resource {
    public static final String ARN = "arn";

    /** What is measured, as an average over the tasks of the service. */
    public enum Metric {
        CPU(MetricType.ECS_SERVICE_AVERAGE_CPU_UTILIZATION),
        MEMORY(MetricType.ECS_SERVICE_AVERAGE_MEMORY_UTILIZATION),
        /** Anything that somebody chose in the console. */
        OTHER(MetricType.UNKNOWN_TO_SDK_VERSION);

        private final MetricType type;

        Metric(MetricType type) {
            this.type = type;
        }

        private static Metric of(MetricType type) {
            return switch (type) {
                case ECS_SERVICE_AVERAGE_CPU_UTILIZATION -> CPU;
                case ECS_SERVICE_AVERAGE_MEMORY_UTILIZATION -> MEMORY;
                default -> OTHER;
            };
        }
    }

    /** The calls for scaling policies. */
    public static final class Kind implements ResourceKind<ScalingPolicy> {
        private final Supplier<ApplicationAutoScalingClient> scaling;

        public Kind(Account account) {
            this.scaling = account::autoScaling;
        }

        @Override
        public Class<ScalingPolicy> type() {
            return ScalingPolicy.class;
        }

        @Override
        public Group group() {
            return Group.COMPUTE;
        }

        @Override
        public Optional<Class<? extends Resource>> partOf() {
            return Optional.of(ScalableTarget.class);
        }

        /** Its alarms would stay if only the target were deregistered. */
        @Override
        public boolean endsWithParent() {
            return false;
        }

        @Override
        public String identity(ScalingPolicy desired) {
            return desired.resourceId.get() + "/" + desired.name;
        }

        @Override
        public Optional<Live<ScalingPolicy>> read(ScalingPolicy sought, Scope scope) {
            return scaling
                    .get()
                    .describeScalingPolicies(
                            request ->
                                    request.serviceNamespace(ServiceNamespace.ECS)
                                            .scalableDimension(ScalableTarget.Kind.TASKS)
                                            .resourceId(sought.resourceId.get())
                                            .policyNames(sought.name))
                    .scalingPolicies()
                    .stream()
                    .filter(found -> found.policyName().equals(sought.name))
                    .findFirst()
                    .map(
                            found ->
                                    live(
                                            read(
                                                    sought,
                                                    found
                                                            .targetTrackingScalingPolicyConfiguration()),
                                            found.policyARN()));
        }

        @Override
        public Live<ScalingPolicy> create(ScalingPolicy desired, Scope scope) {
            String arn =
                    scaling.get()
                            .putScalingPolicy(
                                    request ->
                                            request.policyName(desired.name)
                                                    .serviceNamespace(ServiceNamespace.ECS)
                                                    .scalableDimension(ScalableTarget.Kind.TASKS)
                                                    .resourceId(desired.resourceId.get())
                                                    .policyType(PolicyType.TARGET_TRACKING_SCALING)
                                                    .targetTrackingScalingPolicyConfiguration(
                                                            configuration(desired)))
                            .policyARN();
            return live(desired, arn);
        }

        @Override
        public Live<ScalingPolicy> update(
                ScalingPolicy desired, Live<ScalingPolicy> live, Changes changes, Scope scope) {
            return create(desired, scope);
        }

        @Override
        public Deletion delete(Live<ScalingPolicy> live, Scope scope) {
            ScalingPolicy policy = live.properties();
            try {
                scaling.get()
                        .deleteScalingPolicy(
                                request ->
                                        request.policyName(policy.name)
                                                .serviceNamespace(ServiceNamespace.ECS)
                                                .scalableDimension(ScalableTarget.Kind.TASKS)
                                                .resourceId(policy.resourceId.get()));
            } catch (ObjectNotFoundException e) {
                // It went with its target.
            }
            return new Deletion.Gone();
        }

        private static TargetTrackingScalingPolicyConfiguration configuration(
                ScalingPolicy desired) {
            return TargetTrackingScalingPolicyConfiguration.builder()
                    .targetValue((double) desired.targetPercent)
                    .predefinedMetricSpecification(
                            metric -> metric.predefinedMetricType(desired.metric.type))
                    .scaleInCooldown(Math.toIntExact(desired.scaleIn.toSeconds()))
                    .scaleOutCooldown(Math.toIntExact(desired.scaleOut.toSeconds()))
                    .build();
        }

        private static ScalingPolicy read(
                ScalingPolicy sought, TargetTrackingScalingPolicyConfiguration found) {
            return new ScalingPolicy(
                    sought.name,
                    sought.resourceId,
                    found.predefinedMetricSpecification() == null
                            ? Metric.OTHER
                            : Metric.of(
                                    found.predefinedMetricSpecification().predefinedMetricType()),
                    (int) Math.round(found.targetValue()),
                    cooldown(found.scaleInCooldown()),
                    cooldown(found.scaleOutCooldown()));
        }

        private static Duration cooldown(Integer seconds) {
            return Duration.ofSeconds(seconds == null ? 0 : seconds);
        }

        private Live<ScalingPolicy> live(ScalingPolicy policy, String arn) {
            return Live.untagged(identity(policy), policy, Map.of(ARN, arn));
        }
    }
}
