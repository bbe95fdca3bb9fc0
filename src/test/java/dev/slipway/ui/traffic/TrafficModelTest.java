package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
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

class TrafficModelTest {
    private final Scripted stack = new Scripted();
    private final Texts texts = Texts.english();
    private final TrafficModel model =
            new TrafficModel(
                    texts, Threads.here(), stack, stack, stack, Colour.BLUE, Commit.BY_BUTTON);
    private final TrafficWords words = new TrafficWords(texts);

    private static Share green(String percent) {
        return Share.of(Colour.GREEN, new BigDecimal(percent));
    }

    private String now() {
        return words.now(model.seen().get(), model.age(), model.asked().get());
    }

    @Test
    void whatIsActualAndWhatIsAskedForStandSideBySide() {
        assertThat(now()).isEqualTo("Reading the rule of the load balancer…");
        assertThat(model.obstacle()).contains(texts.get("traffic.why.unread"));
        model.look();
        stack.pass(Duration.ofSeconds(2));
        model.ask(green("25"));
        assertThat(now())
                .isEqualTo("Now 0 % green, read from the load balancer 2 s ago · asked for 25 %");
        assertThat(words.meaning(model.wanted().orElseThrow()))
                .isEqualTo("Green gets about 1 in 4 requests");
        assertThat(stack.shifts).isEmpty();
    }

    @Test
    void itLooksEveryFewSecondsAndNotMoreOften() {
        model.tick();
        model.tick();
        assertThat(stack.looks).isEqualTo(1);
        stack.pass(TrafficModel.BETWEEN_LOOKS);
        model.tick();
        assertThat(stack.looks).isEqualTo(2);
    }

    @Test
    void anAccountThatDoesNotAnswerIsAskedAgainUnlessSomebodyHasToSignIn() {
        stack.failure = Optional.of(Failure.of("reading", "no route", "Connect."));
        model.tick();
        assertThat(model.failure().get()).isPresent();
        stack.failure = Optional.empty();
        stack.pass(TrafficModel.BETWEEN_LOOKS);
        model.tick();
        assertThat(model.failure().get()).isEmpty();
        assertThat(model.seen().get()).isPresent();
    }

    @Test
    void byButtonNothingMovesUntilItIsPressed() {
        model.look();
        model.ask(green("10"));
        model.release();
        stack.work();
        assertThat(stack.shifts).isEmpty();
        model.shift();
        assertThat(model.outcome().get()).isEqualTo(new Outcome.Moving(green("10")));
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(90, 10));
        assertThat(model.actual()).contains(green("10"));
        assertThat(model.asked().get()).isEmpty();
        assertThat(model.outcome().get()).isInstanceOf(Outcome.There.class);
    }

    @Test
    void onReleaseTheLastOfManyPlacesIsWhereItEnds() {
        model.commit(Commit.ON_RELEASE);
        model.look();
        for (int percent = 5; percent <= 50; percent++) {
            model.ask(green(Integer.toString(percent)));
            model.release();
        }
        stack.work();
        assertThat(stack.shifts).extracting(Shift::to).containsExactly(green("50"));
        model.ask(green("20"));
        model.release();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(80, 20));
        assertThat(model.asked().get()).isEmpty();
    }

    @Test
    void whatIsTakenBackIsNotShifted() {
        model.look();
        model.ask(green("10"));
        model.cancel();
        assertThat(model.wanted()).contains(Share.all(Colour.BLUE));
        assertThat(model.obstacle()).contains(texts.get("traffic.why.nothing"));
        model.shift();
        stack.work();
        assertThat(stack.shifts).isEmpty();
    }

    @Test
    void aColourWithoutHealthyTargetsGetsNothingMoreAndItIsSaidWhy() {
        stack.healthy.put(Colour.GREEN, 0);
        model.look();
        model.ask(green("10"));
        assertThat(model.obstacle()).contains(texts.get("traffic.why.unhealthy.green"));
        model.shift();
        stack.work();
        assertThat(stack.shifts).isEmpty();
        assertThat(model.asked().get()).contains(green("10"));
    }

    @Test
    void aRefusalIsToldWithItsRemedyAndWhatWasAskedForStays() {
        stack.refusal = Optional.of(new Shifted.Refused(green("10"), "Not rolled out.", "Wait."));
        model.look();
        model.ask(green("10"));
        model.shift();
        stack.work();
        assertThat(model.outcome().get())
                .isEqualTo(new Outcome.Refused(green("10"), "Not rolled out.", "Wait."));
        assertThat(model.asked().get()).contains(green("10"));
        assertThat(model.obstacle()).isEmpty();
    }

    @Test
    void aPressSendsAllHomeWhateverElseIsOnItsWay() {
        stack.weights = new Weights(75, 25);
        stack.left = green("25");
        model.look();
        model.ask(green("50"));
        model.shift();
        model.allHome();
        stack.work();
        assertThat(stack.shifts).extracting(Shift::to).containsExactly(Share.all(Colour.BLUE));
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
    }

    @Test
    void thereIsAWayBackForAsLongAsATargetIsHealthyThere() {
        stack.weights = new Weights(0, 100);
        stack.left = Share.all(Colour.GREEN);
        stack.healthy.put(Colour.BLUE, 1);
        model.look();
        assertThat(model.noWayBack()).isEmpty();
        stack.healthy.put(Colour.BLUE, 0);
        model.look();
        assertThat(model.noWayBack()).contains(texts.get("traffic.why.no.way.back.blue"));
        model.allHome();
        stack.work();
        assertThat(stack.shifts).isEmpty();
    }

    @Test
    void somebodyElsesEditIsOverwrittenByNobodyWhoHasNotDecidedSo() {
        model.look();
        model.ask(green("10"));
        stack.weights = new Weights(60, 40);
        model.shift();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(60, 40));
        assertThat(model.foreign().get()).isPresent();
        assertThat(model.obstacle()).contains(texts.get("traffic.why.foreign"));
        assertThat(words.foreign(model.foreign().get().orElseThrow()))
                .contains("left at 0 % and gets 40 % now");
        model.takeOver();
        stack.work();
        assertThat(model.foreign().get()).isEmpty();
        assertThat(stack.left).isEqualTo(green("40"));
        model.shift();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(90, 10));
    }

    @Test
    void whatSlipwayLeftCanBePutBack() {
        stack.weights = new Weights(60, 40);
        model.look();
        assertThat(model.foreign().get()).isPresent();
        model.putBack();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
        assertThat(model.foreign().get()).isEmpty();
    }

    @Test
    void weightsOfNothingCannotBeTakenOverButPutRight() {
        stack.weights = new Weights(0, 0);
        model.look();
        assertThat(model.canTakeOver()).isFalse();
        assertThat(now()).contains("answers nobody");
        model.putBack();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
    }

    @Test
    void aNumberThatIsNoShareIsRefusedWithARemedy() {
        model.look();
        assertThat(model.ask(new BigDecimal("7.3"))).isPresent();
        assertThat(model.asked().get()).isEmpty();
        assertThat(List.of(new BigDecimal("0.5"), new BigDecimal("99.5")))
                .allMatch(percent -> model.ask(percent).isEmpty());
    }
}
