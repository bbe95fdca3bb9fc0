package dev.slipway.ui.wizard;

import dev.slipway.engine.Time;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Saves a draft a moment after it changed, off the window's thread. */
final class Keeper {
    /** How it went. */
    sealed interface State {
        record Nothing() implements State {}

        record Saved(Instant at) implements State {}

        record Failed(String why) implements State {}
    }

    private final Drafts drafts;
    private final Threads threads;
    private final Time time;
    private final Duration pause;
    private final AtomicLong latest = new AtomicLong();
    private final ReentrantLock writing = new ReentrantLock();
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Nothing());
    private Optional<Drafts.Kept> unsaved = Optional.empty();

    /**
     * @param time its clock, and what it waits on
     * @param pause in which more may be typed before it is written
     */
    Keeper(Drafts drafts, Threads threads, Time time, Duration pause) {
        this.drafts = drafts;
        this.threads = threads;
        this.time = time;
        this.pause = pause;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    void keep(Drafts.Kept draft) {
        long mine = latest.incrementAndGet();
        unsaved = Optional.of(draft);
        threads.background()
                .execute(
                        () -> {
                            if (isLast(mine)) {
                                State how = save(draft, mine);
                                threads.window().execute(() -> saved(mine, how));
                            }
                        });
    }

    /** Writes at once what has not been written yet. */
    void flush() {
        long mine = latest.incrementAndGet();
        unsaved.ifPresent(draft -> saved(mine, save(draft, mine)));
    }

    /** Forgets the draft; what is still on its way to the disk does not arrive. */
    void discard() {
        latest.incrementAndGet();
        unsaved = Optional.empty();
        writing.lock();
        try {
            drafts.discard();
        } finally {
            writing.unlock();
        }
    }

    private boolean isLast(long mine) {
        try {
            time.sleep(pause);
            return mine == latest.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private State save(Drafts.Kept draft, long mine) {
        writing.lock();
        try {
            // A later one may have overtaken this one while it waited.
            if (mine == latest.get()) {
                drafts.save(draft);
            }
            return new State.Saved(time.now());
        } catch (UncheckedIOException e) {
            return new State.Failed(e.getCause().getMessage());
        } finally {
            writing.unlock();
        }
    }

    private void saved(long mine, State how) {
        if (mine == latest.get()) {
            unsaved = Optional.empty();
            state.set(how);
        }
    }
}
