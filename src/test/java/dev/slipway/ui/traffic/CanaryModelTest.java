package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.CanaryEnd;
import dev.slipway.traffic.CanaryEvent;
import dev.slipway.traffic.CanaryPlan.Preset;
import dev.slipway.traffic.CanaryState;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Verdict;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

class CanaryModelTest {
    private static final Duration BAKE = Duration.ofMinutes(5);

    private final Scripted stack = new Scripted();
    private final Texts texts = Texts.english();
    private final TrafficModel model =
            new TrafficModel(
                    texts, Threads.here(), stack, stack, stack, Colour.BLUE, Commit.BY_BUTTON);
    private final CanaryModel canary = model.canary();

    @BeforeEach
    void look() {
        model.readings().look();
    }

    private void start() {
        canary.start(Preset.STANDARD.plan(), Colour.GREEN, Leftover.CONTINUE);
        stack.work();
    }

    /** What happens in the canary, and how it ends. */
    private void fly(Optional<CanaryEnd> end, Consumer<Consumer<CanaryEvent>> course) {
        stack.flight =
                listener -> {
                    course.accept(listener);
                    return end;
                };
        start();
    }

    private CanaryEvent moved(int step, int percent) {
        Share to = Share.of(Colour.GREEN, BigDecimal.valueOf(percent));
        stack.left = to;
        stack.weights = new Weights(to.blue(), to.green());
        return new CanaryEvent.Moved(stack.now(), step, 4, to, BAKE);
    }

    private Flight flight() {
        return ((CanaryStage.Running) canary.stage().get()).flight();
    }

    private static CanaryState unfinished() {
        return new CanaryState(
                "rule",
                Instant.EPOCH,
                Preset.STANDARD.plan(),
                Colour.GREEN,
                Share.all(Colour.BLUE),
                1,
                Leftover.ROLLBACK,
                Optional.empty());
    }

    @Test
    void itsProgressAndTheTimeLeftAreShown() {
        fly(
                Optional.of(new CanaryEnd.Completed()),
                tell -> {
                    tell.accept(moved(1, 5));
                    stack.pass(Duration.ofMinutes(2));
                    assertThat(canary.left()).contains(Duration.ofMinutes(3));
                    tell.accept(
                            new CanaryEvent.Judged(stack.now(), new Verdict.TooQuiet("Quiet.")));
                    assertThat(canary.left())
                            .as("thin traffic gets as long again")
                            .contains(Duration.ofMinutes(8));
                    tell.accept(moved(2, 25));
                    assertThat(flight().step()).isEqualTo(1);
                    assertThat(flight().verdict()).as("of the step before").isEmpty();
                    assertThat(model.readings().share().orElseThrow().weights()).isEqualTo("75:25");
                });
        assertThat(canary.stage().get()).isInstanceOf(CanaryStage.Ended.class);
    }

    @Test
    void whileItIsUnderWayNobodyMovesTheTrafficByHand() {
        fly(
                Optional.of(new CanaryEnd.TakenOver("By hand.")),
                tell -> {
                    tell.accept(moved(1, 5));
                    model.steering().ask(new BigDecimal("50"));
                    assertThat(model.steering().obstacle())
                            .contains(texts.get("traffic.why.canary"));
                    model.steering().shift();
                    assertThat(model.isAtWork()).isTrue();
                    canary.takeOver();
                    assertThat(stack.orders).containsExactly("hand over");
                    assertThat(flight().asked()).contains(Flight.Asked.HAND_OVER);
                });
        assertThat(stack.shifts).isEmpty();
        assertThat(model.isAtWork()).isFalse();
        assertThat(model.steering().obstacle()).isEmpty();
        model.steering().shift();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(50, 50));
    }

    @Test
    void itIsPausedContinuedAndAborted() {
        fly(
                Optional.of(new CanaryEnd.RolledBack("It was aborted by hand.")),
                tell -> {
                    tell.accept(moved(1, 5));
                    canary.pause();
                    assertThat(flight().paused()).as("before it has heard").isFalse();
                    tell.accept(new CanaryEvent.Paused(stack.now()));
                    assertThat(flight().paused()).isTrue();
                    assertThat(flight().asked()).isEmpty();
                    canary.proceed();
                    tell.accept(new CanaryEvent.Resumed(stack.now()));
                    assertThat(flight().paused()).isFalse();
                    canary.abort();
                });
        assertThat(stack.orders).containsExactly("pause", "proceed", "abort");
        canary.dismiss();
        assertThat(canary.stage().get()).isEqualTo(new CanaryStage.None());
    }

    @Test
    void theWayHomeIsOpenInTheMiddleOfIt() {
        fly(
                Optional.of(new CanaryEnd.TakenOver("By hand.")),
                tell -> {
                    tell.accept(moved(1, 5));
                    model.allHome();
                    assertThat(stack.orders).containsExactly("hand over");
                });
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
    }

    @Test
    void whatWasLeftIsOfferedAndGoesOnOrBackAsOneChooses() {
        stack.unfinished = Optional.of(unfinished());
        model.readings().look();
        assertThat(canary.stage().get()).isEqualTo(new CanaryStage.Left(unfinished()));
        assertThat(stack.run).as("nothing moves by itself").isEmpty();
        canary.resume(Leftover.CONTINUE);
        stack.work();
        assertThat(stack.run.orElseThrow().leftover()).isEqualTo(Leftover.CONTINUE);
        stack.unfinished = Optional.of(unfinished());
        model.readings().look();
        canary.resume(Leftover.ROLLBACK);
        stack.work();
        assertThat(stack.run.orElseThrow().leftover()).isEqualTo(Leftover.ROLLBACK);
    }

    @Test
    void aCanaryThatAnotherSlipwayEndsIsNotOfferedAnyMore() {
        stack.unfinished = Optional.of(unfinished());
        model.readings().look();
        stack.unfinished = Optional.empty();
        model.readings().look();
        assertThat(canary.stage().get()).isEqualTo(new CanaryStage.None());
    }

    @Test
    void whyItCannotBeginIsSaidUntilItIsRead() {
        Failure why = Failure.of("beginning a canary", "Another one is not over.", "Wait.");
        stack.failure = Optional.of(why);
        start();
        stack.failure = Optional.empty();
        model.readings().look();
        assertThat(canary.stage().get()).isEqualTo(new CanaryStage.Trouble(why));
        canary.dismiss();
        assertThat(canary.stage().get()).isEqualTo(new CanaryStage.None());
    }

    @Test
    void whatItIsToldBeforeItCanHearIsNotLost() {
        canary.start(Preset.STANDARD.plan(), Colour.GREEN, Leftover.CONTINUE);
        model.allHome();
        stack.work();
        assertThat(stack.orders).containsExactly("hand over");
        canary.start(Preset.STANDARD.plan(), Colour.GREEN, Leftover.CONTINUE);
        model.close();
        stack.work();
        assertThat(stack.orders).containsExactly("hand over", "leave");
    }

    @Test
    void closingLeavesItToTheNextStart() {
        fly(
                Optional.empty(),
                tell -> {
                    tell.accept(moved(1, 5));
                    model.close();
                    assertThat(stack.orders).containsExactly("leave");
                });
    }
}
