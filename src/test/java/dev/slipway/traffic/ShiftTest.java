package dev.slipway.traffic;

import static dev.slipway.traffic.Crossing.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.slipway.engine.EngineException;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One shift, in the sandbox. */
class ShiftTest {
    @TempDir Path home;
    private final List<ModifyRuleRequest> written = new ArrayList<>();
    private Runnable beforeWriting = () -> {};
    private Runnable afterWriting = () -> {};
    private Crossing crossing;

    @BeforeEach
    void build() {
        crossing =
                new Crossing(
                        home,
                        new ExecutionInterceptor() {
                            @Override
                            public void beforeExecution(
                                    Context.BeforeExecution context, ExecutionAttributes any) {
                                if (context.request() instanceof ModifyRuleRequest request) {
                                    beforeWriting.run();
                                    written.add(request);
                                }
                            }

                            @Override
                            public void afterExecution(
                                    Context.AfterExecution context, ExecutionAttributes any) {
                                if (context.request() instanceof ModifyRuleRequest) {
                                    afterWriting.run();
                                }
                            }
                        });
        crossing.pass(Duration.ofMinutes(1));
    }

    @Test
    void trafficIsMovedAndTheHistoryTellsOfIt() throws IOException {
        assertThat(crossing.traffic.shift(green("25").because("version 2")))
                .isEqualTo(
                        new Shifted.Done(
                                Optional.of(new Share(100, 0)),
                                new Share(75, 25),
                                Optional.empty(),
                                List.of()));
        assertThat(crossing.weights()).isEqualTo(new Weights(75, 25));
        assertThat(crossing.traffic.position().share()).contains(new Share(75, 25));
        assertThat(crossing.traffic().history())
                .singleElement()
                .satisfies(
                        past -> {
                            assertThat(past.confirmed()).isTrue();
                            assertThat(past.begun().by()).startsWith("arn:aws:");
                            assertThat(past.begun().reason()).contains("version 2");
                            assertThat(past.begun().from()).contains(new Share(100, 0));
                        });
        Path file = crossing.folder.resolve("shifts.jsonl");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsThereAlreadyIsNotWritten() {
        crossing.traffic.shift(green("25"));
        assertThat(crossing.traffic.shift(green("25")))
                .isEqualTo(new Shifted.Unchanged(new Share(75, 25)));
        assertThat(written).hasSize(1);
        assertThat(crossing.traffic.history()).hasSize(1);
    }

    @Test
    void moreThanHalfTakesTheFullScale() {
        crossing.resize(Colour.GREEN, 1);
        crossing.pass(Duration.ofMinutes(10));
        assertThat(crossing.traffic.shift(green("50"))).isInstanceOf(Shifted.Done.class);
        assertThat(crossing.traffic.shift(green("51")))
                .asInstanceOf(type(Shifted.Refused.class))
                .satisfies(
                        refused ->
                                assertThat(refused.why())
                                        .isEqualTo(
                                                "Green needs 2 healthy targets for 51 % of the"
                                                        + " traffic and has 1."));
        assertThat(crossing.weights()).isEqualTo(new Weights(50, 50));
    }

    @Test
    void theWayBackIsCheckedToo() {
        crossing.traffic.shift(green("100"));
        crossing.resize(Colour.BLUE, 0);
        crossing.pass(Duration.ofMinutes(10));
        assertThat(crossing.traffic.shift(green("0"))).isInstanceOf(Shifted.Refused.class);
        assertThat(crossing.traffic.shift(Shift.back(Share.all(Colour.BLUE), "errors")))
                .asInstanceOf(type(Shifted.Refused.class))
                .satisfies(refused -> assertThat(refused.why()).contains("no healthy target"));
        crossing.resize(Colour.BLUE, 1);
        crossing.pass(Duration.ofMinutes(3));
        assertThat(crossing.traffic.shift(green("0"))).isInstanceOf(Shifted.Refused.class);
        assertThat(crossing.traffic.shift(Shift.back(Share.all(Colour.BLUE), "errors")))
                .isInstanceOf(Shifted.Done.class);
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
    }

    @Test
    void forceIsPossibleAndRecordedWithWhatItOverruled() {
        crossing.resize(Colour.GREEN, 0);
        crossing.pass(Duration.ofMinutes(10));
        assertThat(crossing.traffic.shift(green("5"))).isInstanceOf(Shifted.Refused.class);
        assertThat(crossing.traffic.shift(green("5").forced("a drill")))
                .asInstanceOf(type(Shifted.Done.class))
                .satisfies(done -> assertThat(done.overruled()).hasSize(1));
        assertThat(crossing.traffic.history().getLast().begun().overruled())
                .singleElement()
                .asString()
                .contains("Green needs 1 healthy target");
        assertThatThrownBy(() -> green("5").forced(" "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatSomebodyElseSetIsNotOverwritten() {
        crossing.traffic.shift(green("25"));
        crossing.weigh(1, 1);
        Shifted.Foreign foreign = (Shifted.Foreign) crossing.traffic.shift(green("30"));
        assertThat(foreign.found()).isEqualTo(new Weights(1, 1));
        assertThat(foreign.told())
                .isEqualTo("Somebody else set the weights to 1:1; Slipway left 75:25.");
        assertThat(crossing.weights()).isEqualTo(new Weights(1, 1));
        assertThat(crossing.traffic.shift(green("30").over(new Share(1, 2))))
                .as("they moved on since it was accepted")
                .isInstanceOf(Shifted.Foreign.class);
        assertThat(crossing.traffic.shift(green("30").over(new Share(1, 1))))
                .isInstanceOf(Shifted.Done.class);
        assertThat(crossing.traffic.history().getLast().begun().accepted()).isTrue();
    }

    @Test
    void beforeTheFirstShiftTheWeightsAreThoseOfTheCreation() {
        crossing.weigh(9, 1);
        assertThat(crossing.traffic.shift(green("30"))).isInstanceOf(Shifted.Foreign.class);
        crossing.weigh(2, 0);
        assertThat(crossing.traffic.shift(green("30"))).isInstanceOf(Shifted.Done.class);
    }

    @Test
    void whatSomebodyElseSetToWhatIsWantedIsTakenOver() {
        crossing.weigh(3, 1);
        assertThat(crossing.traffic.shift(green("25"))).isInstanceOf(Shifted.Unchanged.class);
        assertThat(crossing.traffic.shift(green("30"))).isInstanceOf(Shifted.Done.class);
        assertThat(written).hasSize(1);
    }

    @Test
    void anotherProcessIsKnownByName() {
        crossing.traffic.shift(green("10"));
        crossing.traffic().shift(green("20").because("theirs"));
        Shifted.Foreign foreign =
                (Shifted.Foreign) crossing.traffic.shift(green("30").over(new Share(90, 10)));
        assertThat(foreign.by().orElseThrow().begun().reason()).contains("theirs");
        assertThat(foreign.told()).contains("set 80 % blue, 20 % green").contains("(theirs)");
        assertThat(crossing.traffic.shift(green("30"))).isInstanceOf(Shifted.Done.class);
    }

    @Test
    void whoeverWritesAtTheSameMomentIsFoundOut() {
        afterWriting = () -> crossing.weigh(1, 1);
        assertThatThrownBy(() -> crossing.traffic.shift(green("10")))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.failure().cause()).startsWith("The rule says 1:1"));
        assertThat(crossing.traffic.history().getLast().confirmed()).isFalse();
    }

    @Test
    void stickinessIsKeptAndSaid() {
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
        assertThat(crossing.traffic.shift(green("10")))
                .asInstanceOf(type(Shifted.Done.class))
                .satisfies(done -> assertThat(done.stickiness()).contains(Duration.ofHours(1)));
        assertThat(
                        crossing.forward()
                                .forwardConfig()
                                .targetGroupStickinessConfig()
                                .durationSeconds())
                .isEqualTo(3600);
        assertThat(crossing.traffic.position().stickiness()).contains(Duration.ofHours(1));
    }

    @Test
    void aShiftThatWasCutOffIsNobodyElses() {
        beforeWriting =
                () -> {
                    throw new IllegalStateException("killed before the call");
                };
        assertThatThrownBy(() -> crossing.traffic.shift(green("10")))
                .isInstanceOf(EngineException.class);
        beforeWriting = () -> {};
        assertThat(crossing.traffic.history().getLast().confirmed()).isFalse();
        assertThat(crossing.traffic.shift(green("20"))).isInstanceOf(Shifted.Done.class);
        beforeWriting =
                () -> {
                    crossing.weigh(60, 40);
                    throw new IllegalStateException("killed after the call");
                };
        assertThatThrownBy(() -> crossing.traffic.shift(green("40")))
                .isInstanceOf(EngineException.class);
        beforeWriting = () -> {};
        assertThat(crossing.traffic.shift(green("50"))).isInstanceOf(Shifted.Done.class);
    }

    @Test
    void aTornLastLineIsNoHistory() throws IOException {
        crossing.traffic.shift(green("10"));
        Path file = crossing.folder.resolve("shifts.jsonl");
        Files.writeString(file, "{\"type\":\"Begun\",\"at\":\"20", StandardOpenOption.APPEND);
        assertThat(crossing.traffic.history()).hasSize(1);
        assertThat(crossing.traffic.shift(green("20"))).isInstanceOf(Shifted.Done.class);
        assertThat(crossing.traffic.history()).hasSize(2).allMatch(PastShift::confirmed);
    }

    @Test
    void aRuleThatForwardsToOthersIsNotTouched() {
        String other =
                crossing.elb
                        .createTargetGroup(
                                r ->
                                        r.name("other")
                                                .port(80)
                                                .protocol("HTTP")
                                                .targetType("ip")
                                                .vpcId(crossing.seed.vpc("slipway-main")))
                        .targetGroups()
                        .getFirst()
                        .targetGroupArn();
        crossing.elb.modifyRule(
                r ->
                        r.ruleArn(crossing.ruleArn())
                                .actions(a -> a.type("forward").targetGroupArn(other)));
        assertThatThrownBy(() -> crossing.traffic.shift(green("10")))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.failure().remedy()).contains("apply the stack"));
    }
}
