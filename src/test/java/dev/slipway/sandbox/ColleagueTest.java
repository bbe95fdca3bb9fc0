package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.PropertyChange;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Stack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

/** Slipway is not alone in an account. */
class ColleagueTest {
    private final Sandbox sandbox = new Sandbox(new VirtualTime(), 1);
    private final ElasticLoadBalancingV2Client elb =
            sandbox.client(ElasticLoadBalancingV2Client.class);

    @TempDir Path home;

    @Test
    void whatSomebodyElseChangedIsSeen() {
        SeedInSandbox seed = new SeedInSandbox(sandbox, home);
        Stack stack = seed.stack();
        assertThat(seed.apply(stack).complete()).isTrue();
        Colleague colleague = new Colleague(sandbox);
        Rule rule = weighted();
        String green =
                rule.actions().getFirst().forwardConfig().targetGroups().get(1).targetGroupArn();
        colleague.weigh(rule.ruleArn(), Map.of(green, 40));
        assertThat(weighted().actions().getFirst().forwardConfig().targetGroups())
                .extracting(group -> group.weight())
                .containsExactly(100, 40);
        assertThat(seed.plan(stack).isEmpty()).as("weights are not the stack's").isTrue();
        colleague.resize("ecs-integrated", "veera-service", 1);
        colleague.tag(green, "slipway:stack", "another");
        assertThat(seed.plan(stack).steps())
                .flatExtracting(step -> step.changes().all())
                .anyMatch(change -> change.reason() == PropertyChange.Reason.DRIFTED);
    }

    private Rule weighted() {
        String balancer = elb.describeLoadBalancers().loadBalancers().getFirst().loadBalancerArn();
        return elb.describeListeners(r -> r.loadBalancerArn(balancer)).listeners().stream()
                .flatMap(
                        listener ->
                                elb
                                        .describeRules(r -> r.listenerArn(listener.listenerArn()))
                                        .rules()
                                        .stream())
                .filter(
                        rule ->
                                rule.conditions().stream()
                                        .anyMatch(it -> it.field().equals("path-pattern")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoCallsTooOftenIsToldSo() throws InterruptedException {
        Ec2Client ec2 = sandbox.client(Ec2Client.class);
        IntStream.range(0, 100).forEach(_ -> ec2.describeVpcs());
        throttled(ec2);
        assertThat(ec2.describeSubnets().subnets()).isNotEmpty();
        sandbox.time().sleep(java.time.Duration.ofMillis(50));
        assertThat(ec2.describeVpcs().vpcs()).isNotEmpty();
        throttled(ec2);
    }

    private static void throttled(Ec2Client ec2) {
        org.assertj.core.api.Assertions.assertThatThrownBy(ec2::describeVpcs)
                .isInstanceOfSatisfying(
                        software.amazon.awssdk.awscore.exception.AwsServiceException.class,
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("RequestLimitExceeded"));
    }
}
