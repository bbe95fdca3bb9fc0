package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.Changes;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.FakeScope;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.resources.elb.Forward;
import dev.slipway.resources.elb.Forward.Target;
import dev.slipway.resources.elb.Listener;
import dev.slipway.resources.elb.ListenerAction;
import dev.slipway.resources.elb.ListenerRule;
import dev.slipway.resources.elb.ListenerRule.Condition;
import dev.slipway.resources.elb.LoadBalancer;
import dev.slipway.resources.elb.LoadBalancer.Attributes;
import dev.slipway.resources.elb.TargetGroup;
import dev.slipway.resources.elb.TargetGroup.HealthCheck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@Tag("interop")
@ExtendWith(MotoServer.class)
class ElbInteropTest {
    private Ground ground;
    private LoadBalancer.Kind balancers;
    private TargetGroup.Kind groups;
    private Listener.Kind listeners;
    private ListenerRule.Kind rules;

    @BeforeEach
    void prepare(MotoServer.Endpoint moto) {
        ground = new Ground(moto);
        balancers = new LoadBalancer.Kind(ground.account);
        groups = new TargetGroup.Kind(ground.account);
        listeners = new Listener.Kind(ground.account);
        rules = new ListenerRule.Kind(ground.account);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private Output<String> securityGroup(String name) {
        return Output.of(
                ground.account
                        .ec2()
                        .createSecurityGroup(
                                r -> r.groupName(name).description(name).vpcId(ground.vpc))
                        .groupId());
    }

    private LoadBalancer balancer() {
        return new LoadBalancer(
                "poc-alb",
                LoadBalancer.Scheme.INTERNET_FACING,
                ground.subnets(),
                Set.of(securityGroup("alb")),
                Attributes.USUAL);
    }

    private TargetGroup group(String name, int port) {
        HealthCheck check =
                new HealthCheck(
                        "/",
                        "traffic-port",
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        5,
                        2,
                        "200-399");
        return new TargetGroup(
                name,
                ground.vpcId(),
                port,
                check,
                new TargetGroup.Attributes(Duration.ofSeconds(5), Duration.ZERO));
    }

    private Listener http(String balancerArn) {
        return new Listener(
                Output.of(balancerArn), 80, Optional.empty(), ListenerAction.Redirect.toHttps());
    }

    private static ListenerRule rule(String listenerArn, int priority, Target... targets) {
        return new ListenerRule(
                Output.of(listenerArn),
                priority,
                Set.of(new Condition.Path(Set.of("/*"))),
                new Forward(List.of(targets), Optional.empty()));
    }

    private static Target target(Live<TargetGroup> group, int weight) {
        return new Target(group.properties().name(), Output.of(group.id()), weight);
    }

    @Test
    void aLoadBalancerLivesAndDies() {
        Lifecycle<LoadBalancer> life = ground.life(balancers, "main");
        LoadBalancer first = balancer();

        Live<LoadBalancer> live = life.create(first);
        assertThat(live.outputs())
                .containsEntry(LoadBalancer.ARN, live.id())
                .containsKeys(LoadBalancer.DNS_NAME, LoadBalancer.HOSTED_ZONE_ID);
        assertThat(live.outputs().get(LoadBalancer.FULL_NAME)).startsWith("app/poc-alb/");
        LoadBalancer protectedOne =
                new LoadBalancer(
                        first.name(),
                        first.scheme(),
                        first.subnets(),
                        Set.of(securityGroup("other")),
                        new Attributes(
                                false, true, Duration.ofSeconds(90), Duration.ofSeconds(600)));
        live = life.update(live, protectedOne);
        life.tag(live);
        life.delete(live);
    }

    @Test
    void aProtectedLoadBalancerIsNotDeletedWithoutConsent() {
        LoadBalancer first = balancer();
        LoadBalancer guarded =
                new LoadBalancer(
                        first.name(),
                        first.scheme(),
                        first.subnets(),
                        first.securityGroups(),
                        new Attributes(
                                true, true, Duration.ofSeconds(60), Duration.ofSeconds(3600)));
        Live<LoadBalancer> live = ground.life(balancers, "main").create(guarded);
        FakeScope careful = ground.scope(balancers, "main").withoutConsent();

        assertThatThrownBy(() -> balancers.delete(live, careful))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("protected");
        assertThat(balancers.read(guarded, careful)).isPresent();
    }

    @Test
    void aTargetGroupLivesAndDies() {
        Lifecycle<TargetGroup> life = ground.life(groups, "blue");
        TargetGroup first = group("poc-ecs-tg", 3000);

        Live<TargetGroup> live = life.create(first);
        assertThat(live.outputs().get(TargetGroup.FULL_NAME)).startsWith("targetgroup/poc-ecs-tg/");
        HealthCheck other =
                new HealthCheck(
                        "/health",
                        "8080",
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(4),
                        3,
                        4,
                        "200");
        live =
                life.update(
                        live,
                        new TargetGroup(
                                first.name(),
                                first.vpcId(),
                                first.port(),
                                other,
                                new TargetGroup.Attributes(
                                        Duration.ofSeconds(30), Duration.ofSeconds(60))));
        life.tag(live);
        life.delete(live);
    }

    @Test
    void aReplacementsNameFits() {
        TargetGroup longest = group("poc-ecs-tg-alternate-with-a-long", 80);

        assertThat(groups.renamed(longest, "k2x").name())
                .isEqualTo("poc-ecs-tg-alternate-with-a-k2x")
                .hasSizeLessThanOrEqualTo(32);
    }

    @Test
    void aListenerLivesAndDies() {
        String balancer = ground.life(balancers, "main").create(balancer()).id();
        String first = certificate("a.example.com");
        String second = certificate("b.example.com");
        Lifecycle<Listener> life = ground.life(listeners, "https");
        Listener https = https(balancer, first, "ELBSecurityPolicy-TLS13-1-2-Res-2021-06");

        Live<Listener> live = life.create(https);
        live = life.update(live, https(balancer, second, "ELBSecurityPolicy-TLS13-1-2-2021-06"));
        Live<TargetGroup> blue = ground.life(groups, "blue").create(group("blue", 80));
        live =
                life.update(
                        live,
                        new Listener(
                                https.loadBalancerArn(),
                                443,
                                live.properties().tls(),
                                Forward.to("blue", Output.of(blue.id()))));
        life.tag(live);
        life.delete(live);

        Live<Listener> plain = ground.life(listeners, "http").create(http(balancer));
        ground.life(listeners, "http").delete(plain);
    }

    private Listener https(String balancer, String certificate, String policy) {
        return new Listener(
                Output.of(balancer),
                443,
                Optional.of(new Listener.Tls(Output.of(certificate), policy)),
                new ListenerAction.FixedResponse(404, "text/plain", "not here"));
    }

    private String certificate(String domain) {
        return ground.account.acm().requestCertificate(r -> r.domainName(domain)).certificateArn();
    }

    @Test
    void aRuleLivesAndDies() {
        String balancer = ground.life(balancers, "main").create(balancer()).id();
        String listener = ground.life(listeners, "http").create(http(balancer)).id();
        Live<TargetGroup> blue = ground.life(groups, "blue").create(group("blue", 3000));
        Live<TargetGroup> green = ground.life(groups, "green").create(group("green", 80));
        Lifecycle<ListenerRule> life = ground.life(rules, "production");

        Live<ListenerRule> live =
                life.create(rule(listener, 10, target(green, 0), target(blue, 100)));
        live =
                life.update(
                        live,
                        new ListenerRule(
                                Output.of(listener),
                                20,
                                Set.of(
                                        new Condition.Path(Set.of("/a", "/b*")),
                                        new Condition.Header("X-Preview", Set.of("green"))),
                                new Forward(
                                        List.of(target(blue, 100), target(green, 0)),
                                        Optional.of(Duration.ofMinutes(5)))));
        life.tag(live);
        life.delete(live);
    }

    @Test
    void theWeightsOfTheTrafficRoomSurviveEveryOtherChange() {
        String balancer = ground.life(balancers, "main").create(balancer()).id();
        String listener = ground.life(listeners, "http").create(http(balancer)).id();
        Live<TargetGroup> blue = ground.life(groups, "blue").create(group("blue", 3000));
        Live<TargetGroup> green = ground.life(groups, "green").create(group("green", 80));
        ListenerRule desired = rule(listener, 10, target(blue, 100), target(green, 0));
        Live<ListenerRule> planned = ground.life(rules, "production").create(desired);
        FakeScope scope = ground.scope(rules, "production").withId(planned.id());
        ListenerRule shifted = rule(listener, 10, target(blue, 25), target(green, 75));
        ground.account.elb().modifyRule(r -> r.ruleArn(planned.id()).actions(actions(shifted)));

        ListenerRule sticky =
                new ListenerRule(
                        desired.listenerArn(),
                        10,
                        desired.conditions(),
                        new Forward(
                                desired.action().targets(), Optional.of(Duration.ofMinutes(1))));
        rules.update(sticky, planned, changes(planned, sticky), scope);

        ListenerRule now = rules.read(sticky, scope).orElseThrow().properties();
        assertThat(now.action().stickiness()).contains(Duration.ofMinutes(1));
        assertThat(now.action().targets()).extracting(Target::weight).containsExactly(25, 75);
    }

    private static Changes changes(Live<ListenerRule> live, ListenerRule desired) {
        return Lifecycle.changes(live.properties(), desired);
    }

    private static List<software.amazon.awssdk.services.elasticloadbalancingv2.model.Action>
            actions(ListenerRule rule) {
        return List.of(
                software.amazon.awssdk.services.elasticloadbalancingv2.model.Action.builder()
                        .type("forward")
                        .forwardConfig(
                                f ->
                                        f.targetGroups(
                                                rule.action().targets().stream()
                                                        .map(
                                                                at ->
                                                                        software.amazon.awssdk
                                                                                .services
                                                                                .elasticloadbalancingv2
                                                                                .model
                                                                                .TargetGroupTuple
                                                                                .builder()
                                                                                .targetGroupArn(
                                                                                        at.targetGroupArn()
                                                                                                .get())
                                                                                .weight(at.weight())
                                                                                .build())
                                                        .toList()))
                        .build());
    }

    @Test
    void anUnchangedStackCostsAboutOneCallAResource() {
        Live<LoadBalancer> balancer = ground.life(balancers, "main").create(balancer());
        Live<Listener> first = ground.life(listeners, "http").create(http(balancer.id()));
        Live<Listener> second =
                ground.life(listeners, "other")
                        .create(
                                new Listener(
                                        Output.of(balancer.id()),
                                        8080,
                                        Optional.empty(),
                                        ListenerAction.Redirect.toHttps()));
        Live<TargetGroup> blue = ground.life(groups, "blue").create(group("blue", 3000));
        Live<TargetGroup> green = ground.life(groups, "green").create(group("green", 80));
        Live<ListenerRule> production =
                ground.life(rules, "production")
                        .create(rule(first.id(), 10, target(blue, 1), target(green, 0)));
        Live<ListenerRule> preview =
                ground.life(rules, "preview").create(rule(first.id(), 5, target(green, 1)));
        ground.rest();
        ground.operations();

        List<Runnable> reads = new ArrayList<>();
        reads.add(() -> look(balancers, balancer));
        reads.add(() -> look(listeners, first));
        reads.add(() -> look(listeners, second));
        reads.add(() -> look(groups, blue));
        reads.add(() -> look(groups, green));
        reads.add(() -> look(rules, production));
        reads.add(() -> look(rules, preview));
        ground.time.runAll(reads);

        assertThat(ground.operations())
                .containsExactly(
                        "DescribeListeners",
                        "DescribeLoadBalancerAttributes",
                        "DescribeLoadBalancers",
                        "DescribeRules",
                        "DescribeTags",
                        "DescribeTargetGroupAttributes",
                        "DescribeTargetGroupAttributes",
                        "DescribeTargetGroups");
    }

    private <R extends Resource> void look(ResourceKind<R> kind, Live<R> live) {
        FakeScope scope = ground.scope(kind, "any").withId(live.id());
        assertThat(kind.read(live.properties(), scope).orElseThrow().properties())
                .isEqualTo(live.properties());
    }

    @Test
    void oneThatIsMissingDoesNotHideTheOthers() {
        Live<TargetGroup> blue = ground.life(groups, "blue").create(group("blue", 3000));
        FakeScope scope = ground.scope(groups, "any");

        ground.time.runAll(
                List.of(
                        () ->
                                assertThat(groups.read(group("blue", 3000), scope).map(Live::id))
                                        .contains(blue.id()),
                        () -> assertThat(groups.read(group("none", 80), scope)).isEmpty()));
    }
}
