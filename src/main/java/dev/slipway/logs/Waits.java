package dev.slipway.logs;

import dev.slipway.engine.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** The pauses of a tail, which end early when it is stopped, or when there is no reason to wait. */
final class Waits {
    /** How soon a pause notices that it is over. */
    private static final Duration STEP = Duration.ofMillis(200);

    private final Time time;
    private final AtomicInteger woken = new AtomicInteger();
    private volatile boolean stopped;

    Waits(Time time) {
        this.time = time;
    }

    /** Pauses; returns whether to go on. */
    boolean pause(Duration duration) {
        int before = woken.get();
        Instant end = time.now().plus(duration);
        while (!stopped && woken.get() == before) {
            Duration left = Duration.between(time.now(), end);
            if (!left.isPositive()) {
                break;
            }
            sleep(left.compareTo(STEP) < 0 ? left : STEP);
        }
        return !stopped;
    }

    private void sleep(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    /** Ends all pauses of now. */
    void wake() {
        woken.incrementAndGet();
    }

    /** Ends all pauses for good. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }
}
