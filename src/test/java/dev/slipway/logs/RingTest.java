package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class RingTest {
    private static List<Line> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> Lines.of(n, "line " + n)).toList();
    }

    private static List<Long> numbers(List<Line> lines) {
        return lines.stream().map(Line::timestamp).toList();
    }

    @Test
    void aReaderAsksForWhatCameSince() {
        Ring ring = new Ring(Cap.ofLines(1000));
        ring.add(lines(0, 10));
        long seen = ring.held().next();
        ring.add(lines(10, 15));
        assertThat(numbers(ring.held().since(seen, 100))).containsExactly(10L, 11L, 12L, 13L, 14L);
        assertThat(numbers(ring.held().since(seen, 2))).containsExactly(10L, 11L);
        assertThat(ring.held().since(ring.held().next(), 100)).isEmpty();
    }

    @Test
    void theOldestGoAndAreCounted() {
        Ring ring = new Ring(Cap.ofLines(640));
        for (int at = 0; at < 2000; at += 7) {
            ring.add(lines(at, at + 7));
            assertThat(ring.held().count()).isLessThanOrEqualTo(640);
        }
        Held held = ring.held();
        assertThat(held.count()).isGreaterThanOrEqualTo(630);
        assertThat(held.first()).isEqualTo(held.next() - held.count());
        for (long number = held.first(); number < held.next(); number++) {
            assertThat(held.get(number).timestamp()).isEqualTo(number);
        }
        assertThatThrownBy(() -> held.get(held.first() - 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(numbers(held.since(0, 3))).first().isEqualTo(held.first());
    }

    @Test
    void whatIsHeldStaysAsItIs() {
        Ring ring = new Ring(Cap.ofLines(100));
        ring.add(lines(0, 50));
        Held held = ring.held();
        ring.add(lines(50, 500));
        ring.clear();
        assertThat(held.count()).isEqualTo(50);
        assertThat(numbers(held.since(0, 100))).hasSize(50).startsWith(0L).endsWith(49L);
        assertThat(ring.held().count()).isZero();
        assertThat(ring.held().first()).as("dropped").isEqualTo(500);
    }

    @Test
    void aCapOfBytesHoldsLargeLinesToo() {
        Ring ring = new Ring(new Cap(100_000, 10 << 20));
        String megabyte = "x".repeat(1 << 20);
        for (int number = 0; number < 30; number++) {
            ring.add(List.of(Lines.of(megabyte)));
        }
        assertThat(ring.held().count()).isBetween(8L, 9L);
        ring.cap(new Cap(100_000, 1));
        assertThat(ring.held().count()).as("the last one, however large").isEqualTo(1);
    }

    @Test
    void readersSeeWholeLinesWhileOneWrites() {
        Ring ring = new Ring(Cap.ofLines(5_000));
        CompletableFuture<Void> writer =
                CompletableFuture.runAsync(
                        () -> {
                            for (int at = 0; at < 200_000; at += 100) {
                                ring.add(lines(at, at + 100));
                            }
                        });
        List<Long> seen = new ArrayList<>();
        long next = 0;
        boolean last;
        do {
            last = writer.isDone();
            Held held = ring.held();
            for (Line line : held.since(next, Integer.MAX_VALUE)) {
                seen.add(line.timestamp());
            }
            next = held.next();
        } while (!last);
        writer.join();
        assertThat(seen).isSorted().doesNotHaveDuplicates().endsWith(199_999L);
    }
}
