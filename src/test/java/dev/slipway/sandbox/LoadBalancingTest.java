package dev.slipway.sandbox;

import static dev.slipway.sandbox.Rehearsal.refused;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.util.List;

class LoadBalancingTest {
    private final Rehearsal rehearsal = new Rehearsal();
    private final Ec2Client ec2 = rehearsal.client(Ec2Client.class);
    private final AcmClient acm = rehearsal.client(AcmClient.class);
    private final ElasticLoadBalancingV2Client elb =
            rehearsal.client(ElasticLoadBalancingV2Client.class);
    private String vpc;
    private List<String> subnets;
    private String securityGroup;

    @BeforeEach
    void lookAround() {
        vpc = ec2.describeVpcs().vpcs().getFirst().vpcId();
        subnets =
                ec2
                        .describeSubnets(
                                r -> r.filters(f -> f.name("tag:Name").values("slipway-public-*")))
                        .subnets()
                        .stream()
                        .map(subnet -> subnet.subnetId())
                        .toList();
        securityGroup =
                ec2.createSecurityGroup(r -> r.groupName("web").description("web").vpcId(vpc))
                        .groupId();
    }

    @Test
    void aBalancerTakesAWhileToComeAndItsInterfacesToGo() {
        String arn = balancer("web");
        assertThat(state(arn)).isEqualTo(LoadBalancerStateEnum.PROVISIONING);
        rehearsal.pass(150);
        assertThat(state(arn)).isEqualTo(LoadBalancerStateEnum.ACTIVE);
        elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn));
        refused("LoadBalancerNotFound", () -> state(arn));
        refused("DependencyViolation", this::deleteSecurityGroup);
        rehearsal.pass(59);
        refused("DependencyViolation", this::deleteSecurityGroup);
        rehearsal.pass(1);
        deleteSecurityGroup();
    }

    @Test
    void aNameIsTakenByOtherSettingsOnly() {
        assertThat(balancer("web")).isEqualTo(balancer("web"));
        refused(
                "DuplicateLoadBalancerName",
                () ->
                        elb.createLoadBalancer(
                                r -> r.name("web").subnets(subnets).scheme("internal")));
        refused(
                "ValidationError",
                () -> elb.createLoadBalancer(r -> r.name("w").subnets(subnets.getFirst())));
        assertThat(group("blue")).isEqualTo(group("blue"));
        refused(
                "DuplicateTargetGroupName",
                () -> elb.createTargetGroup(r -> r.name("blue").port(81).vpcId(vpc)));
    }

    @Test
    void targetsAreUnusedThenInitialThenHealthyThenDraining() {
        String group = group("blue");
        elb.registerTargets(r -> r.targetGroupArn(group).targets(t -> t.id("10.0.16.9")));
        assertThat(health(group)).containsExactly(TargetHealthStateEnum.UNUSED);
        String listener =
                listener(
                        balancer("web"),
                        Action.builder().type("forward").targetGroupArn(group).build());
        assertThat(health(group)).containsExactly(TargetHealthStateEnum.INITIAL);
        rehearsal.pass(30);
        assertThat(health(group)).containsExactly(TargetHealthStateEnum.HEALTHY);
        elb.deregisterTargets(r -> r.targetGroupArn(group).targets(t -> t.id("10.0.16.9")));
        assertThat(health(group)).containsExactly(TargetHealthStateEnum.DRAINING);
        rehearsal.pass(300);
        assertThat(health(group)).isEmpty();
        refused("ResourceInUse", () -> elb.deleteTargetGroup(r -> r.targetGroupArn(group)));
        elb.deleteListener(r -> r.listenerArn(listener));
        elb.deleteTargetGroup(r -> r.targetGroupArn(group));
        refused("TargetGroupNotFound", () -> health(group));
    }

    @Test
    void weightsAndPrioritiesAreHeldToTheirBounds() {
        String blue = group("blue");
        String green = group("green");
        String listener = listener(balancer("web"), notFound());
        String rule = rule(listener, 10, forward(blue, 100, green, 0));
        assertThat(elb.describeRules(r -> r.listenerArn(listener)).rules())
                .extracting(each -> each.priority())
                .containsExactly("10", "default");
        refused("PriorityInUse", () -> rule(listener, 10, notFound()));
        refused("ValidationError", () -> rule(listener, 0, notFound()));
        refused(
                "ValidationError",
                () -> elb.modifyRule(r -> r.ruleArn(rule).actions(forward(blue, 1000, green, 0))));
        refused(
                "TargetGroupNotFound",
                () -> elb.modifyRule(r -> r.ruleArn(rule).actions(forward(blue, 1, "arn:x", 0))));
        elb.modifyRule(r -> r.ruleArn(rule).actions(forward(blue, 50, green, 50)));
        assertThat(
                        elb.describeRules(r -> r.ruleArns(rule))
                                .rules()
                                .getFirst()
                                .actions()
                                .getFirst()
                                .forwardConfig()
                                .targetGroups())
                .extracting(TargetGroupTuple::weight)
                .containsExactly(50, 50);
    }

    @Test
    void aListenerWantsAnIssuedCertificateAndHoldsIt() {
        String arn = balancer("web");
        refused("UnsupportedCertificate", () -> secure(arn, CertificateStatus.PENDING_VALIDATION));
        String listener = secure(arn, CertificateStatus.ISSUED);
        String issued = certificate(CertificateStatus.ISSUED);
        refused("DuplicateListener", () -> secure(arn, CertificateStatus.ISSUED));
        elb.deleteListener(r -> r.listenerArn(listener));
        refused(
                "ResourceInUseException",
                () -> acm.deleteCertificate(r -> r.certificateArn(issued)));
        rehearsal.pass(10);
        acm.deleteCertificate(r -> r.certificateArn(issued));
    }

    private String balancer(String name) {
        return elb.createLoadBalancer(
                        r -> r.name(name).subnets(subnets).securityGroups(securityGroup))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
    }

    private String group(String name) {
        return elb.createTargetGroup(r -> r.name(name).port(80).vpcId(vpc).targetType("ip"))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    private String listener(String balancer, Action action) {
        return elb.createListener(
                        r ->
                                r.loadBalancerArn(balancer)
                                        .port(80)
                                        .protocol("HTTP")
                                        .defaultActions(action))
                .listeners()
                .getFirst()
                .listenerArn();
    }

    private String secure(String balancer, CertificateStatus status) {
        return elb.createListener(
                        r ->
                                r.loadBalancerArn(balancer)
                                        .port(443)
                                        .protocol("HTTPS")
                                        .certificates(c -> c.certificateArn(certificate(status)))
                                        .defaultActions(notFound()))
                .listeners()
                .getFirst()
                .listenerArn();
    }

    private String certificate(CertificateStatus status) {
        return acm.listCertificates(r -> r.certificateStatuses(status))
                .certificateSummaryList()
                .getFirst()
                .certificateArn();
    }

    private String rule(String listener, int priority, Action action) {
        return elb.createRule(
                        r ->
                                r.listenerArn(listener)
                                        .priority(priority)
                                        .conditions(c -> c.field("path-pattern").values("/*"))
                                        .actions(action))
                .rules()
                .getFirst()
                .ruleArn();
    }

    private static Action notFound() {
        return Action.builder()
                .type("fixed-response")
                .fixedResponseConfig(f -> f.statusCode("404"))
                .build();
    }

    private static Action forward(String one, int weight, String other, int otherWeight) {
        return Action.builder()
                .type("forward")
                .forwardConfig(
                        to ->
                                to.targetGroups(
                                        g -> g.targetGroupArn(one).weight(weight),
                                        g -> g.targetGroupArn(other).weight(otherWeight)))
                .build();
    }

    private LoadBalancerStateEnum state(String arn) {
        return elb.describeLoadBalancers(r -> r.loadBalancerArns(arn))
                .loadBalancers()
                .getFirst()
                .state()
                .code();
    }

    private List<TargetHealthStateEnum> health(String group) {
        return elb
                .describeTargetHealth(r -> r.targetGroupArn(group))
                .targetHealthDescriptions()
                .stream()
                .map(each -> each.targetHealth().state())
                .toList();
    }

    private void deleteSecurityGroup() {
        ec2.deleteSecurityGroup(r -> r.groupId(securityGroup));
    }
}
