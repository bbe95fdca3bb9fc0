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
    private final WarmModel warm;
    private final RollbackModel rollback;
    private final Ground ground;
    private final Steering steering;
    private final Promoting promoting;
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
        warm = new WarmModel(texts, threads, source, clock, readings);
        rollback = new RollbackModel(texts, threads, source, readings, canary, this::makeWay);
        ground = new Ground(texts, readings, canary, rollback);
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
        promoting = new Promoting(texts, steering, ground, warm);
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

    /** The way back wants nobody else at work. */
    private void makeWay() {
        steering.cancel();
        guarding.stop();
        warm.callOff();
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

    WarmModel warm() {
        return warm;
    }

    RollbackModel rollback() {
        return rollback;
    }

    Promoting promoting() {
        return promoting;
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
        return isMoving() || guarding.isWatching() || warm.isUnderWay();
    }

    /** Whether something moves the traffic from here that nobody goes on with by itself. */
    boolean isMoving() {
        return canary.isUnderWay() || rollback.isUnderWay() || promoting.isUnderWay();
    }

    /** To be called now and then for as long as the page is shown. */
    void tick() {
        readings.tick();
        counting.tick();
        warm.tick();
    }

    /** Lets go of the page; a shift that is on its way goes on. */
    void close() {
        canary.close();
        rollback.close();
        warm.close();
        guarding.stop();
        steering.close();
        readings.close();
        counting.close();
    }
}
