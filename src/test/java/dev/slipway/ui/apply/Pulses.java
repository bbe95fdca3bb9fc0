package dev.slipway.ui.apply;

import javafx.animation.AnimationTimer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The gaps between the window's pulses. Lives on the window's thread. */
final class Pulses extends AnimationTimer {
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

    int count() {
        return gaps.size();
    }

    /** Milliseconds that so many of a hundred gaps do not exceed. */
    double percentile(double percent) {
        List<Long> sorted = gaps.stream().sorted().toList();
        int index = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** How many gaps were longer than so many milliseconds. */
    long longerThan(long millis) {
        return gaps.stream().filter(gap -> gap > TimeUnit.MILLISECONDS.toNanos(millis)).count();
    }

    double longest() {
        return percentile(100);
    }
}
