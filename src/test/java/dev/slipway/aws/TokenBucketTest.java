package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.FakeTime;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

class TokenBucketTest {
    private final FakeTime time = new FakeTime();
    private final Instant start = time.now();

    private Duration elapsed() {
        return Duration.between(start, time.now());
    }

    @Test
    void aBurstIsFreeAndTheRestComesAtTheRate() {
        TokenBucket bucket = new TokenBucket(new Budgets.Allowance(10, 5), time);

        time.runAll(
                IntStream.range(0, 25)
                        .<Runnable>mapToObj(i -> () -> bucket.acquire(Duration.ZERO))
                        .toList());

        assertThat(elapsed()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2100));
    }

    @Test
    void theMostUrgentGoesFirst() {
        TokenBucket bucket = new TokenBucket(new Budgets.Allowance(1, 1), time);
        bucket.acquire(Duration.ZERO);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());

        time.runAll(
                IntStream.of(3, 1, 4, 2)
                        .<Runnable>mapToObj(
                                urgency ->
                                        () -> {
                                            bucket.acquire(Duration.ofSeconds(urgency));
                                            order.add(urgency);
                                        })
                        .toList());

        assertThat(order).containsExactly(4, 3, 2, 1);
        assertThat(elapsed()).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4100));
    }

    @Test
    void whoComesLaterButMoreUrgentOvertakes() {
        TokenBucket bucket = new TokenBucket(new Budgets.Allowance(1, 1), time);
        bucket.acquire(Duration.ZERO);
        List<String> order = Collections.synchronizedList(new ArrayList<>());

        time.runAll(
                List.of(
                        () -> {
                            bucket.acquire(Duration.ofSeconds(1));
                            order.add("early");
                        },
                        () -> {
                            sleep(Duration.ofMillis(500));
                            bucket.acquire(Duration.ofSeconds(9));
                            order.add("urgent");
                        }));

        assertThat(order).containsExactly("urgent", "early");
    }

    @Test
    void anExhaustedBucketStartsFromNothing() {
        TokenBucket bucket = new TokenBucket(new Budgets.Allowance(1, 50), time);

        bucket.exhaust();
        bucket.acquire(Duration.ZERO);

        assertThat(elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    private void sleep(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
