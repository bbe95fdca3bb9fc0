package dev.slipway.traffic;

import static dev.slipway.traffic.Crossing.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.EngineException;
import dev.slipway.stack.Autoscaling;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;
import dev.slipway.traffic.CanaryPlan.Preset;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.Drain.Reason;
import dev.slipway.traffic.Drain.Wait;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** When a colour that lost its traffic may be scaled down, in the sandbox. */
class DrainTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir Path home;
    private final List<UpdateServiceRequest> updates = new ArrayList<>();
    private boolean cutOff;
    private Crossing crossing;
    private Draining draining;

    @BeforeEach
    void build() {
        crossing =
                new Crossing(
                        home,
                        new ExecutionInterceptor() {
                            @Override
                            public void beforeExecution(
                                    Context.BeforeExecution context, ExecutionAttributes any) {
                                if (context.request() instanceof UpdateServiceRequest update) {
                                    updates.add(update);
                                }
                            }

                            @Override
                            public void afterExecution(
                                    Context.AfterExecution context, ExecutionAttributes any) {
                                if (cutOff && context.request() instanceof ModifyRuleRequest) {
                                    throw new IllegalStateException("killed after the call");
                                }
                            }
                        });
        draining = new Draining(crossing.traffic);
        crossing.pass(Duration.ofMinutes(10));
    }

    private Drain blue(Duration keep) {
        return draining.look(Colour.BLUE, keep);
    }

    private static Set<Reason> reasons(Drain drain) {
        return drain instanceof Drain.Waiting(List<Wait> until)
                ? Set.copyOf(until.stream().map(Wait::reason).toList())
                : Set.of();
    }

    private static void assertImpossible(Drain drain, String why, String remedy) {
        assertThat(drain)
                .isInstanceOfSatisfying(
                        Drain.Impossible.class,
                        no -> {
                            assertThat(no.why()).contains(why);
                            assertThat(no.remedy()).contains(remedy);
                        });
    }

    /** How long it took, looked at every ten seconds. */
    private Duration drained(Duration keep) {
        Instant began = crossing.traffic.time().now();
        while (!(blue(keep) instanceof Drain.Complete)) {
            assertThat(blue(keep)).isInstanceOf(Drain.Waiting.class);
            crossing.pass(Duration.ofSeconds(10));
        }
        return Duration.between(began, crossing.traffic.time().now());
    }

    @Test
    void twoMinutesAndTwoPeriodsWithoutRequestsAreWaitedFor() {
        crossing.traffic.shift(green("100"));
        assertThat(reasons(blue(Duration.ZERO)))
                .containsExactlyInAnyOrder(Reason.PROPAGATION, Reason.REQUESTS);
        crossing.pass(Draining.PROPAGATION);
        assertThat(reasons(blue(Duration.ZERO))).containsExactly(Reason.REQUESTS);
        assertThat(Draining.PROPAGATION.plus(drained(Duration.ZERO)))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(7));
    }

    @Test
    void aColourThatNeverHadTrafficIsDrained() {
        assertThat(draining.look(Colour.GREEN, HOUR)).isInstanceOf(Drain.Complete.class);
    }

    @Test
    void theWayBackIsKept() {
        crossing.traffic.shift(green("100"));
        Instant end = crossing.traffic.time().now().plus(HOUR);
        crossing.pass(Duration.ofMinutes(30));
        assertThat(reasons(blue(HOUR))).containsExactly(Reason.KEPT);
        assertThat(((Drain.Waiting) blue(HOUR)).earliest())
                .hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(end));
        assertThat(drained(HOUR)).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(31));
    }

    @Test
    void clientsThatStickAreWaitedFor() {
        crossing.elb.modifyRule(
                r ->
                        r.ruleArn(crossing.ruleArn())
                                .actions(
                                        crossing.forward().toBuilder()
                                                .targetGroupArn(null)
                                                .forwardConfig(
                                                        crossing
                                                                .forward()
                                                                .forwardConfig()
                                                                .toBuilder()
                                                                .targetGroupStickinessConfig(
                                                                        s ->
                                                                                s.enabled(true)
                                                                                        .durationSeconds(
                                                                                                3600))
                                                                .build())
                                                .build()));
        crossing.traffic.shift(green("100"));
        assertThat(reasons(blue(Duration.ZERO))).contains(Reason.STICKINESS);
        assertThat(drained(Duration.ZERO)).isGreaterThanOrEqualTo(HOUR.minusSeconds(10));
    }

    @Test
    void theTimeCountsFromTheLastRequestOfAll() {
        crossing.traffic.shift(green("100"));
        crossing.pass(Duration.ofMinutes(4));
        crossing.traffic.shift(green("99"));
        crossing.pass(Duration.ofMinutes(1));
        crossing.traffic.shift(green("100"));
        assertThat(drained(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whoeverHasTrafficDoesNotDrain() {
        assertImpossible(blue(HOUR), "blue still gets 100 %", "Shift all of it to green");
        crossing.traffic.shift(green("99"));
        assertImpossible(blue(HOUR), "blue still gets 1 %", "Shift all of it to green");
    }

    @Test
    void whatSomebodyElseDidIsAcceptedFirst() {
        crossing.weigh(0, 1);
        crossing.pass(HOUR);
        assertImpossible(
                blue(HOUR),
                "Nobody here knows since when",
                "Shift to the same weights and accept them");
        crossing.traffic.shift(green("100").over(new Share(0, 1)));
        assertThat(reasons(blue(HOUR))).contains(Reason.PROPAGATION);
    }

    @Test
    void aShiftThatWasCutOffIsRepeatedFirst() {
        cutOff = true;
        assertThatThrownBy(() -> crossing.traffic.shift(green("100")))
                .isInstanceOf(EngineException.class);
        cutOff = false;
        crossing.pass(HOUR);
        assertImpossible(blue(HOUR), "Nobody here knows since when", "Shift to the same weights");
        assertThat(crossing.traffic.shift(green("100"))).isInstanceOf(Shifted.Unchanged.class);
        assertThat(reasons(blue(HOUR))).contains(Reason.PROPAGATION);
    }

    @Test
    void aCanaryMayNeedTheColourAgain() {
        Canaries canaries = new Canaries(crossing.traffic);
        CanaryState state = canaries.plan(Preset.SWIFT.plan(), Colour.GREEN, Leftover.CONTINUE);
        state.keep(crossing.folder);
        assertImpossible(draining.look(Colour.GREEN, HOUR), "A canary is not over", "or abort it");
    }

    private Rest rest(Stack stack) {
        return rest(stack, Duration.ZERO);
    }

    private Rest rest(Stack stack, Duration keep) {
        try (Deployment deployment = crossing.open(stack)) {
            return new Resting(deployment, new Releases(deployment).traffic())
                    .rest(Colour.BLUE, keep, _ -> {});
        }
    }

    @Test
    void onlyADrainedColourIsScaledDown() {
        crossing.traffic.shift(green("100"));
        updates.clear();
        assertThat(rest(crossing.stack)).isInstanceOf(Rest.NotDrained.class);
        crossing.pass(Duration.ofMinutes(8));
        assertThat(updates).isEmpty();
        assertThat(rest(crossing.stack))
                .isInstanceOfSatisfying(
                        Rest.Begun.class, begun -> assertThat(begun.summary().complete()).isTrue());
        assertThat(updates)
                .singleElement()
                .satisfies(
                        update -> {
                            assertThat(update.desiredCount()).isZero();
                            assertThat(update.taskDefinition()).isNull();
                        });
        assertThat(rest(crossing.stack)).isInstanceOf(Rest.Resting.class);
        assertThat(crossing.seed.plan(crossing.stack).isEmpty())
                .as("apply leaves it at rest")
                .isTrue();
        assertThat(crossing.service(Colour.GREEN).desiredCount()).isEqualTo(2);
    }

    @Test
    void requestsThatComeAnotherWayKeepTheColourUp() {
        crossing.traffic.shift(green("100"));
        String rule = leadEverythingTo(Colour.BLUE);
        updates.clear();
        for (int minute = 0; minute < 30; minute++) {
            crossing.pass(Duration.ofMinutes(1));
            assertThat(rest(crossing.stack)).isInstanceOf(Rest.NotDrained.class);
        }
        assertThat(reasons(blue(Duration.ZERO))).containsExactly(Reason.REQUESTS);
        assertThat(updates).isEmpty();
        crossing.elb.deleteRule(r -> r.ruleArn(rule));
        assertThat(drained(Duration.ZERO)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(8));
        assertThat(rest(crossing.stack)).isInstanceOf(Rest.Begun.class);
    }

    /** As somebody else may, with a rule before that of the stack. */
    private String leadEverythingTo(Colour colour) {
        String listener =
                crossing.ruleArn()
                        .replace(":listener-rule/", ":listener/")
                        .replaceFirst("/[^/]+$", "");
        crossing.elb.setRulePriorities(
                r -> r.rulePriorities(p -> p.ruleArn(crossing.ruleArn()).priority(3)));
        return crossing.elb
                .createRule(
                        r ->
                                r.listenerArn(listener)
                                        .priority(2)
                                        .conditions(c -> c.field("path-pattern").values("/*"))
                                        .actions(
                                                a ->
                                                        a.type(ActionTypeEnum.FORWARD)
                                                                .targetGroupArn(
                                                                        crossing.group(colour))))
                .rules()
                .getFirst()
                .ruleArn();
    }

    @Test
    void nobodyIsLostWhenTheColourGoes() {
        Duration keep = Duration.ofMinutes(30);
        Instant moved = crossing.traffic.time().now();
        crossing.traffic.shift(green("100"));
        while (!(rest(crossing.stack, keep) instanceof Rest.Begun)) {
            assertThat(crossing.service(Colour.BLUE).desiredCount()).isEqualTo(2);
            crossing.pass(Duration.ofSeconds(10));
        }
        Instant gone = crossing.traffic.time().now();
        assertThat(Duration.between(moved, gone)).isGreaterThanOrEqualTo(keep);
        crossing.pass(Duration.ofMinutes(10));
        assertThat(crossing.service(Colour.BLUE).runningCount()).isZero();
        Instant now = crossing.traffic.time().now();
        assertThat(sum("HTTPCode_ELB_5XX_Count", Optional.empty(), moved, now)).isZero();
        Optional<String> blue = Optional.of(crossing.group(Colour.BLUE));
        assertThat(sum("RequestCount", blue, moved, gone)).isPositive();
        Instant quiet = gone.minus(Duration.ofMinutes(5));
        assertThat(sum("RequestCount", blue, quiet, now)).isZero();
    }

    /** What CloudWatch counted, of one target group or of the whole load balancer. */
    private double sum(String metric, Optional<String> group, Instant from, Instant to) {
        List<Dimension> dimensions = new ArrayList<>();
        dimensions.add(dimension("LoadBalancer", crossing.traffic.site().loadBalancer()));
        group.map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                .ifPresent(name -> dimensions.add(dimension("TargetGroup", name)));
        return crossing
                .sandbox
                .client(CloudWatchClient.class)
                .getMetricData(
                        r ->
                                r.startTime(from)
                                        .endTime(to)
                                        .metricDataQueries(
                                                q ->
                                                        q.id("it")
                                                                .metricStat(
                                                                        m ->
                                                                                m.stat("Sum")
                                                                                        .period(60)
                                                                                        .metric(
                                                                                                of(
                                                                                                        metric,
                                                                                                        dimensions)))))
                .metricDataResults()
                .getFirst()
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static Consumer<Metric.Builder> of(String metric, List<Dimension> dimensions) {
        return m -> m.namespace("AWS/ApplicationELB").metricName(metric).dimensions(dimensions);
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    @Test
    void autoscalingKeepsItsNumberOfTasks() {
        Stack scaled =
                crossing.stack.withService(
                        Colour.BLUE,
                        crossing.stack
                                .service(Colour.BLUE)
                                .withAutoscaling(
                                        Optional.of(
                                                new Autoscaling(
                                                        1,
                                                        4,
                                                        OptionalInt.of(60),
                                                        OptionalInt.empty()))));
        crossing.seed.apply(scaled);
        crossing.traffic.shift(green("100"));
        crossing.pass(Duration.ofMinutes(8));
        updates.clear();
        assertThat(rest(scaled)).isEqualTo(new Rest.Autoscaled(1));
        assertThat(updates).isEmpty();
        assertThat(crossing.service(Colour.BLUE).desiredCount()).isEqualTo(2);
    }
}
