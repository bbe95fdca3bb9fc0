package dev.slipway.ui.traffic;

import dev.slipway.engine.Time;
import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import java.time.InstantSource;

/** What the page shows: what the account says of the traffic, and what somebody wants of it. */
final class TrafficModel {
    private final Readings readings;
    private final Counting counting;
    private final Ground ground;
    private final Steering steering;
    private final ForeignEdit foreign;

    /**
     * @param time the account's, in which everything here waits
     * @param clock the person's, by which an answer gets old
     * @param home the colour that all can be sent back to in one press
     */
    TrafficModel(
            Texts texts,
            Threads threads,
            Source source,
            Time time,
            InstantSource clock,
            Colour home,
            Commit commit) {
        this.readings = new Readings(texts, threads, source, clock);
        this.counting = new Counting(texts, threads, source, clock);
        this.ground = new Ground(texts, readings);
        this.steering = new Steering(texts, threads, readings, source::shift, time, home, commit);
        this.foreign = new ForeignEdit(texts, readings, steering);
    }

    Readings readings() {
        return readings;
    }

    Steering steering() {
        return steering;
    }

    Counting counting() {
        return counting;
    }

    Ground ground() {
        return ground;
    }

    ForeignEdit foreign() {
        return foreign;
    }

    /** To be called now and then for as long as the page is shown. */
    void tick() {
        readings.tick();
        counting.tick();
    }

    /** Lets go of the page; what is on its way goes on. */
    void close() {
        steering.close();
        readings.close();
        counting.close();
    }
}
