package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.Drain;
import dev.slipway.traffic.KeptWarm;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.Rest;
import dev.slipway.traffic.Watch;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Promoting and what comes after it, by a clock that is moved by hand. */
class WarmModelTest {
    private static final Duration KEEP = Duration.ofMinutes(30);
    private static final String RULE = "rule";

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
    private final WarmModel warm = model.warm();
    private PastRelease release;

    @BeforeEach
    void release() {
        release = Scripted.release(stack.now());
        stack.released =
                new Released(
                        List.of(release), Optional.of(release), Optional.empty(), Optional.empty());
        model.readings().look();
    }

    /** As the rules of draining have it: wanted until the time is over. */
    private Rest waiting(KeptWarm kept) {
        Instant end = Instant.EPOCH.plus(kept.keep());
        return stack.now().isBefore(end)
                ? new Rest.NotDrained(
                        new Drain.Waiting(
                                List.of(
                                        new Drain.Wait(
                                                Drain.Reason.KEPT,
                                                Optional.of(end),
                                                "Until then."))))
                : new Rest.Resting();
    }

    private Duration left() {
        return Duration.between(stack.now(), Instant.EPOCH.plus(KEEP));
    }

    private void promote() {
        stack.rest = this::waiting;
        model.promoting().promote(release, KEEP);
        stack.work();
    }

    private void pass(Duration time) {
        stack.pass(time);
        model.tick();
    }

    @Test
    void theOtherColourIsKeptWarmOnlyOnceAllTrafficIsThere() {
        stack.rest = this::waiting;
        model.promoting().promote(release, KEEP);
        assertThat(stack.warm).as("while it is on its way").isEmpty();
        assertThat(model.isAtWork()).isTrue();
        stack.work();
        assertThat(stack.weights).isEqualTo(new Weights(0, 100));
        assertThat(stack.warm).contains(new KeptWarm(RULE, Colour.BLUE, KEEP));
        assertThat(warm.left()).contains(left());
        assertThat(model.guarding().told().get())
                .as("guarded as any other move")
                .isInstanceOf(Watch.Told.Passed.class);
    }

    @Test
    void whatIsRefusedScalesNothingDown() {
        stack.healthy.put(Colour.GREEN, 0);
        model.readings().look();
        assertThat(model.promoting().obstacle(release)).isPresent();
        promote();
        assertThat(stack.shifts).isEmpty();
        assertThat(stack.warm).isEmpty();
        assertThat(model.isAtWork()).isFalse();
    }

    @Test
    void itCountsDownAndIsScaledDownInTheEnd() {
        promote();
        pass(Duration.ofMinutes(10));
        assertThat(warm.left()).contains(left());
        assertThat(warm.isUnderWay()).isTrue();
        pass(Duration.ofMinutes(20));
        assertThat(warm.stage().get())
                .isEqualTo(
                        new WarmStage.Over(
                                new KeptWarm(RULE, Colour.BLUE, KEEP), new Rest.Resting()));
        warm.dismiss();
        stack.warm = Optional.empty();
        assertThat(model.isAtWork()).isFalse();
    }

    @Test
    void theAccountIsAskedNoMoreOftenThanSomethingCanHaveChanged() {
        promote();
        int before = stack.rests;
        for (int second = 0; second < 300; second++) {
            pass(Duration.ofSeconds(1));
        }
        assertThat(stack.rests - before).isEqualTo(10);
    }

    @Test
    void itIsEndedEarlyOrCalledOff() {
        promote();
        warm.endNow();
        assertThat(stack.warm).contains(new KeptWarm(RULE, Colour.BLUE, Duration.ZERO));
        assertThat(warm.stage().get()).isInstanceOf(WarmStage.Over.class);
        warm.dismiss();
        promote();
        warm.callOff();
        assertThat(stack.warm).isEmpty();
        assertThat(warm.stage().get()).isEqualTo(new WarmStage.None());
    }

    @Test
    void whoGetsTrafficAgainIsNotScaledDownLater() {
        promote();
        stack.rest =
                _ -> new Rest.NotDrained(new Drain.Impossible("blue still gets 5 %.", "Shift."));
        pass(Duration.ofMinutes(1));
        assertThat(warm.stage().get()).isInstanceOf(WarmStage.Over.class);
        assertThat(stack.warm).as("not even at the next start").isEmpty();
    }

    @Test
    void whatWasLeftIsOfferedAtTheNextStartAndNothingHappensByItself() {
        stack.warm = Optional.of(new KeptWarm(RULE, Colour.BLUE, KEEP));
        model.readings().look();
        pass(Duration.ofHours(1));
        assertThat(warm.stage().get()).isEqualTo(new WarmStage.Left(stack.warm.get()));
        assertThat(stack.rests).isZero();
        warm.resume();
        assertThat(warm.stage().get()).isInstanceOf(WarmStage.Over.class);
    }

    @Test
    void whatFailsIsToldAndTriedAgain() {
        promote();
        Failure why = Failure.of("asking", "Nobody answers.", "Try again.");
        stack.failure = Optional.of(why);
        pass(Duration.ofMinutes(1));
        assertThat(warm.stage().get()).isEqualTo(new WarmStage.Trouble(stack.warm, why));
        stack.failure = Optional.empty();
        warm.resume();
        assertThat(warm.isUnderWay()).isTrue();
    }

    @Test
    void aRollbackEndsIt() {
        promote();
        model.rollback().run(release);
        assertThat(stack.warm).isEmpty();
        assertThat(warm.isUnderWay()).isFalse();
        assertThat(model.guarding().isWatching()).isFalse();
        assertThat(stack.weights).isEqualTo(new Weights(100, 0));
        assertThat(model.rollback().stage().get()).isInstanceOf(RollbackStage.Over.class);
    }
}
