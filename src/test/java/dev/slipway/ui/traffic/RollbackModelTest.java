package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.CanaryEnd;
import dev.slipway.traffic.CanaryPlan.Preset;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.Rollback;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shifted;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The way back from a release, whatever is in its way. */
class RollbackModelTest {
    private final Scripted stack = new Scripted();
    private final TrafficModel model =
            new TrafficModel(
                    Texts.english(),
                    Threads.here(),
                    stack,
                    stack,
                    stack,
                    Colour.BLUE,
                    Commit.BY_BUTTON);
    private final RollbackModel rollback = model.rollback();
    private final PastRelease release = Scripted.release(stack.now());

    @BeforeEach
    void shift() {
        stack.weights = new Weights(75, 25);
        stack.left = new Share(75, 25);
        model.readings().look();
    }

    private Rollback.End end() {
        return ((RollbackStage.Over) rollback.stage().get()).end();
    }

    @Test
    void whatItPutsBackIsKnownBefore() {
        AtomicReference<Rollback.Puts> told = new AtomicReference<>();
        rollback.ask(release, told::set);
        assertThat(new ReleaseWords(Texts.english()).puts(told.get()))
                .contains("blue 100 % ●", "▲ Green runs shop:1 again, as revision shop:7 did");
        assertThat(stack.shifts).isEmpty();
    }

    @Test
    void aCanaryIsEndedFirst() {
        stack.flight =
                _ -> {
                    rollback.run(release);
                    assertThat(rollback.stage().get())
                            .isEqualTo(new RollbackStage.Waiting(release));
                    assertThat(stack.orders).containsExactly("hand over");
                    assertThat(stack.shifts).as("while the canary may still move it").isEmpty();
                    return Optional.of(new CanaryEnd.TakenOver("By hand."));
                };
        model.canary().start(Preset.STANDARD.plan(), Colour.GREEN, Leftover.CONTINUE);
        stack.work();
        assertThat(end()).isEqualTo(new Rollback.End.Restored());
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
    }

    @Test
    void whatIsRefusedIsForcedForAReason() {
        stack.refusal =
                Optional.of(new Shifted.Refused(Share.all(Colour.BLUE), "Blue is down.", "Wait."));
        rollback.run(release);
        assertThat(end()).isEqualTo(new Rollback.End.NotMoved(stack.refusal.get()));
        stack.refusal = Optional.empty();
        rollback.force("green is worse");
        assertThat(stack.shifts.getLast().force()).isTrue();
        assertThat(stack.shifts.getLast().reason()).contains("green is worse");
        assertThat(end()).isEqualTo(new Rollback.End.Restored());
        rollback.dismiss();
        assertThat(rollback.stage().get()).isEqualTo(new RollbackStage.None());
    }

    @Test
    void whatSomebodyElseHasSetIsOverwrittenOnlyIfOneSaysSo() {
        stack.weights = new Weights(60, 40);
        rollback.run(release);
        Rollback.End end = end();
        assertThat(stack.weights).isEqualTo(new Weights(60, 40));
        rollback.over((Shifted.Foreign) ((Rollback.End.NotMoved) end).shifted());
        assertThat(end()).isEqualTo(new Rollback.End.Restored());
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
    }

    @Test
    void whatCannotEvenBeTriedIsTriedAgain() {
        Failure why = Failure.of("rolling back", "Nobody answers.", "Try again.");
        stack.failure = Optional.of(why);
        rollback.run(release);
        assertThat(rollback.stage().get()).isEqualTo(new RollbackStage.Trouble(release, why));
        assertThat(model.isAtWork()).isFalse();
        stack.failure = Optional.empty();
        rollback.again();
        assertThat(end()).isEqualTo(new Rollback.End.Restored());
    }
}
