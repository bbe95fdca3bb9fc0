package dev.slipway.sandbox.applicationautoscaling;

import dev.slipway.sandbox.applicationautoscaling.ScalableTargets.Entry;
import dev.slipway.sandbox.ecs.Sizes;
import dev.slipway.sandbox.iam.Roles;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.*;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Autoscaling of ECS services: who may have how many tasks, and which load decides. */
public final class SandboxScaling implements ApplicationAutoScalingClient {
    private static final int TARGETS_PAGE = 50;
    private static final int POLICIES_PAGE = 10;
    private static final SuspendedState NOTHING_SUSPENDED =
            SuspendedState.builder()
                    .dynamicScalingInSuspended(false)
                    .dynamicScalingOutSuspended(false)
                    .scheduledScalingSuspended(false)
                    .build();

    private final World world;
    private final Roles roles;
    private final ScalableTargets targets;

    public SandboxScaling(World world, Roles roles, Sizes sizes) {
        this.world = world;
        this.roles = roles;
        this.targets = new ScalableTargets(world, sizes);
        world.add(targets);
    }

    @Override
    public RegisterScalableTargetResponse registerScalableTarget(
            RegisterScalableTargetRequest request) {
        String id = request.resourceId();
        checkKind(request.serviceNamespace(), request.scalableDimension());
        if (targets.size(id).isEmpty()) {
            throw invalid("ECS service doesn't exist: " + id);
        }
        Entry known = targets.all().get(id);
        ScalableTarget target = target(request, Optional.ofNullable(known).map(it -> it.target));
        if (target.minCapacity() > target.maxCapacity()) {
            throw invalid("Maximum capacity cannot be less than minimum capacity");
        }
        Entry entry = known == null ? new Entry(target, world.now()) : known;
        entry.target = target;
        entry.bounded = world.now();
        entry.tags = request.hasTags() ? request.tags() : entry.tags;
        targets.all().put(id, entry);
        return RegisterScalableTargetResponse.builder()
                .scalableTargetARN(target.scalableTargetARN())
                .build();
    }

    /** What a request leaves out stays as it was. */
    private ScalableTarget target(
            RegisterScalableTargetRequest request, Optional<ScalableTarget> known) {
        if (known.isEmpty() && (request.minCapacity() == null || request.maxCapacity() == null)) {
            throw invalid("MinCapacity and MaxCapacity are required for a new scalable target");
        }
        ScalableTarget base = known.orElseGet(() -> fresh(request));
        return base.toBuilder()
                .minCapacity(
                        Objects.requireNonNullElseGet(request.minCapacity(), base::minCapacity))
                .maxCapacity(
                        Objects.requireNonNullElseGet(request.maxCapacity(), base::maxCapacity))
                .suspendedState(
                        Objects.requireNonNullElseGet(
                                request.suspendedState(), base::suspendedState))
                .build();
    }

    private ScalableTarget fresh(RegisterScalableTargetRequest request) {
        String arn =
                world.arn(
                        "application-autoscaling",
                        "scalable-target/" + world.ids().hex(32, "target", request.resourceId()));
        return ScalableTarget.builder()
                .serviceNamespace(request.serviceNamespace())
                .resourceId(request.resourceId())
                .scalableDimension(request.scalableDimension())
                .scalableTargetARN(arn)
                .roleARN(
                        roles.serviceLinked(
                                "ecs.application-autoscaling.amazonaws.com",
                                "AWSServiceRoleForApplicationAutoScaling_ECSService"))
                .creationTime(world.now())
                .suspendedState(NOTHING_SUSPENDED)
                .build();
    }

    private void checkKind(ServiceNamespace namespace, ScalableDimension dimension) {
        if (namespace != ServiceNamespace.ECS
                || dimension != ScalableDimension.ECS_SERVICE_DESIRED_COUNT) {
            throw invalid("Unsupported service namespace, resource type or scalable dimension");
        }
    }

    @Override
    public DeregisterScalableTargetResponse deregisterScalableTarget(
            DeregisterScalableTargetRequest request) {
        require(request.serviceNamespace(), request.resourceId());
        targets.all().remove(request.resourceId());
        return DeregisterScalableTargetResponse.builder().build();
    }

