package dev.slipway.engine;

import java.time.Duration;
import java.time.Instant;

/** The engine's clock and threads; a rehearsal brings its own, in which waiting takes no time. */
public interface Time {

    Instant now();

    void sleep(Duration duration) throws InterruptedException;

    /** Starts a task on a thread of its own; until it ends or sleeps, time may not be skipped. */
    void start(Runnable task);

    /** How long on this clock takes what takes so long in a real account. */
    default Duration usually(Duration real) {
        return real;
    }

    /** The wall clock and virtual threads. */
    static Time real() {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }

            @Override
            public void start(Runnable task) {
                Thread.ofVirtual().start(task);
            }
        };
    }
}
