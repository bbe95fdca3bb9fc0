package dev.slipway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.ShiftRecord.Cause;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Supplier;

class WatchTest {
    private static final Share BLUE = Share.all(Colour.BLUE);
    private static final Verdict FINE = new Verdict.Fine("Green is fine.");
    private static final Verdict BREACH = new Verdict.Breach("Green answers 9.0 % with 5xx.");

    private final Hands time = new Hands();
    private final List<Shift> shifts = new ArrayList<>();
    private final List<Watch.Told> told = new ArrayList<>();
    private final List<Colour> watched = new ArrayList<>();
    private Supplier<Verdict> verdict = () -> FINE;
    private Shifted answer = new Shifted.Unchanged(BLUE);
    private final Watch watch =
            new Watch(
                    (colour, _, _) -> {
                        watched.add(colour);
                        return () -> verdict.get();
                    },
                    shift -> {
                        shifts.add(shift);
                        return answer;
                    },
                    time,
                    told::add);

    /** A clock whose tasks run when they are told to, and on which things happen by plan. */
    private static final class Hands implements Time {
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private final TreeMap<Instant, Runnable> plan = new TreeMap<>();
        private Instant now = Instant.EPOCH;

        void in(Duration wait, Runnable deed) {
            plan.put(now.plus(wait), deed);
        }

        void work() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
            while (!plan.isEmpty() && !plan.firstKey().isAfter(now)) {
                plan.pollFirstEntry().getValue().run();
            }
        }

        @Override
        public void start(Runnable task) {
            tasks.add(task);
        }
    }

    private static Share green(int percent) {
        return new Share(100 - percent, percent);
    }

    private Duration passed() {
        return Duration.between(Instant.EPOCH, time.now());
    }

    @Test
    void whatIsFineForLongEnoughPasses() {
        watch.moved(BLUE, green(25));
        time.work();
        assertThat(told).last().isEqualTo(new Watch.Told.Passed(Colour.GREEN, FINE));
        assertThat(passed()).isEqualTo(Watch.WINDOW);
        assertThat(shifts).isEmpty();
        assertThat(watch.isWatching()).isFalse();
    }

    @Test
    void aBreachPutsTheLastGoodWeightsBackInOneWriteAndSaysWhy() {
        watch.moved(BLUE, green(25));
        time.in(Duration.ofMinutes(2), () -> verdict = () -> BREACH);
        time.work();
        assertThat(shifts).hasSize(1);
        Shift back = shifts.getFirst();
        assertThat(back.to()).isEqualTo(BLUE);
        assertThat(back.cause()).isEqualTo(Cause.GUARD);
        assertThat(back.reason()).contains(BREACH.told());
        assertThat(back.over()).as("from there and nowhere else").contains(green(25));
        assertThat(told)
                .last()
                .isEqualTo(new Watch.Told.RolledBack(Colour.GREEN, BLUE, BREACH.told()));
        assertThat(passed()).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(125));
    }

    @Test
    void aMoveThatWasNotWatchedToItsEndIsNoPlaceToGoBackTo() {
        watch.moved(BLUE, green(10));
        time.in(Duration.ofMinutes(1), () -> watch.moved(green(10), green(50)));
        time.in(Duration.ofMinutes(3), () -> verdict = () -> BREACH);
        time.work();
        assertThat(shifts).extracting(Shift::to).containsExactly(BLUE);
    }

    @Test
    void aMoveThatWasWatchedToItsEndIs() {
        watch.moved(BLUE, green(10));
        time.work();
        watch.moved(green(10), green(50));
        verdict = () -> BREACH;
        time.work();
        assertThat(shifts).extracting(Shift::to).containsExactly(green(10));
    }

    @Test
    void whoHasMoreThanInTheLastGoodDivisionIsWatched() {
        watch.moved(BLUE, green(50));
        watch.moved(green(50), green(10));
        assertThat(watch.isWatching()).isTrue();
        watch.moved(green(10), BLUE);
        assertThat(watch.isWatching()).as("nobody has more than before").isFalse();
        watch.moved(green(100), green(50));
        time.work();
        assertThat(watched).containsOnly(Colour.BLUE);
    }

    @Test
    void whileItSeesNothingItIsNotOver() {
        watch.moved(BLUE, green(25));
        verdict =
                () -> {
                    throw new EngineException(Failure.of("looking", "throttled", "Wait."));
                };
        time.in(Watch.WINDOW.multipliedBy(3), () -> verdict = () -> FINE);
        time.work();
        assertThat(told)
                .hasAtLeastOneElementOfType(Watch.Told.Blind.class)
                .last()
                .isInstanceOf(Watch.Told.Passed.class);
        assertThat(passed()).isGreaterThanOrEqualTo(Watch.WINDOW.multipliedBy(3));
    }

    @Test
    void thinTrafficGetsAsLongAgain() {
        verdict = () -> new Verdict.TooQuiet("Green got 3 of 100 requests.");
        watch.moved(BLUE, green(1));
        time.work();
        assertThat(passed()).isEqualTo(Watch.WINDOW.multipliedBy(2));
    }

    @Test
    void aWayBackIsTriedAgainAndThenGivenUpAloud() {
        verdict = () -> BREACH;
        answer = new Shifted.Refused(BLUE, "No healthy target in blue.", "Bring it up.");
        watch.moved(BLUE, green(25));
        time.work();
        assertThat(told)
                .contains(new Watch.Told.Waiting(BREACH.told(), "No healthy target in blue."))
                .last()
                .isEqualTo(new Watch.Told.Stuck(BREACH.told(), "No healthy target in blue."));
        assertThat(shifts).hasSizeGreaterThan(100);
    }

    @Test
    void whatSomebodyElseHasSetIsNotOverwritten() {
        verdict = () -> BREACH;
        answer = new Shifted.Foreign(new Weights(60, 40), List.of(green(25)), Optional.empty());
        watch.moved(BLUE, green(25));
        time.work();
        assertThat(shifts).hasSize(1);
        assertThat(told).last().isEqualTo(new Watch.Told.Over());
    }

    @Test
    void whoeverStopsItKeepsTheTrafficWhereItIs() {
        watch.moved(BLUE, green(25));
        verdict = () -> BREACH;
        watch.stop();
        time.work();
        assertThat(shifts).isEmpty();
        assertThat(told).last().isEqualTo(new Watch.Told.Over());
    }
}
