package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.util.List;

/** The tasks of a service as targets of a load balancer. */
class TargetsTest {
    private final Rehearsal rehearsal = new Rehearsal();
    private final EcsClient ecs = rehearsal.client(EcsClient.class);
    private final ElasticLoadBalancingV2Client elb =
            rehearsal.client(ElasticLoadBalancingV2Client.class);
    private List<Subnet> subnets;
    private String first;
    private String second;

    @BeforeEach
    void build() {
        subnets =
                rehearsal.client(Ec2Client.class).describeSubnets().subnets().stream()
                        .filter(
                                subnet ->
                                        subnet.tags().stream()
                                                .anyMatch(
                                                        tag ->
                                                                tag.value()
                                                                        .startsWith(
                                                                                "slipway-public")))
                        .toList();
        first = group("first");
        second = group("second");
        String balancer =
                elb.createLoadBalancer(r -> r.name("web").subnets(ids()))
                        .loadBalancers()
                        .getFirst()
                        .loadBalancerArn();
        String listener =
                elb.createListener(
                                r ->
                                        r.loadBalancerArn(balancer)
                                                .protocol("HTTP")
                                                .port(80)
                                                .defaultActions(to(first)))
                        .listeners()
                        .getFirst()
                        .listenerArn();
        elb.createRule(
                r ->
                        r.listenerArn(listener)
                                .priority(1)
                                .conditions(
                                        RuleCondition.builder()
                                                .field("path-pattern")
                                                .values("/second*")
                                                .build())
                                .actions(to(second)));
        ecs.createCluster(r -> r.clusterName("shop"));
        serve("nginx");
    }

    @Test
    void aServiceThatMovesLeavesNothingBehind() {
        rehearsal.pass(120);
        assertThat(states(first))
                .containsExactly(TargetHealthStateEnum.HEALTHY, TargetHealthStateEnum.HEALTHY);
        ecs.updateService(r -> r.cluster("shop").service("web").loadBalancers(balancer(second)));
        rehearsal.pass(120);
        assertThat(states(second))
                .containsExactly(TargetHealthStateEnum.HEALTHY, TargetHealthStateEnum.HEALTHY);
        assertThat(states(first)).containsOnly(TargetHealthStateEnum.DRAINING);
        assertThat(state()).isEqualTo(DeploymentRolloutState.IN_PROGRESS);
        rehearsal.pass(300);
        assertThat(states(first)).isEmpty();
        assertThat(state()).isEqualTo(DeploymentRolloutState.COMPLETED);
    }

    @Test
    void aServiceEndsWhenItsTargetsHaveDrained() {
        rehearsal.pass(120);
        ecs.deleteService(r -> r.cluster("shop").service("web").force(true));
        rehearsal.pass(290);
        assertThat(service().status()).isEqualTo("DRAINING");
        assertThat(states(first)).containsOnly(TargetHealthStateEnum.DRAINING);
        rehearsal.pass(60);
        assertThat(service().status()).isEqualTo("INACTIVE");
        assertThat(states(first)).isEmpty();
    }

    private Action to(String group) {
        return Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(group).build();
    }

    private List<String> ids() {
        return subnets.stream().map(Subnet::subnetId).toList();
    }

    private String group(String name) {
        String vpc = subnets.getFirst().vpcId();
        return elb.createTargetGroup(
                        r -> r.name(name).protocol("HTTP").port(80).vpcId(vpc).targetType("ip"))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    private void serve(String image) {
        ecs.registerTaskDefinition(
                r ->
                        r.family("web")
                                .networkMode("awsvpc")
                                .requiresCompatibilitiesWithStrings("FARGATE")
                                .cpu("256")
                                .memory("512")
                                .containerDefinitions(
                                        c ->
                                                c.name("web")
                                                        .image(image)
                                                        .portMappings(p -> p.containerPort(80))));
        ecs.createService(
                r ->
                        r.cluster("shop")
                                .serviceName("web")
                                .taskDefinition("web")
                                .desiredCount(2)
                                .loadBalancers(balancer(first))
                                .networkConfiguration(
                                        n -> n.awsvpcConfiguration(v -> v.subnets(ids()))));
    }

    private static LoadBalancer balancer(String group) {
        return LoadBalancer.builder()
                .targetGroupArn(group)
                .containerName("web")
                .containerPort(80)
                .build();
    }

    private List<TargetHealthStateEnum> states(String group) {
        return elb
                .describeTargetHealth(r -> r.targetGroupArn(group))
                .targetHealthDescriptions()
                .stream()
                .map(each -> each.targetHealth().state())
                .toList();
    }

    private Service service() {
        return ecs.describeServices(r -> r.cluster("shop").services("web")).services().getFirst();
    }

    private DeploymentRolloutState state() {
        return service().deployments().getFirst().rolloutState();
    }
}
