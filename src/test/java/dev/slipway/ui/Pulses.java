package dev.slipway.ui;

import javafx.animation.AnimationTimer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The gaps between the window's pulses. Lives on the window's thread. */
public final class Pulses extends AnimationTimer {
    private static final int NOTICED = 100;

    private final List<Long> gaps = new ArrayList<>();
    private long last;

    @Override
    public void handle(long now) {
        // The timer's own time is that of the frame; what counts is when the window came to it.
        long here = System.nanoTime();
        if (last > 0) {
            gaps.add(here - last);
        }
        last = here;
    }

    public int count() {
        return gaps.size();
    }

    /** Milliseconds that so many of a hundred gaps do not exceed. */
    public double percentile(double percent) {
        List<Long> sorted = gaps.stream().sorted().toList();
        int index = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** How many gaps were longer than so many milliseconds. */
    public long longerThan(long millis) {
        return gaps.stream().filter(gap -> gap > TimeUnit.MILLISECONDS.toNanos(millis)).count();
    }

    public double longest() {
        return percentile(100);
    }

    /** Watches the window while something is done in it. */
    public static Pulses during(Windowed window, Runnable work) {
        Pulses pulses = new Pulses();
        window.ask(
                () -> {
                    pulses.start();
                    return true;
                });
        work.run();
        window.ask(
                () -> {
                    pulses.stop();
                    return true;
                });
        return pulses;
    }

    /** Prints the figures. */
    public void tell(String name) {
        print(name + "-pulses", count(), "pulses");
        print(name + "-pulse-gap-p99", percentile(99), "ms");
        print(name + "-pulse-gap-longest", longest(), "ms");
        print(name + "-pulse-gaps-over-100-ms", longerThan(NOTICED), "gaps");
    }

    private static void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "bench %s %.1f %s%n", name, value, unit);
    }
}