    @Override
    public DescribeScalableTargetsResponse describeScalableTargets(
            DescribeScalableTargetsRequest request) {
        List<ScalableTarget> found =
                entries(request.serviceNamespace())
                        .map(entry -> entry.target)
                        .filter(
                                target ->
                                        request.resourceIds().isEmpty()
                                                || request.resourceIds()
                                                        .contains(target.resourceId()))
                        .toList();
        Page<ScalableTarget> page =
                page(found, request.nextToken(), request.maxResults(), TARGETS_PAGE);
        return DescribeScalableTargetsResponse.builder()
                .scalableTargets(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public PutScalingPolicyResponse putScalingPolicy(PutScalingPolicyRequest request) {
        Entry entry = require(request.serviceNamespace(), request.resourceId());
        TargetTrackingScalingPolicyConfiguration tracking =
                request.targetTrackingScalingPolicyConfiguration();
        if (request.policyType() != PolicyType.TARGET_TRACKING_SCALING || tracking == null) {
            throw invalid("The sandbox knows policies of the type TargetTrackingScaling only");
        }
        if (tracking.targetValue() == null || tracking.targetValue() <= 0) {
            throw invalid("TargetValue must be greater than 0");
        }
        ScalingPolicy old = entry.policies.get(request.policyName());
        ScalingPolicy policy =
                (old == null ? fresh(request) : old)
                        .toBuilder()
                                .policyType(request.policyType())
                                .targetTrackingScalingPolicyConfiguration(tracking)
                                .build();
        entry.policies.put(request.policyName(), policy);
        return PutScalingPolicyResponse.builder()
                .policyARN(policy.policyARN())
                .alarms(policy.alarms())
                .build();
    }

    private ScalingPolicy fresh(PutScalingPolicyRequest request) {
        String arn =
                "arn:aws:autoscaling:%s:%s:scalingPolicy:%s:resource/ecs/%s:policyName/%s"
                        .formatted(
                                world.region(),
                                world.account(),
                                world.ids().uuid("policy", request.resourceId()),
                                request.resourceId(),
                                request.policyName());
        return ScalingPolicy.builder()
                .policyARN(arn)
                .policyName(request.policyName())
                .serviceNamespace(request.serviceNamespace())
                .resourceId(request.resourceId())
                .scalableDimension(request.scalableDimension())
                .creationTime(world.now())
                .alarms(alarm(request, "High"), alarm(request, "Low"))
                .build();
    }

    private Alarm alarm(PutScalingPolicyRequest request, String side) {
        String name =
                "TargetTracking-%s-Alarm%s-%s"
                        .formatted(
                                request.resourceId(),
                                side,
                                world.ids().uuid("alarm", request.resourceId()));
        return Alarm.builder()
                .alarmName(name)
                .alarmARN(world.arn("cloudwatch", "alarm:" + name))
                .build();
    }

    @Override
    public DeleteScalingPolicyResponse deleteScalingPolicy(DeleteScalingPolicyRequest request) {
        boolean gone =
                entries(request.serviceNamespace())
                        .filter(entry -> entry.target.resourceId().equals(request.resourceId()))
                        .anyMatch(entry -> entry.policies.remove(request.policyName()) != null);
        if (!gone) {
            throw world.refuse(
                    ObjectNotFoundException.builder(),
                    "ObjectNotFoundException",
                    "No scaling policy found for service namespace: %s, resource ID: %s"
                            .formatted(request.serviceNamespaceAsString(), request.resourceId()));
        }
        return DeleteScalingPolicyResponse.builder().build();
    }

    @Override
    public DescribeScalingPoliciesResponse describeScalingPolicies(
            DescribeScalingPoliciesRequest request) {
        List<ScalingPolicy> found =
                entries(request.serviceNamespace())
                        .filter(
                                entry ->
                                        request.resourceId() == null
                                                || entry.target
                                                        .resourceId()
                                                        .equals(request.resourceId()))
                        .flatMap(entry -> entry.policies.values().stream())
                        .filter(
                                policy ->
                                        request.policyNames().isEmpty()
                                                || request.policyNames()
                                                        .contains(policy.policyName()))
                        .toList();
        Page<ScalingPolicy> page =
                page(found, request.nextToken(), request.maxResults(), POLICIES_PAGE);
        return DescribeScalingPoliciesResponse.builder()
                .scalingPolicies(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeScalingActivitiesResponse describeScalingActivities(
            DescribeScalingActivitiesRequest request) {
        List<ScalingActivity> found =
                targets.activities().stream()
                        .filter(
                                activity ->
                                        request.resourceId() == null
                                                || activity.resourceId()
                                                        .equals(request.resourceId()))
                        .toList();
        Page<ScalingActivity> page =
                page(found, request.nextToken(), request.maxResults(), TARGETS_PAGE);
        return DescribeScalingActivitiesResponse.builder()
                .scalingActivities(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return entries(ServiceNamespace.ECS)
                .filter(entry -> entry.target.scalableTargetARN().equals(request.resourceARN()))
                .findFirst()
                .map(entry -> ListTagsForResourceResponse.builder().tags(entry.tags).build())
                .orElseThrow(
                        () ->
                                world.refuse(
                                        ResourceNotFoundException.builder(),
                                        "ResourceNotFoundException",
                                        "The resource doesn't exist: " + request.resourceARN()));
    }

    private Stream<Entry> entries(ServiceNamespace namespace) {
        return namespace == ServiceNamespace.ECS ? targets.all().values().stream() : Stream.empty();
    }

    private Entry require(ServiceNamespace namespace, String id) {
        return entries(namespace)
                .filter(entry -> entry.target.resourceId().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                world.refuse(
                                        ObjectNotFoundException.builder(),
                                        "ObjectNotFoundException",
                                        "No scalable target found for service namespace: "
                                                + "%s, resource ID: %s, scalable dimension: %s"
                                                        .formatted(
                                                                namespace,
                                                                id,
                                                                ScalableDimension
                                                                        .ECS_SERVICE_DESIRED_COUNT)));
    }

    private <T> Page<T> page(List<T> all, String token, Integer wanted, int limit) {
        return Page.of(all, token, wanted, limit)
                .orElseThrow(
                        () ->
                                world.refuse(
                                        InvalidNextTokenException.builder(),
                                        "InvalidNextTokenException",
                                        "The token is invalid"));
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(ValidationException.builder(), "ValidationException", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
