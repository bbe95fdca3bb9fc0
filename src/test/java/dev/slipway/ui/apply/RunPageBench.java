package dev.slipway.ui.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Pulses;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.shell.Rehearsing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/** How smoothly a run is shown in a storm of events, beside a window in which nothing happens. */
@Tag("bench")
class RunPageBench {
    private static final int EVENTS_EACH = 10;
    private static final int IDLE_FRAMES = 600;
    private static final int READING_FRAMES = 120;
    private static final double MEGABYTE = 1024 * 1024;
    private static final double HEAP = 200;
    private static final double TIMES = 3;

    @TempDir Path home;

    private Rehearsed rehearsed;
    private Windowed window;

    @BeforeEach
    void open() {
        comeThroughTheWizard();
        rehearsed = Rehearsed.in(home.resolve("seed"), Pace.BRISK);
        window = new Windowed();
    }

    /** As everybody does: nobody sees a run first of all that a process shows. */
    private void comeThroughTheWizard() {
        try (Rehearsed other = Rehearsed.in(home.resolve("wizard"), Pace.BRISK);
                Windowed whole = Rehearsing.window(other)) {
            whole.click("rehearse");
            Rehearsing.describe(whole);
            whole.see("review-summary", "to create");
        }
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    @Test
    void applyOfTheSeedInAStorm() {
        Pulses idle = Pulses.during(window, () -> window.frames(IDLE_FRAMES));
        idle.tell("idle");
        // The first time, classes and styles on the way are new to the virtual machine.
        apply().tell("run-page-first");
        assertThat(rehearsed.run(rehearsed.stack(), Verb.DESTROY).complete()).isTrue();
        Pulses busy = apply();
        busy.tell("run-page");
        System.gc();
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
        print("run-page-heap", heap, "MB");
        assertThat(heap).isLessThan(HEAP);
        assertThat(busy.percentile(99)).isLessThan(TIMES * idle.percentile(99));
    }

    private Pulses apply() {
        int resources = rehearsed.deployment(rehearsed.stack()).plan(Verb.APPLY).mutations().size();
        try (Storm storm = new Storm(resources, EVENTS_EACH)) {
            window.show(kit -> review(kit, storm));
            window.see("review-summary", "to create");
            window.frames(READING_FRAMES); // nobody agrees to a plan faster than that
            Pulses busy =
                    Pulses.during(
                            window,
                            () -> {
                                window.click("review-go");
                                window.see("run-onward");
                            });
            print("run-page-events", storm.sent(), "events");
            return busy;
        }
    }

    private ReviewController review(Kit kit, Storm storm) {
        return new ReviewController(
                kit,
                new WholeStack(
                        rehearsed.stack(),
                        Verb.APPLY,
                        () -> rehearsed.deployment(rehearsed.stack())),
                new ReviewController.Ways() {
                    @Override
                    public void carryOut(Job job) {
                        window.show(any -> new RunController(any, job, new Nowhere(), storm));
                    }

                    @Override
                    public void back() {}

                    @Override
                    public void loginNeeded(Failure failure, Runnable again) {}
                });
    }

    private static void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "bench %s %.1f %s%n", name, value, unit);
    }
}
