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
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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
        try (Deployment deployment = crossing.open(stack)) {
            return new Resting(deployment, new Releases(deployment).traffic())
                    .rest(Colour.BLUE, Duration.ZERO, _ -> {});
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
