package dev.slipway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Weights;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Pulls on virtual time, with a rule that takes its time. */
class LeverTest {
    private record Write(Instant began, Instant ended, Share to) {}

    private final VirtualTime time = new VirtualTime();
    private final List<Write> writes = new ArrayList<>();
    private final List<Lever.Told> told = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private Duration takes = Duration.ofMillis(300);
    private Optional<Shifted> answer = Optional.empty();
    private final Lever lever = new Lever(this::write, time, told::add);

    private Shifted write(Shift shift) {
        assertThat(underWay.incrementAndGet()).as("one at a time").isEqualTo(1);
        Instant began = time.now();
        sleep(takes);
        writes.add(new Write(began, time.now(), shift.to()));
        underWay.decrementAndGet();
        return answer.orElseGet(
                () -> new Shifted.Done(Optional.empty(), shift.to(), Optional.empty(), List.of()));
    }

    private void sleep(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void onClock(Runnable body) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        time.start(
                () -> {
                    try {
                        body.run();
                        while (!lever.isAtRest()) {
                            sleep(Duration.ofMillis(100));
                        }
                        done.complete(null);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        done.join();
    }

    private static Shift to(int green) {
        return Shift.byHand(new Share(100 - green, green));
    }

    @Test
    void theFirstPullIsCarriedOutAtOnce() {
        Instant pulled = time.now();
        onClock(() -> lever.pull(to(10)));
        assertThat(writes).singleElement().satisfies(w -> assertThat(w.began).isEqualTo(pulled));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 2500})
    void aDragOfThreeHundredEventsEndsWhereItEnded(int millis) {
        takes = Duration.ofMillis(millis);
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            writes.clear();
            Share[] last = new Share[1];
            onClock(
                    () -> {
                        for (int i = 0; i < 300; i++) {
                            Shift shift = to(random.nextInt(101));
                            last[0] = shift.to();
                            lever.pull(shift);
                            sleep(Duration.ofMillis(random.nextInt(40)));
                        }
                    });
            assertThat(writes.getLast().to()).isEqualTo(last[0]);
            assertThat(writes).hasSizeLessThan(8);
            for (int i = 1; i < writes.size(); i++) {
                assertThat(Duration.between(writes.get(i - 1).ended, writes.get(i).began))
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            }
        }
    }

    @Test
    void eachPullKnowsWhereTheOneBeforeLeftTheTraffic() {
        onClock(
                () -> {
                    lever.pull(to(10));
                    sleep(Duration.ofSeconds(3));
                    lever.pull(to(20));
                });
        assertThat(told)
                .extracting(t -> t.shift().over())
                .containsExactly(Optional.empty(), Optional.of(new Share(90, 10)));
    }

    @Test
    void whatSomebodyElseSetEndsTheDrag() {
        answer = Optional.of(new Shifted.Foreign(new Weights(1, 1), List.of(), Optional.empty()));
        onClock(
                () -> {
                    lever.pull(to(10));
                    sleep(Duration.ofMillis(100));
                    lever.pull(to(20));
                });
        assertThat(writes).hasSize(1);
        answer = Optional.empty();
        onClock(
                () -> {
                    lever.accept(new Share(1, 1));
                    lever.pull(to(30));
                });
        assertThat(told.getLast().shift().over()).contains(new Share(1, 1));
    }

    @Test
    void afterATroubleTheNextPullIsCarriedOut() {
        List<Lever.Told> heard = new ArrayList<>();
        List<Share> tried = new ArrayList<>();
        Lever failing =
                new Lever(
                        shift -> {
                            tried.add(shift.to());
                            if (tried.size() == 1) {
                                throw new EngineException(Failure.of("shifting", "No.", "Wait."));
                            }
                            return new Shifted.Unchanged(shift.to());
                        },
                        time,
                        heard::add);
        onClock(
                () -> {
                    failing.pull(to(10));
                    sleep(Duration.ofMillis(100));
                    failing.pull(to(20));
                    while (!failing.isAtRest()) {
                        sleep(Duration.ofMillis(100));
                    }
                });
        assertThat(heard.getFirst()).isInstanceOf(Lever.Told.Trouble.class);
        assertThat(tried).containsExactly(new Share(90, 10), new Share(80, 20));
    }
}
