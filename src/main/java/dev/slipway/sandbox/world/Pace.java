package dev.slipway.sandbox.world;

import dev.slipway.engine.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * How long is waited in a rehearsal for what takes its time at AWS. The clock is the wall's at
 * every pace, so that what is measured or dated, such as a log line or a rate, is true to it.
 */
public enum Pace {
    /** As long as at AWS. */
    REAL(1),

    /** A twelfth: a stack that takes four minutes at AWS takes twenty seconds. */
    BRISK(12),

    /** Hardly at all. */
    VIRTUAL(1000);

    private final int speed;

    Pace(int speed) {
        this.speed = speed;
    }

    /** How many times shorter than at AWS the waiting is. */
    public int speed() {
        return speed;
    }

    /** How long takes here what takes so long at AWS. */
    public Duration of(Duration atAws) {
        return atAws.dividedBy(speed);
    }

    /** The clock for whoever works on a world of this pace; it sleeps as much shorter. */
    public static Time of(Supplier<Pace> pace, Time wall) {
        return new Paced(pace, wall);
    }

    private record Paced(Supplier<Pace> pace, Time wall) implements Time {
        @Override
        public Instant now() {
            return wall.now();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            wall.sleep(pace.get().of(duration));
        }

        @Override
        public void start(Runnable task) {
            wall.start(task);
        }

        @Override
        public Duration usually(Duration real) {
            return pace.get().of(real);
        }
    }
}
