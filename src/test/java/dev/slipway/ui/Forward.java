package dev.slipway.ui;

import dev.slipway.engine.Time;

import java.time.Duration;
import java.time.Instant;

/** The wall clock, which can be put forward, as if the computer had slept. */
public final class Forward implements Time {
    private final Time wall = Time.real();
    private volatile Duration ahead = Duration.ZERO;

    public void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public Instant now() {
        return wall.now().plus(ahead);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        wall.sleep(duration);
    }

    @Override
    public void start(Runnable task) {
        wall.start(task);
    }
}
