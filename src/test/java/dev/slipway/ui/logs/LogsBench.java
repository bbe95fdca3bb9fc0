package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Cap;
import dev.slipway.logs.Filter.Where;
import dev.slipway.logs.Line;
import dev.slipway.logs.Line.Place;
import dev.slipway.logs.Origin;
import dev.slipway.ui.Pulses;
import dev.slipway.ui.Windowed;

import javafx.util.Subscription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The log window with a million lines held and five thousand coming each second, beside itself when
 * nothing happens.
 */
@Tag("bench")
class LogsBench {
    private static final int HELD = 1_000_000;
    private static final int A_SECOND = 5_000;
    private static final int SECONDS = 20;

    /** As often as a tail hands lines on. */
    private static final int BATCHES_A_SECOND = 5;

    private static final int CHARACTERS = 120;
    private static final int FRAMES = 600;
    private static final int STREAMS = 40;
    private static final double TIMES = 2;
    private static final double FIRST_RESULTS_MS = 200;
    private static final double BYTES_A_LINE = 400;

    private final Windowed window = new Windowed();
    private final List<ScriptedFeed> feeds = new ArrayList<>();
    private final List<Origin> origins =
            IntStream.range(0, STREAMS)
                    .mapToObj(
                            at ->
                                    ScriptedFeed.task(
                                            at % 2 == 0 ? ScriptedFeed.BLUE : ScriptedFeed.GREEN,
                                            "%04x".formatted(at)))
                    .toList();
    private LogsModel model;
    private LogsController page;
    private int written;

    @AfterEach
    void close() {
        window.ask(
                () -> {
                    page.close();
                    return true;
                });
        window.close();
    }

    @Test
    void aMillionLinesAndFiveThousandASecond() {
        double before = used();
        page = window.show(this::open);
        window.frames(FRAMES);
        Pulses idle = Pulses.during(window, () -> window.frames(FRAMES));
        idle.tell("logs-idle");
        while (written < HELD) {
            batch(1000);
        }
        window.await("all lines", () -> model.look().get().wanted().count() > HELD * 0.98);
        double bytes = (used() - before) / model.look().get().document().live().count();
        print("logs-window-bytes-per-line", bytes, "B");

        window.type("log-exclude", "/health");
        window.type("log-highlight", "cart");
        Pulses busy = Pulses.during(window, this::rain);
        busy.tell("logs-rain");
        print("logs-rain-against-idle", busy.percentile(99) / idle.percentile(99), "times");

        window.click("log-filter-expression");
        Pulses looking =
                Pulses.during(
                        window,
                        () -> {
                            first("logs-first-results", "GET /api/cart[0-9]*5 200");
                            first("logs-first-results-either", "(cart|products)[/0-9]*7 200");
                            first("logs-first-results-rare", "products/424[0-9]42 ");
                        });
        looking.tell("logs-filtering");

        assertThat(bytes).isLessThanOrEqualTo(BYTES_A_LINE);
        assertThat(busy.percentile(99)).isLessThanOrEqualTo(TIMES * idle.percentile(99));
    }

    private LogsController open(dev.slipway.ui.common.Kit kit) {
        model =
                new LogsModel(
                        Work.real(kit.threads()),
                        new Cap(HELD, Long.MAX_VALUE),
                        (since, to) -> {
                            feeds.add(new ScriptedFeed(since, to));
                            return feeds.getLast();
                        });
        LogsController made =
                new LogsController(
                        kit,
                        model,
                        ScriptedFeed.STACK,
                        true,
                        Where.ANYWHERE,
                        new Since.Ago(Duration.ofMinutes(15)),
                        () -> ScriptedFeed.NOON,
                        _ -> {});
        return made;
    }

    /** So long until something is shown, and until all was looked through. */
    private void first(String name, String expression) {
        AtomicLong begun = new AtomicLong();
        AtomicLong shown = new AtomicLong();
        AtomicLong complete = new AtomicLong();
        Subscription looks =
                window.ask(
                        () ->
                                model.look()
                                        .subscribe(
                                                (_, look) -> {
                                                    if (!isOf(look, expression)) {
                                                        return;
                                                    }
                                                    long now = System.nanoTime();
                                                    shown.compareAndSet(0, now);
                                                    if (look.isComplete()) {
                                                        complete.compareAndSet(0, now);
                                                    }
                                                }));
        window.ask(
                () -> {
                    begun.set(System.nanoTime());
                    page.only(expression);
                    return true;
                });
        window.await("all lines", () -> complete.get() > 0);
        window.ask(
                () -> {
                    looks.unsubscribe();
                    return true;
                });
        double first = (shown.get() - begun.get()) / 1e6;
        print(name, first, "ms");
        print(name + "-complete", (complete.get() - begun.get()) / 1e6, "ms");
        print(name + "-lines", model.look().get().wanted().count(), "lines");
        assertThat(first).as(name).isLessThan(FIRST_RESULTS_MS);
    }

    /** Whether what is shown is by this filter and not by the one before. */
    private static boolean isOf(Look look, String expression) {
        Matches wanted = look.wanted();
        return wanted.count() > 0
                && Stream.of(0L, wanted.count() / 2, wanted.count() - 1)
                        .map(wanted::numberAt)
                        .map(look::line)
                        .allMatch(
                                line ->
                                        line.filter(
                                                        it ->
                                                                Pattern.compile(expression)
                                                                        .matcher(it.message())
                                                                        .find())
                                                .isPresent());
    }

    private void rain() {
        long start = System.nanoTime();
        for (int at = 0; at < SECONDS * BATCHES_A_SECOND; at++) {
            batch(A_SECOND / BATCHES_A_SECOND);
            long next = start + (at + 1) * TimeUnit.SECONDS.toNanos(1) / BATCHES_A_SECOND;
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    private void batch(int lines) {
        feeds.getLast().hand(Stream.generate(this::line).limit(lines).toList());
    }

    private Line line() {
        int number = written++;
        long at = ScriptedFeed.NOON.toEpochMilli() + number / 5;
        String level = number % 20 == 0 ? "WARN" : number % 50 == 0 ? "ERROR" : "INFO";
        String path = number % 10 == 0 ? "/health" : number % 7 == 0 ? "/api/cart" : "/products/";
        String message = level + " GET " + path + number + " 200 " + number % 97 + " ms ";
        String filled = message + "x".repeat(CHARACTERS - message.length() - 1) + number % 10;
        return new Line(at, at + 500, filled, origins.get(number % STREAMS), Place.IN_ORDER);
    }

    private static double used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "bench %s %.1f %s%n", name, value, unit);
    }
}
