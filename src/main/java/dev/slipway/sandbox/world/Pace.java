package dev.slipway.sandbox.world;

import dev.slipway.engine.Time;

import java.time.Duration;
import java.time.Instant;

/** How fast time passes in a rehearsal. */
public enum Pace {
    /** As fast as at AWS. */
    REAL(1),

    /** Twelve times as fast: a stack that takes four minutes at AWS takes twenty seconds. */
    BRISK(12),

    /** Whatever is waited for is there at once; for tests. */
    VIRTUAL(0);

    private final int speed;

    Pace(int speed) {
        this.speed = speed;
    }

    /** A clock of this pace that shows {@code start} now. */
    public Time from(Instant start) {
        return this == VIRTUAL ? new VirtualTime(start) : new Scaled(start, Time.real(), speed);
    }

    /** The time of another clock, faster. */
    record Scaled(Instant start, Instant began, Time wall, int speed) implements Time {
        Scaled(Instant start, Time wall, int speed) {
            this(start, wall.now(), wall, speed);
        }

        @Override
        public Instant now() {
            return start.plus(Duration.between(began, wall.now()).multipliedBy(speed));
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            wall.sleep(duration.dividedBy(speed));
        }

        @Override
        public void start(Runnable task) {
            wall.start(task);
        }
    }
}
