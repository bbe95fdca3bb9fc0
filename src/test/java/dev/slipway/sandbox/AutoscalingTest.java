package dev.slipway.sandbox;

import static dev.slipway.sandbox.Rehearsal.refused;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.iam.IamClient;

import java.util.function.Consumer;

class AutoscalingTest {
    private static final String SERVICE = "service/shop/web";
    private final Rehearsal rehearsal = new Rehearsal();
    private final EcsClient ecs = rehearsal.client(EcsClient.class);
    private final ApplicationAutoScalingClient scaling =
            rehearsal.client(ApplicationAutoScalingClient.class);

    @BeforeEach
    void makeService() {
        String subnet =
                rehearsal.client(Ec2Client.class).describeSubnets().subnets().getFirst().subnetId();
        ecs.createCluster(r -> r.clusterName("shop"));
        ecs.registerTaskDefinition(
                r ->
                        r.family("app")
                                .networkMode("awsvpc")
                                .requiresCompatibilitiesWithStrings("FARGATE")
                                .cpu("256")
                                .memory("512")
                                .containerDefinitions(c -> c.name("app").image("nginx")));
        ecs.createService(
                r ->
                        r.cluster("shop")
                                .serviceName("web")
                                .taskDefinition("app")
                                .desiredCount(2)
                                .networkConfiguration(
                                        n -> n.awsvpcConfiguration(v -> v.subnets(subnet))));
    }

    @Test
    void aServiceIsBroughtWithinItsBounds() {
        register(SERVICE, 3, 5);
        rehearsal.pass(59);
        assertThat(desired()).isEqualTo(2);
        rehearsal.pass(1);
        assertThat(desired()).isEqualTo(3);
        ecs.updateService(r -> r.cluster("shop").service("web").desiredCount(9));
        rehearsal.pass(120);
        assertThat(desired()).as("only an alarm would change that").isEqualTo(9);
        register(SERVICE, 3, 5);
        rehearsal.pass(60);
        assertThat(desired()).isEqualTo(5);
        assertThat(scaling.describeScalingActivities(r -> r.serviceNamespace("ecs")))
                .extracting(all -> all.scalingActivities().getFirst().cause())
                .isEqualTo("maximum capacity was set to 5");
    }

    @Test
    void itsRoleComesWithTheFirstTargetAndStays() {
        assertThat(roles()).isZero();
        register(SERVICE, 1, 5);
        assertThat(roles()).isOne();
        scaling.deregisterScalableTarget(
                r ->
                        r.serviceNamespace(ServiceNamespace.ECS)
                                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                .resourceId(SERVICE));
        assertThat(roles()).isOne();
    }

    @Test
    void policiesEndWithTheirTarget() {
        refused("ObjectNotFoundException", () -> scaling.putScalingPolicy(policy()));
        register(SERVICE, 1, 5);
        assertThat(scaling.putScalingPolicy(policy()).alarms()).hasSize(2);
        scaling.deregisterScalableTarget(
                r ->
                        r.serviceNamespace(ServiceNamespace.ECS)
                                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                .resourceId(SERVICE));
        assertThat(scaling.describeScalingPolicies(r -> r.serviceNamespace("ecs")))
                .extracting(all -> all.scalingPolicies().size())
                .isEqualTo(0);
    }

    @Test
    void whatIsNoActiveServiceHasNoBounds() {
        refused("ValidationException", () -> register("service/shop/none", 1, 5));
        refused("ValidationException", () -> register(SERVICE, 5, 1));
        refused("ValidationException", () -> register(SERVICE, null, 1));
    }

    private static Consumer<PutScalingPolicyRequest.Builder> policy() {
        return r ->
                r.serviceNamespace(ServiceNamespace.ECS)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .resourceId(SERVICE)
                        .policyName("cpu")
                        .policyType(PolicyType.TARGET_TRACKING_SCALING)
                        .targetTrackingScalingPolicyConfiguration(
                                t ->
                                        t.targetValue(60.0)
                                                .predefinedMetricSpecification(
                                                        m ->
                                                                m.predefinedMetricType(
                                                                        MetricType
                                                                                .ECS_SERVICE_AVERAGE_CPU_UTILIZATION)));
    }

    private void register(String id, Integer min, Integer max) {
        scaling.registerScalableTarget(
                r ->
                        r.serviceNamespace(ServiceNamespace.ECS)
                                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                .resourceId(id)
                                .minCapacity(min)
                                .maxCapacity(max));
    }

    private int desired() {
        return ecs.describeServices(r -> r.cluster("shop").services("web"))
                .services()
                .getFirst()
                .desiredCount();
    }

    private long roles() {
        return rehearsal.client(IamClient.class).listRoles().roles().stream()
                .filter(role -> role.path().contains("ecs.application-autoscaling"))
                .count();
    }
}
