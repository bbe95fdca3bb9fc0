package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.Traffic;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.SecretValues;

import javafx.scene.control.CheckBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** How fast traffic follows the hand, and how seldom a long drag writes. */
@Tag("bench")
class TrafficBench {
    private static final int SHIFTS = 40;
    private static final int EVENTS = 300;
    private static final int EVENTS_EACH = 20;
    private static final long SEED = 7;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    @TempDir Path home;

    private final Writes writes = new Writes();
    private final Random random = new Random(SEED);
    private Rehearsed rehearsed;
    private Windowed window;
    private Drag drag;
    private TrafficController page;

    /** When the rule was written. */
    private static final class Writes implements ExecutionInterceptor {
        private final List<Long> times = new CopyOnWriteArrayList<>();

        @Override
        public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes all) {
            if (call.request() instanceof ModifyRuleRequest) {
                times.add(System.nanoTime());
            }
        }
    }

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL, writes);
        assertThat(rehearsed.run(rehearsed.stack(), Verb.APPLY).complete()).isTrue();
        rehearsed.pace(Pace.REAL);
        window = new Windowed();
        drag = new Drag(window);
        page = window.show(this::page);
        window.see("traffic-now", "Now ");
        window.ask(
                () -> {
                    ((CheckBox) window.stage().getScene().lookup("#traffic-on-release")).fire();
                    return true;
                });
    }

    private TrafficController page(Kit kit) {
        return new TrafficController(
                kit, rehearsed.session(), rehearsed.stack(), new SecretValues(), new Nowhere());
    }

    @AfterEach
    void close() {
        window.ask(
                () -> {
                    page.close();
                    return true;
                });
        window.close();
        rehearsed.close();
    }

    @Test
    void fromLettingGoToTheRequestAndBack() {
        List<Double> toTheWire = new ArrayList<>();
        List<Double> toTheEye = new ArrayList<>();
        int green = 0;
        for (int shift = 0; shift < SHIFTS; shift++) {
            green = (green + 7 + random.nextInt(80)) % 100;
            rest();
            int before = writes.times.size();
            long letGo = drag.to(green, 10);
            String meant = meant();
            window.await("the share", () -> window.text("traffic-share-green").equals(meant));
            toTheEye.add((System.nanoTime() - letGo) / MILLISECOND);
            assertThat(writes.times).hasSize(before + 1);
            toTheWire.add((writes.times.getLast() - letGo) / MILLISECOND);
        }
        tell("let-go-to-request", toTheWire);
        tell("let-go-to-read-back", toTheEye);
        assertThat(weights()).isEqualTo(percent(meant()));
    }

    @Test
    void aLongDragWritesNoMoreThanEveryTwoSeconds() {
        rest();
        int before = writes.times.size();
        long began = System.nanoTime();
        for (int events = 0; events < EVENTS; events += EVENTS_EACH) {
            drag.to(random.nextInt(101), EVENTS_EACH);
        }
        String meant = meant();
        window.await("the share", () -> window.text("traffic-share-green").equals(meant));
        double seconds = (System.nanoTime() - began) / (double) SECOND;
        List<Long> times = writes.times.subList(before, writes.times.size());
        double closest = Double.MAX_VALUE;
        for (int write = 1; write < times.size(); write++) {
            closest = Math.min(closest, (times.get(write) - times.get(write - 1)) / MILLISECOND);
        }
        print("drag-events", EVENTS, "events");
        print("drag-took", seconds, "s");
        print("drag-writes", times.size(), "writes");
        print("drag-writes-closest", closest, "ms");
        assertThat(times.size()).isLessThanOrEqualTo((int) (seconds / 2) + 1);
        assertThat(weights()).isEqualTo(percent(meant));
    }

    /** Lets the time pass that lies between two writes at the least. */
    private void rest() {
        if (!writes.times.isEmpty()) {
            long next = writes.times.getLast() + 5 * SECOND / 2;
            window.await("the next write", () -> System.nanoTime() > next);
        }
    }

    /** What the slider stands at, as the card of green writes it. */
    private String meant() {
        return window.text("traffic-green").replaceAll("[^0-9.]", "") + " %";
    }

    private Weights weights() {
        var deployment = rehearsed.deployment(rehearsed.stack());
        return new Traffic(
                        rehearsed.stack(),
                        deployment.remembered(),
                        deployment.account(),
                        deployment.folder())
                .position()
                .weights();
    }

    private static Weights percent(String shown) {
        int green = Integer.parseInt(shown.replace(" %", ""));
        return new Weights(100 - green, green);
    }

    private static void tell(String name, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        print(name + "-median", sorted.get(sorted.size() / 2), "ms");
        print(name + "-longest", sorted.getLast(), "ms");
    }

    private static void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "bench %s %.1f %s%n", name, value, unit);
    }
}
