package dev.slipway.traffic;

import static dev.slipway.traffic.Crossing.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.EngineException;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.CanaryPlan.Preset;
import dev.slipway.traffic.CanaryState.Leftover;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Canaries in the sandbox, whose requests and metrics follow the weights. */
class CanaryTest {
    @TempDir Path home;
    private final List<CanaryEvent> events = new ArrayList<>();
    private Crossing crossing;
    private Canaries canaries;
    private Canary running;

    @BeforeEach
    void build() {
        crossing = new Crossing(home);
        canaries = new Canaries(crossing.traffic);
        crossing.pass(Duration.ofMinutes(3));
    }

    private CanaryState standard(Leftover leftover) {
        return canaries.plan(Preset.STANDARD.plan(), Colour.GREEN, leftover);
    }

    /** Runs a canary, and beside it what else happens. */
    private Optional<CanaryEnd> run(CanaryState state, Runnable... beside) {
        List<Optional<CanaryEnd>> end = new ArrayList<>();
        List<Runnable> all = new ArrayList<>(List.of(beside));
        all.add(() -> end.add(canaries.run(state, events::add, canary -> running = canary)));
        crossing.onClock(all);
        return end.getFirst();
    }

    private Runnable after(Duration wait, Runnable deed) {
        return () -> {
            crossing.pass(wait);
            deed.run();
        };
    }

    private <T extends CanaryEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void fail(Colour colour, String percent) {
        crossing.colleague.tag(crossing.group(colour), "sandbox:error-rate", percent);
    }

    @Test
    void aGoodReleaseGetsAllOfTheTraffic() {
        Instant began = crossing.traffic.time().now();
        assertThat(run(canaries.plan(Preset.SWIFT.plan(), Colour.GREEN, Leftover.CONTINUE)))
                .contains(new CanaryEnd.Completed());
        assertThat(crossing.weights()).isEqualTo(new Weights(0, 100));
        assertThat(all(CanaryEvent.Moved.class))
                .extracting(moved -> moved.to().weights())
                .containsExactly("90:10", "50:50", "0:100");
        assertThat(Duration.between(began, crossing.traffic.time().now()))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(all(CanaryEvent.Judged.class))
                .extracting(CanaryEvent.Judged::verdict)
                .hasAtLeastOneElementOfType(Verdict.Fine.class)
                .noneMatch(Verdict.Breach.class::isInstance);
        assertThat(canaries.unfinished()).isEmpty();
        assertThat(crossing.traffic.history())
                .hasSize(3)
                .allMatch(past -> past.begun().cause() == ShiftRecord.Cause.CANARY)
                .last()
                .satisfies(
                        past ->
                                assertThat(past.begun().reason())
                                        .contains("canary swift, step 3 of 3"));
    }

    @Test
    void errorsTakeTheTrafficBackInOneWrite() {
        Optional<CanaryEnd> end =
                run(
                        standard(Leftover.CONTINUE),
                        after(Duration.ofMinutes(7), () -> fail(Colour.GREEN, "20")));
        assertThat(end.orElseThrow())
                .isInstanceOfSatisfying(
                        CanaryEnd.RolledBack.class,
                        back -> assertThat(back.why()).startsWith("Green answers "));
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
        PastShift last = crossing.traffic.history().getLast();
        assertThat(last.begun().cause()).isEqualTo(ShiftRecord.Cause.GUARD);
        assertThat(last.begun().from()).contains(new Share(75, 25));
        // Noticed at the first look after the minute was counted.
        Instant breach = all(CanaryEvent.Judged.class).getLast().at();
        assertThat(Duration.between(breach, last.begun().at())).isLessThan(Guard.POLL);
    }

    @Test
    void errorsOfBothColoursAreNotTheReleases() {
        fail(Colour.BLUE, "20");
        fail(Colour.GREEN, "20");
        crossing.pass(Duration.ofMinutes(5));
        assertThat(run(canaries.plan(Preset.SWIFT.plan(), Colour.GREEN, Leftover.CONTINUE)))
                .contains(new CanaryEnd.Completed());
    }

