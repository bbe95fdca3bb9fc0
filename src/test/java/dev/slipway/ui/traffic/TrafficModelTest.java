package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.Headroom;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class TrafficModelTest {
    private final Scripted stack = new Scripted();
    private final Texts texts = Texts.english();
    private final TrafficModel model =
            new TrafficModel(
                    texts, Threads.here(), stack, stack, stack, Colour.BLUE, Commit.BY_BUTTON);
    private final Readings readings = model.readings();
    private final Steering steering = model.steering();
    private final TrafficWords words = new TrafficWords(texts);

    private static Share green(String percent) {
        return Share.of(Colour.GREEN, new BigDecimal(percent));
    }

    private String now() {
        return words.now(readings.seen().get(), readings.age(), steering.asked().get());
    }

    @Test
    void whatIsActualAndWhatIsAskedForStandSideBySide() {
        assertThat(now()).isEqualTo("Reading the rule of the load balancer…");
        assertThat(steering.obstacle()).contains(texts.get("traffic.why.unread"));
        readings.look();
        stack.pass(Duration.ofSeconds(2));
        steering.ask(green("25"));
        assertThat(now())
                .isEqualTo("Now 0 % green, read from the load balancer 2 s ago · asked for 25 %");
        assertThat(words.meaning(steering.wanted().orElseThrow()))
                .isEqualTo("Green gets about 1 in 4 requests");
        assertThat(stack.shifts).isEmpty();
    }

    @Test
    void itLooksEveryFewSecondsAndNotMoreOften() {
        model.tick();
        model.tick();
        assertThat(stack.looks).isEqualTo(1);
        stack.pass(Readings.BETWEEN_LOOKS);
        model.tick();
        assertThat(stack.looks).isEqualTo(2);
    }

    @Test
    void anAccountThatDoesNotAnswerIsAskedAgainUnlessSomebodyHasToSignIn() {
        stack.failure = Optional.of(Failure.of("reading", "no route", "Connect."));
        model.tick();
        assertThat(readings.failure().get()).isPresent();
        stack.failure = Optional.empty();
        stack.pass(Readings.BETWEEN_LOOKS);
        model.tick();
        assertThat(readings.failure().get()).isEmpty();
        assertThat(readings.seen().get()).isPresent();
    }

    @Test
    void byButtonNothingMovesUntilItIsPressed() {
        readings.look();
        steering.ask(green("10"));
        steering.release();
        stack.work();
        assertThat(stack.shifts).isEmpty();
        steering.shift();
        assertThat(steering.outcome().get()).isEqualTo(new Outcome.Moving(green("10")));
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(90, 10));
        assertThat(readings.share()).contains(green("10"));
        assertThat(steering.asked().get()).isEmpty();
        assertThat(steering.outcome().get()).isInstanceOf(Outcome.There.class);
    }

    @Test
    void onReleaseTheLastOfManyPlacesIsWhereItEnds() {
        steering.commit(Commit.ON_RELEASE);
        readings.look();
        for (int percent = 5; percent <= 50; percent++) {
            steering.ask(green(Integer.toString(percent)));
            steering.release();
        }
        stack.work();
        assertThat(stack.shifts).extracting(Shift::to).containsExactly(green("50"));
        steering.ask(green("20"));
        steering.release();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(80, 20));
        assertThat(steering.asked().get()).isEmpty();
    }

    @Test
    void whatIsTakenBackIsNotShifted() {
        readings.look();
        steering.ask(green("10"));
        steering.cancel();
        assertThat(steering.wanted()).contains(Share.all(Colour.BLUE));
        assertThat(steering.obstacle()).contains(texts.get("traffic.why.nothing"));
        steering.shift();
        stack.work();
        assertThat(stack.shifts).isEmpty();
    }

    @Test
    void aColourWithoutHealthyTargetsGetsNothingMoreAndItIsSaidWhy() {
        stack.healthy.put(Colour.GREEN, 0);
        readings.look();
        steering.ask(green("10"));
        assertThat(steering.obstacle()).contains(texts.get("traffic.why.unhealthy.green"));
        steering.shift();
        stack.work();
        assertThat(stack.shifts).isEmpty();
        assertThat(steering.asked().get()).contains(green("10"));
    }

    @Test
    void aRefusalIsToldWithItsRemedyAndWhatWasAskedForStays() {
        stack.refusal = Optional.of(new Shifted.Refused(green("10"), "Not rolled out.", "Wait."));
        readings.look();
        steering.ask(green("10"));
        steering.shift();
        stack.work();
        assertThat(steering.outcome().get()).isEqualTo(new Outcome.Refused(stack.refusal.get()));
        assertThat(steering.asked().get()).contains(green("10"));
        assertThat(steering.obstacle()).isEmpty();
        assertThat(steering.raising().tasks()).isEmpty();
        steering.raising().raise();
        assertThat(stack.raised).isEmpty();
    }

    @Test
    void whatIsRefusedForTooFewTasksCanHaveThemRaised() {
        stack.refusal =
                Optional.of(
                        new Shifted.Refused(green("50"), "Too few.", "Raise.", OptionalInt.of(5)));
        readings.look();
        steering.ask(green("50"));
        steering.shift();
        stack.work();
        assertThat(steering.raising().tasks()).hasValue(5);
        steering.raising().raise();
        assertThat(stack.raised).containsExactly(green("50"));
        assertThat(steering.outcome().get())
                .isEqualTo(new Outcome.Raised(List.of(new Headroom.Raised(Colour.GREEN, 5))));
        assertThat(steering.raising().tasks()).isEmpty();
        stack.refusal = Optional.empty();
        steering.shift();
        stack.work();
        assertThat(stack.left).isEqualTo(green("50"));
    }

    @Test
    void whoeverAsksForSomethingElseIsOfferedNoTasksForWhatWasRefused() {
        stack.refusal =
                Optional.of(
                        new Shifted.Refused(green("50"), "Too few.", "Raise.", OptionalInt.of(5)));
        readings.look();
        steering.ask(green("50"));
        steering.shift();
        stack.work();
        steering.ask(green("25"));
        assertThat(steering.raising().tasks()).isEmpty();
    }

    @Test
    void aPressSendsAllHomeWhateverElseIsOnItsWay() {
        stack.weights = new Weights(75, 25);
        stack.left = green("25");
        readings.look();
        steering.ask(green("50"));
        steering.shift();
        steering.allHome();
        stack.work();
        assertThat(stack.shifts).extracting(Shift::to).containsExactly(Share.all(Colour.BLUE));
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
    }

    @Test
    void thereIsAWayBackForAsLongAsATargetIsHealthyThere() {
        stack.weights = new Weights(0, 100);
        stack.left = Share.all(Colour.GREEN);
        stack.healthy.put(Colour.BLUE, 1);
        readings.look();
        assertThat(model.ground().noWayBack(Colour.BLUE)).isEmpty();
        stack.healthy.put(Colour.BLUE, 0);
        readings.look();
        assertThat(model.ground().noWayBack(Colour.BLUE))
                .contains(texts.get("traffic.why.no.way.back.blue"));
        steering.allHome();
        stack.work();
        assertThat(stack.shifts).isEmpty();
    }

    @Test
    void somebodyElsesEditIsOverwrittenByNobodyWhoHasNotDecidedSo() {
        readings.look();
        steering.ask(green("10"));
        stack.weights = new Weights(60, 40);
        steering.shift();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(60, 40));
        assertThat(steering.foreign().get()).isPresent();
        assertThat(steering.obstacle()).contains(texts.get("traffic.why.foreign"));
        assertThat(words.foreign(steering.foreign().get().orElseThrow()))
                .contains("left at 0 % and gets 40 % now");
        model.foreign().takeOver();
        stack.work();
        assertThat(steering.foreign().get()).isEmpty();
        assertThat(stack.left).isEqualTo(green("40"));
        steering.shift();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(90, 10));
    }

    @Test
    void whatSlipwayLeftCanBePutBack() {
        stack.weights = new Weights(60, 40);
        readings.look();
        assertThat(steering.foreign().get()).isPresent();
        model.foreign().putBack();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
        assertThat(steering.foreign().get()).isEmpty();
    }

    @Test
    void weightsOfNothingCannotBeTakenOverButPutRight() {
        stack.weights = new Weights(0, 0);
        readings.look();
        assertThat(model.foreign().canTakeOver()).isFalse();
        assertThat(now()).contains("answers nobody");
        model.foreign().putBack();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
    }

    @Test
    void theWayHomeGoesOnWhoeverWasThereMeanwhile() {
        model.readings().look();
        stack.weights = new Weights(60, 40);
        model.allHome();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
        assertThat(steering.foreign().get()).isEmpty();
    }

    @Test
    void aNumberThatIsNoShareIsRefusedWithARemedy() {
        readings.look();
        assertThat(steering.ask(new BigDecimal("7.3"))).isPresent();
        assertThat(steering.asked().get()).isEmpty();
        assertThat(List.of(new BigDecimal("0.5"), new BigDecimal("99.5")))
                .allMatch(percent -> steering.ask(percent).isEmpty());
    }
}
