package dev.slipway.traffic;

import static dev.slipway.traffic.Crossing.green;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Action;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Autoscaling;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.CanaryPlan.Preset;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.Headroom.Raised;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A colour at its minimum of tasks, and one with more by its load, which is to give some of it. */
class HeadroomTest {
    private static final int MIN = 2;
    private static final int MAX = 5;

    @TempDir Path home;
    private final List<String> told = new ArrayList<>();
    private volatile boolean denied;
    private Crossing crossing;
    private Stack scaled;
    private Traffic traffic;
    private Headroom headroom;

    @BeforeEach
    void build() {
        crossing = new Crossing(home, new Denied());
        scaled = scaled(scaled(crossing.stack, Colour.BLUE), Colour.GREEN);
        assertThat(crossing.seed.apply(scaled).complete()).isTrue();
        traffic = crossing.traffic();
        headroom = new Headroom(traffic);
        busy(MAX);
    }

    /** Refuses to tell of autoscaling, if so wanted. */
    private final class Denied implements ExecutionInterceptor {
        @Override
        public void beforeExecution(
                Context.BeforeExecution context, ExecutionAttributes attributes) {
            String call = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
            if (denied && call.equals("DescribeScalableTargets")) {
                throw AwsServiceException.builder()
                        .message("not authorized")
                        .statusCode(400)
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode("AccessDeniedException")
                                        .errorMessage("not authorized")
                                        .build())
                        .build();
            }
        }
    }

    private static Stack scaled(Stack stack, Colour colour) {
        Autoscaling scaling = new Autoscaling(MIN, MAX, OptionalInt.of(60), OptionalInt.empty());
        return stack.withService(
                colour, stack.service(colour).withAutoscaling(Optional.of(scaling)));
    }

    /** Blue has so many tasks by its load. */
    private void busy(int tasks) {
        crossing.resize(Colour.BLUE, tasks);
        crossing.pass(Duration.ofMinutes(10));
    }

    private int minimum(Colour colour) {
        return crossing
                .sandbox
                .client(ApplicationAutoScalingClient.class)
                .describeScalableTargets(r -> r.serviceNamespace(ServiceNamespace.ECS))
                .scalableTargets()
                .stream()
                .filter(target -> target.resourceId().endsWith(scaled.service(colour).name()))
                .findFirst()
                .orElseThrow()
                .minCapacity();
    }

    private Shifted raised(Shift shift) {
        List<Shifted> shifted = new ArrayList<>();
        crossing.onClock(() -> shifted.add(headroom.shift(shift, new StopSignal(), told::add)));
        return shifted.getFirst();
    }

    @Test
    void aShareThatTakesMoreTasksIsRefusedAndSaysWhatWouldHelp() {
        Shifted.Refused refused = (Shifted.Refused) traffic.shift(green("50"));
        assertThat(refused.why()).startsWith("Green needs 3 healthy targets for 50 %");
        assertThat(refused.remedy())
                .isEqualTo("Have autoscaling keep 3 tasks of it, or shift less.");
        assertThat(refused.raise()).hasValue(3);
        assertThat(minimum(Colour.GREEN)).isEqualTo(MIN);
    }

    @Test
    void raisedAndWaitedForItIsGiven() {
        assertThat(raised(green("100"))).isInstanceOf(Shifted.Done.class);
        assertThat(crossing.weights()).isEqualTo(new Weights(0, 100));
        assertThat(minimum(Colour.GREEN)).isEqualTo(MAX);
        assertThat(crossing.service(Colour.GREEN).desiredCount()).isEqualTo(MAX);
        assertThat(told).first().isEqualTo("Autoscaling is to keep 5 tasks of green.");
        assertThat(told).as("what it waits for").hasSizeGreaterThan(1);
    }

    @Test
    void whatIsEnoughStaysAsItIs() {
        assertThat(raised(green("25"))).isInstanceOf(Shifted.Done.class);
        assertThat(minimum(Colour.GREEN)).isEqualTo(MIN);
        assertThat(told).isEmpty();
    }

    @Test
    void beyondTheMaximumNothingIsRaised() {
        busy(MAX + 1);
        Shifted.Refused refused = (Shifted.Refused) raised(green("100"));
        assertThat(refused.remedy()).startsWith("Autoscaling ends at 5 tasks");
        assertThat(refused.raise()).isEmpty();
        assertThat(minimum(Colour.GREEN)).isEqualTo(MIN);
    }

    @Test
    void anotherOneThatWaitsForTheSameTasksIsToldOfThem() {
        Share all = green("100").to();
        assertThat(headroom.raise(all)).containsExactly(new Raised(Colour.GREEN, MAX));
        assertThat(new Headroom(crossing.traffic()).raise(all))
                .containsExactly(new Raised(Colour.GREEN, MAX));
    }

    @Test
    void whoeverStopsWaitingHasNothingShifted() {
        StopSignal stop = new StopSignal();
        crossing.onClock(
                () ->
                        assertThat(headroom.shift(green("100"), stop, _ -> stop.request()))
                                .isInstanceOf(Shifted.Refused.class));
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
    }

    @Test
    void whatWasRaisedShowsInThePlanUntilItIsPutBack() {
        headroom.raise(green("100").to());
        assertThat(changes()).containsExactly("ScalableTarget.green");
        headroom.restore(Colour.GREEN);
        assertThat(minimum(Colour.GREEN)).isEqualTo(MIN);
        assertThat(changes()).isEmpty();
    }

    private List<String> changes() {
        Plan plan = crossing.open(scaled).plan(Verb.APPLY);
        return plan.steps().stream()
                .filter(step -> step.action() != Action.NONE)
                .map(step -> step.address().toString())
                .toList();
    }

    @Test
    void aCanaryRaisesStepByStep() {
        List<CanaryEvent> events = new ArrayList<>();
        assertThat(canary(Leftover.CONTINUE, events, _ -> {})).contains(new CanaryEnd.Completed());
        assertThat(crossing.weights()).isEqualTo(new Weights(0, 100));
        assertThat(minimum(Colour.GREEN)).isEqualTo(MAX);
        assertThat(events)
                .filteredOn(CanaryEvent.Waiting.class::isInstance)
                .extracting(event -> ((CanaryEvent.Waiting) event).why())
                .contains(
                        "Autoscaling is to keep 3 tasks of green.",
                        "Autoscaling is to keep 5 tasks of green.");
    }

    @Test
    void aCanaryThatGoesBackPutsItBack() {
        List<CanaryEvent> events = new ArrayList<>();
        Optional<CanaryEnd> end =
                canary(
                        Leftover.CONTINUE,
                        events,
                        canary -> {
                            crossing.pass(Duration.ofMinutes(6));
                            assertThat(minimum(Colour.GREEN)).isEqualTo(3);
                            canary.abort();
                        });
        assertThat(end).get().isInstanceOf(CanaryEnd.RolledBack.class);
        assertThat(minimum(Colour.GREEN)).isEqualTo(MIN);
    }

    @Test
    void aCanaryThatMayNotRaiseEndsAsOneThatIsNotReady() {
        denied = true;
        traffic.shift(green("25"));
        List<CanaryEvent> events = new ArrayList<>();
        Optional<CanaryEnd> end = canary(Leftover.CONTINUE, events, _ -> {});
        assertThat(end).get().isInstanceOf(CanaryEnd.NotReady.class);
        assertThat(events)
                .anyMatch(
                        event ->
                                event instanceof CanaryEvent.Waiting waiting
                                        && waiting.why().contains("autoscaling"));
    }

    private Optional<CanaryEnd> canary(
            Leftover leftover, List<CanaryEvent> events, Consumer<Canary> beside) {
        Canaries canaries = new Canaries(traffic);
        CanaryState state = canaries.plan(Preset.SWIFT.plan(), Colour.GREEN, leftover);
        Canary[] running = new Canary[1];
        List<Optional<CanaryEnd>> end = new ArrayList<>();
        crossing.onClock(
                List.of(
                        () -> end.add(canaries.run(state, events::add, it -> running[0] = it)),
                        () -> {
                            crossing.pass(Duration.ofSeconds(1));
                            beside.accept(running[0]);
                        }));
        return end.getFirst();
    }

    @Test
    void whoeverIsDrainedHasItPutBackForBoth() {
        raised(green("100"));
        crossing.pass(Duration.ofMinutes(12));
        Rest rest =
                new Resting(crossing.open(scaled), traffic)
                        .rest(Colour.BLUE, Duration.ZERO, _ -> {});
        assertThat(rest).isEqualTo(new Rest.Autoscaled(MIN));
        assertThat(minimum(Colour.GREEN)).isEqualTo(MIN);
    }
}
