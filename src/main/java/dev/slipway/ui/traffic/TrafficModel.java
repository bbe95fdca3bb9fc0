package dev.slipway.ui.traffic;

import dev.slipway.engine.Time;
import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import java.time.InstantSource;

/**
 * What the page shows: what the account says of the traffic, what somebody wants of it, and what
 * the guard and a canary do with it.
 */
final class TrafficModel {
    private final Readings readings;
    private final Counting counting;
    private final CanaryModel canary;
    private final Guarding guarding;
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
        readings = new Readings(texts, threads, source, clock);
        counting = new Counting(texts, threads, source, clock);
        canary = new CanaryModel(texts, threads, source, time, readings);
        guarding = new Guarding(threads, source, time, readings);
        ground = new Ground(texts, readings, canary);
        steering =
                new Steering(
                        texts,
                        threads,
                        readings,
                        ground,
                        source,
                        time,
                        home,
                        commit,
                        guarding::moved);
        foreign = new ForeignEdit(texts, readings, steering);
        canary.stage().subscribe(this::relieve);
    }

    /** A canary has a guard of its own. */
    private void relieve(CanaryStage stage) {
        if (stage instanceof CanaryStage.Starting) {
            steering.cancel();
            guarding.stop();
        }
    }

    Readings readings() {
        return readings;
    }

    Counting counting() {
        return counting;
    }

    CanaryModel canary() {
        return canary;
    }

    Guarding guarding() {
        return guarding;
    }

    Ground ground() {
        return ground;
    }

    Steering steering() {
        return steering;
    }

    ForeignEdit foreign() {
        return foreign;
    }

    /** Sends everything home, also in the middle of a canary. */
    void allHome() {
        if (ground.noWayBack(steering.home()).isEmpty()) {
            canary.takeOver();
            guarding.stop();
            steering.allHome();
        }
    }

    /** Whether something goes on here that ends if the page is let go. */
    boolean isAtWork() {
        return canary.isUnderWay() || guarding.isWatching();
    }

    /** To be called now and then for as long as the page is shown. */
    void tick() {
        readings.tick();
        counting.tick();
    }

    /** Lets go of the page; a shift that is on its way goes on. */
    void close() {
        canary.close();
        guarding.stop();
        steering.close();
        readings.close();
        counting.close();
    }
}
