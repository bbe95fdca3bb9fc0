package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.ShiftRecord.Cause;
import dev.slipway.traffic.Shifted;
import dev.slipway.traffic.Verdict;
import dev.slipway.traffic.Watch;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class GuardingTest {
    private static final String WHY = "Green answers 9.0 % of 120 requests with 5xx.";

    private final Scripted stack = new Scripted();
    private final Texts texts = Texts.english();
    private final TrafficModel model =
            new TrafficModel(
                    texts, Threads.here(), stack, stack, stack, Colour.BLUE, Commit.BY_BUTTON);
    private final Guarding guarding = model.guarding();

    @BeforeEach
    void look() {
        model.readings().look();
    }

    private void shift(String percent) {
        model.steering().ask(new BigDecimal(percent));
        model.steering().shift();
        stack.work();
    }

    @Test
    void aMoveThatFaresWellPasses() {
        shift("25");
        assertThat(guarding.told().get())
                .isEqualTo(new Watch.Told.Passed(Colour.GREEN, stack.verdict));
        assertThat(stack.weights).isEqualTo(new Weights(75, 25));
        guarding.dismiss();
        assertThat(guarding.told().get()).isEqualTo(new Watch.Told.Over());
    }

    @Test
    void aMoveThatFaresBadlyIsTakenBackAndTheSliderShowsIt() {
        stack.verdict = new Verdict.Breach(WHY);
        shift("25");
        assertThat(guarding.told().get())
                .isEqualTo(new Watch.Told.RolledBack(Colour.GREEN, Share.all(Colour.BLUE), WHY));
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
        assertThat(model.steering().wanted()).contains(Share.all(Colour.BLUE));
        Shift back = stack.shifts.getLast();
        assertThat(back.cause()).isEqualTo(Cause.GUARD);
        assertThat(back.reason()).contains(WHY);
        stack.verdict = new Verdict.Fine("Fine.");
        shift("10");
        assertThat(stack.weights).as("the lever knows where it is").isEqualTo(new Weights(90, 10));
    }

    @Test
    void whileItWatchesItSaysForHowLong() {
        model.steering().ask(new BigDecimal("25"));
        guarding.moved(
                Shift.byHand(new Share(75, 25)),
                new Shifted.Done(
                        Optional.of(Share.all(Colour.BLUE)),
                        new Share(75, 25),
                        Optional.empty(),
                        List.of()));
        assertThat(guarding.isWatching()).isTrue();
        stack.pass(Duration.ofMinutes(2));
        assertThat(guarding.left()).contains(Watch.WINDOW.minusMinutes(2));
        guarding.stop();
        assertThat(guarding.left()).isEmpty();
    }

    @Test
    void aWayBackIsNotWatchedNorWhatIsForced() {
        stack.verdict = new Verdict.Breach(WHY);
        stack.weights = new Weights(75, 25);
        stack.left = new Share(75, 25);
        model.readings().look();
        model.allHome();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
        assertThat(guarding.told().get()).isEqualTo(new Watch.Told.Over());
        stack.refusal =
                Optional.of(new Shifted.Refused(new Share(90, 10), "Not rolled out.", "Wait."));
        shift("10");
        assertThat(model.steering().canForce()).isTrue();
        stack.refusal = Optional.empty();
        model.steering().force("a drill");
        stack.work();
        assertThat(stack.shifts.getLast().force()).isTrue();
        assertThat(stack.shifts.getLast().reason()).contains("a drill");
        assertThat(stack.weights).isEqualTo(new Weights(90, 10));
        assertThat(guarding.told().get()).isEqualTo(new Watch.Told.Over());
    }

    @Test
    void onlyWhatIsRefusedCanBeForced() {
        model.steering().ask(new BigDecimal("10"));
        assertThat(model.steering().canForce()).isFalse();
        stack.healthy.put(Colour.GREEN, 0);
        model.readings().look();
        assertThat(model.steering().canForce()).isTrue();
        stack.weights = new Weights(60, 40);
        model.readings().look();
        assertThat(model.steering().canForce()).as("somebody else was there").isFalse();
    }
}
