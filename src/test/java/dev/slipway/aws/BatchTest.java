package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.FakeTime;
import dev.slipway.engine.Time;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class BatchTest {
    private final FakeTime time = new FakeTime();
    private final List<Set<Integer>> requests = Collections.synchronizedList(new ArrayList<>());

    private Batch<Integer, String> batch(Function<Set<Integer>, Map<Integer, String>> load) {
        return new Batch<>(
                time,
                20,
                keys -> {
                    requests.add(Set.copyOf(keys));
                    return load.apply(keys);
                },
                NoSuchElementException.class::isInstance);
    }

    private static Map<Integer, String> squares(Set<Integer> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> "" + key * key));
    }

    private Map<Integer, Object> ask(Batch<Integer, String> batch, int count) {
        Map<Integer, Object> answers = new ConcurrentHashMap<>();
        time.runAll(
                IntStream.range(0, count)
                        .<Runnable>mapToObj(
                                key ->
                                        () -> {
                                            try {
                                                answers.put(key, batch.get(key));
                                            } catch (RuntimeException e) {
                                                answers.put(key, e);
                                            }
                                        })
                        .toList());
        return answers;
    }

    @Test
    void callsOfOneMomentShareARequest() {
        Map<Integer, Object> answers = ask(batch(BatchTest::squares), 50);

        assertThat(requests).hasSize(3).allSatisfy(keys -> assertThat(keys).hasSizeBetween(1, 20));
        assertThat(answers).hasSize(50).containsEntry(7, java.util.Optional.of("49"));
    }

    @Test
    void theSameKeyIsAskedOnce() {
        Batch<Integer, String> batch = batch(BatchTest::squares);

        time.runAll(Collections.nCopies(30, () -> assertThat(batch.get(3)).contains("9")));

        assertThat(requests).containsExactly(Set.of(3));
    }

    @Test
    void laterCallsAreAskedAnew() {
        Batch<Integer, String> batch = batch(BatchTest::squares);

        batch.get(1);
        batch.get(1);

        assertThat(requests).hasSize(2);
    }

    @Test
    void whatIsNotAnsweredDoesNotExist() {
        assertThat(batch(keys -> Map.of()).get(1)).isEmpty();
    }

    @Test
    void oneThatIsMissingDoesNotHideTheOthers() {
        Map<Integer, Object> answers =
                ask(
                        batch(
                                keys -> {
                                    if (keys.contains(2)) {
                                        throw new NoSuchElementException();
                                    }
                                    return squares(keys);
                                }),
                        4);

        assertThat(answers)
                .containsEntry(1, java.util.Optional.of("1"))
                .containsEntry(2, java.util.Optional.empty())
                .containsEntry(3, java.util.Optional.of("9"));
        assertThat(requests).hasSize(5);
    }

    @Test
    void aFailureReachesEveryone() {
        IllegalStateException refused = new IllegalStateException("refused");

        Map<Integer, Object> answers =
                ask(
                        batch(
                                keys -> {
                                    throw refused;
                                }),
                        10);

        assertThat(answers.values()).hasSize(10).allMatch(refused::equals);
        assertThat(requests).hasSize(1);
    }

    @Test
    void anInterruptedCallerLeavesTheOthersTheirAnswer() throws InterruptedException {
        AtomicInteger answered = new AtomicInteger();
        Batch<Integer, String> real = new Batch<>(Time.real(), 20, BatchTest::squares, e -> false);
        CountDownLatch done = new CountDownLatch(1000);
        for (int i = 0; i < 1000; i++) {
            int key = i;
            Thread thread =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            real.get(key);
                                            answered.incrementAndGet();
                                        } catch (RuntimeException stopped) {
                                            assertThat(key % 10).isZero();
                                        } finally {
                                            done.countDown();
                                        }
                                    });
            if (key % 10 == 0) {
                thread.interrupt();
            }
        }

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(answered.get()).isGreaterThanOrEqualTo(900);
    }

    @Test
    void anErrorIsNotWaitedOutByTheOthers() {
        Batch<Integer, String> broken =
                batch(
                        keys -> {
                            throw new StackOverflowError();
                        });

        assertThatThrownBy(() -> broken.get(1)).isInstanceOf(StackOverflowError.class);
    }
}