    @Test
    void targetsThatGoTakeTheTrafficBackAtTheNextLook() {
        Instant[] gone = new Instant[1];
        Optional<CanaryEnd> end =
                run(
                        standard(Leftover.CONTINUE),
                        after(
                                Duration.ofMinutes(6),
                                () -> {
                                    gone[0] = crossing.traffic.time().now();
                                    crossing.resize(Colour.GREEN, 0);
                                }));
        assertThat(end.orElseThrow()).isInstanceOf(CanaryEnd.RolledBack.class);
        Instant back = crossing.traffic.history().getLast().at();
        assertThat(Duration.between(gone[0], back)).isLessThanOrEqualTo(Guard.POLL.plusSeconds(1));
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
    }

    @Test
    void aManualShiftEndsIt() {
        Optional<CanaryEnd> end =
                run(
                        standard(Leftover.CONTINUE),
                        after(
                                Duration.ofMinutes(6),
                                () -> crossing.traffic().shift(green("40").because("mine"))));
        assertThat(((CanaryEnd.TakenOver) end.orElseThrow()).told()).contains("(mine)");
        assertThat(crossing.weights()).isEqualTo(new Weights(60, 40));
        assertThat(canaries.unfinished()).isEmpty();
    }

    @Test
    void somebodyElsesEditEndsItToo() {
        Optional<CanaryEnd> end =
                run(
                        standard(Leftover.CONTINUE),
                        after(Duration.ofMinutes(6), () -> crossing.weigh(1, 1)));
        assertThat(((CanaryEnd.TakenOver) end.orElseThrow()).told())
                .isEqualTo("Somebody else set the weights to 1:1.");
        assertThat(crossing.weights()).isEqualTo(new Weights(1, 1));
    }

    @Test
    void whatSomebodyElseSetBeforeIsNotBegunFrom() {
        crossing.weigh(9, 1);
        assertThat(run(canaries.plan(Preset.SWIFT.plan(), Colour.GREEN, Leftover.CONTINUE)))
                .get()
                .isInstanceOf(CanaryEnd.TakenOver.class);
        assertThat(crossing.weights()).isEqualTo(new Weights(9, 1));
    }

    @Test
    void whatIsPausedStaysWhereItIsAndIsStillWatched() {
        Optional<CanaryEnd> end =
                run(
                        standard(Leftover.CONTINUE),
                        after(
                                Duration.ofMinutes(1),
                                () -> {
                                    running.pause();
                                    crossing.pass(Duration.ofMinutes(12));
                                    assertThat(crossing.weights()).isEqualTo(new Weights(95, 5));
                                    running.proceed();
                                    crossing.pass(Duration.ofMinutes(1));
                                    assertThat(crossing.weights()).isEqualTo(new Weights(75, 25));
                                    running.pause();
                                    fail(Colour.GREEN, "50");
                                }));
        assertThat(all(CanaryEvent.Paused.class)).hasSize(2);
        assertThat(end.orElseThrow()).isInstanceOf(CanaryEnd.RolledBack.class);
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
    }

    @Test
    void itCanBeAborted() {
        Optional<CanaryEnd> end =
                run(
                        standard(Leftover.CONTINUE),
                        after(Duration.ofMinutes(6), () -> running.abort()));
        assertThat(end).contains(new CanaryEnd.RolledBack("It was aborted by hand."));
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
    }

    @Test
    void whoTakesItOverFindsTheTrafficWhereItIs() {
        Optional<CanaryEnd> end =
                run(
                        standard(Leftover.CONTINUE),
                        after(Duration.ofMinutes(6), () -> running.handOver()));
        assertThat(end).contains(new CanaryEnd.TakenOver("It was taken over by hand."));
        assertThat(crossing.weights()).isEqualTo(new Weights(75, 25));
        assertThat(canaries.unfinished()).isEmpty();
    }

    @Test
    void whoTakesItOverBeforeItBeginsFindsNothingMoved() {
        List<Optional<CanaryEnd>> end = new ArrayList<>();
        crossing.onClock(
                () ->
                        end.add(
                                canaries.run(
                                        standard(Leftover.CONTINUE),
                                        events::add,
                                        Canary::handOver)));
        assertThat(end.getFirst()).get().isInstanceOf(CanaryEnd.TakenOver.class);
        assertThat(crossing.traffic.history()).isEmpty();
    }

