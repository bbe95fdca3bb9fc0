package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a line of 120 characters takes, and how long it takes to look through a million of them. */
@Tag("bench")
class RingBench {
    private static final int LINES = 1_000_000;
    private static final int BATCH = 1000;

    @Test
    void aMillionLines() {
        long before = used();
        Ring ring = new Ring(Cap.ofLines(LINES + BATCH));
        for (int at = 0; at < LINES; at += BATCH) {
            List<Line> batch = new ArrayList<>();
            for (int number = at; number < at + BATCH; number++) {
                String message = "GET /products/%d 200".formatted(number);
                batch.add(Lines.of(number, message + "x".repeat(120 - message.length())));
            }
            ring.add(batch);
        }
        long bytes = (used() - before) / ring.held().count();
        print("logs-bytes-per-line", bytes, "B");
        assertThat(bytes).isLessThanOrEqualTo(400);
        look("logs-filter-text", ring, Search.text("products/77", true));
        look("logs-filter-expression", ring, Search.expression("products/7+ .*x{10}$", true));
    }

    private static void look(String name, Ring ring, Search search) {
        Filter filter =
                new Filter(Filter.Where.ANYWHERE, List.of(search), List.of(), Optional.empty());
        Held held = ring.held();
        long began = System.nanoTime();
        int found = 0;
        for (long number = held.first(); number < held.next(); number++) {
            found += filter.wants(held.get(number)) ? 1 : 0;
        }
        assertThat(found).isPositive();
        print(name + "-1m", (System.nanoTime() - began) / 1_000_000, "ms");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void print(String name, long value, String unit) {
        System.out.println("bench " + name + " " + value + " " + unit);
    }
}
