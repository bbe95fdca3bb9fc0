package dev.slipway.engine;

import java.time.Duration;
import java.time.Instant;

/** The wall clock, so many times faster; what is not waiting takes as many times longer. */
record ScaledTime(Instant start, int factor) implements Time {
    static ScaledTime faster(int factor) {
        return new ScaledTime(Instant.now(), factor);
    }

    @Override
    public Instant now() {
        return start.plus(Duration.between(start, Instant.now()).multipliedBy(factor));
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.dividedBy(factor));
    }

    @Override
    public void start(Runnable task) {
        Thread.ofVirtual().start(task);
    }
}