    @Test
    void whatWasLeftGoesOn() {
        assertThat(
                        run(
                                standard(Leftover.CONTINUE),
                                after(Duration.ofMinutes(6), () -> running.leave())))
                .isEmpty();
        crossing.pass(Duration.ofHours(1));
        assertThat(crossing.weights()).as("nothing moves by itself").isEqualTo(new Weights(75, 25));
        assertThatThrownBy(() -> standard(Leftover.CONTINUE)).isInstanceOf(EngineException.class);
        canaries = new Canaries(crossing.traffic());
        events.clear();
        assertThat(run(canaries.unfinished().orElseThrow())).contains(new CanaryEnd.Completed());
        assertThat(all(CanaryEvent.Moved.class))
                .extracting(CanaryEvent.Moved::step)
                .containsExactly(2, 3, 4);
    }

    @Test
    void whatWasLeftIsPutBackIfThatWasChosen() {
        run(standard(Leftover.ROLLBACK), after(Duration.ofMinutes(6), () -> running.leave()));
        assertThat(run(canaries.unfinished().orElseThrow()))
                .get()
                .isInstanceOf(CanaryEnd.RolledBack.class);
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
    }

    @Test
    void whatWasMovedMeanwhileIsTakenOver() {
        run(standard(Leftover.CONTINUE), after(Duration.ofMinutes(6), () -> running.leave()));
        crossing.traffic().shift(green("30"));
        assertThat(run(canaries.unfinished().orElseThrow()))
                .get()
                .isInstanceOf(CanaryEnd.TakenOver.class);
        assertThat(crossing.weights()).isEqualTo(new Weights(70, 30));
    }

    @Test
    void withNoWayBackItSaysSo() {
        Optional<CanaryEnd> end =
                run(
                        standard(Leftover.CONTINUE),
                        after(
                                Duration.ofMinutes(6),
                                () -> {
                                    crossing.resize(Colour.BLUE, 0);
                                    crossing.resize(Colour.GREEN, 0);
                                }));
        assertThat(((CanaryEnd.Stuck) end.orElseThrow()).whyNotBack())
                .isEqualTo("There is no healthy target in blue to go back to.");
    }

    @Test
    void aColourThatIsNotReadyGetsNothing() {
        crossing.resize(Colour.GREEN, 0);
        crossing.pass(Duration.ofMinutes(10));
        assertThat(run(standard(Leftover.CONTINUE))).get().isInstanceOf(CanaryEnd.NotReady.class);
        assertThat(crossing.traffic.history()).isEmpty();
    }

    @Test
    void aStepWaitsUntilTheColourIsFullyScaled() {
        crossing.resize(Colour.GREEN, 1);
        crossing.pass(Duration.ofMinutes(10));
        Optional<CanaryEnd> end =
                run(
                        standard(Leftover.CONTINUE),
                        after(Duration.ofMinutes(18), () -> crossing.resize(Colour.GREEN, 2)));
        assertThat(all(CanaryEvent.Waiting.class)).isNotEmpty();
        assertThat(end).contains(new CanaryEnd.Completed());
    }

    @Test
    void onlyOneIsRunAtATime() {
        CanaryState state = standard(Leftover.CONTINUE);
        run(
                state,
                after(
                        Duration.ofMinutes(1),
                        () -> {
                            assertThatThrownBy(() -> canaries.run(state, ignored(), _ -> {}))
                                    .isInstanceOf(EngineException.class);
                            running.abort();
                        }));
    }

    private static Consumer<CanaryEvent> ignored() {
        return _ -> {};
    }

    @Test
    void stepsRiseAndAreShares() {
        assertThat(CanaryPlan.parse("0.5:30s, 50:10m,100:1h", Thresholds.SWIFT).steps())
                .extracting(CanaryPlan.Step::bake)
                .containsExactly(
                        Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofHours(1));
        for (String wrong : List.of("", "5", "5:", "5:5", "10:5m,5:5m", "101:5m", "33.3:5m")) {
            assertThatThrownBy(() -> CanaryPlan.parse(wrong, Thresholds.SWIFT))
                    .as(wrong)
                    .isInstanceOf(EngineException.class);
        }
    }

    @Test
    void stepsThatAreBehindAreLeftOut() {
        crossing.traffic.shift(green("30"));
        assertThat(standard(Leftover.CONTINUE).plan().steps()).hasSize(2);
        crossing.traffic.shift(green("100"));
        assertThat(canaries.idle()).isEqualTo(Colour.BLUE);
        assertThatThrownBy(() -> standard(Leftover.CONTINUE)).isInstanceOf(EngineException.class);
    }
}
