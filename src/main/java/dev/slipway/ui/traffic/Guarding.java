package dev.slipway.ui.traffic;

import dev.slipway.engine.Time;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.ShiftRecord.Cause;
import dev.slipway.traffic.Shifted;
import dev.slipway.traffic.Watch;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.util.Optional;

/** The guard that watches after each move by hand, as the page shows it. */
final class Guarding {
    private final Watch watch;
    private final Time time;
    private final Readings readings;
    private final ReadOnlyObjectWrapper<Watch.Told> told =
            new ReadOnlyObjectWrapper<>(new Watch.Told.Over());

    Guarding(Threads threads, Source source, Time time, Readings readings) {
        this.time = time;
        this.readings = readings;
        this.watch =
                new Watch(
                        source::guard,
                        source::shift,
                        time,
                        news -> threads.window().execute(() -> hear(news)));
    }

    /** What it said last. */
    ReadOnlyObjectProperty<Watch.Told> told() {
        return told.getReadOnlyProperty();
    }

    /** Whether the traffic would be taken back now if it had to be. */
    boolean isWatching() {
        return watch.isWatching();
    }

    /** How long it goes on watching; empty if it does not. */
    Optional<Duration> left() {
        return told.get() instanceof Watch.Told.Watching watching
                ? Optional.of(Duration.between(time.now(), watching.until()))
                : Optional.empty();
    }

    private void hear(Watch.Told news) {
        told.set(news);
        if (news instanceof Watch.Told.RolledBack) {
            readings.look();
        }
    }

    /** Watches what a hand has done, unless it was a way back, or decided against all advice. */
    void moved(Shift shift, Shifted.Done done) {
        boolean trial = shift.cause() == Cause.HAND && shift.reason().isEmpty();
        done.from()
                .filter(_ -> trial)
                .ifPresentOrElse(from -> watch.moved(from, done.to()), watch::stop);
    }

    /** Somebody wants no guard for this move. */
    void stop() {
        watch.stop();
    }

    /** Somebody has read how it ended. */
    void dismiss() {
        if (!watch.isWatching()) {
            told.set(new Watch.Told.Over());
        }
    }
}
