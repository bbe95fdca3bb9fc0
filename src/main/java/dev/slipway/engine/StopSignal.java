package dev.slipway.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a run is asked to stop: the first request lets nothing new start, the second also ends the
 * waiting. A call that is under way is never cut off.
 */
public final class StopSignal {
    private static final Failure STOPPED =
            Failure.of(
                    "waiting",
                    "The run was stopped before this was ready.",
                    "Continue when you like: the next run goes on where this one stopped.");

    private final Set<Thread> sleepers = new HashSet<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private int requests;

    /** Asks to stop, or, for the second time, to stop waiting. */
    public void request() {
        List<Runnable> told;
        synchronized (this) {
            requests++;
            if (requests > 1) {
                sleepers.forEach(Thread::interrupt);
            }
            told = List.copyOf(listeners);
        }
        told.forEach(Runnable::run);
    }

    /** Has something done at every request. */
    public synchronized void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Whether this is what a pause ends with when the waiting was ended. */
    static boolean isStop(Failure failure) {
        return failure.cause().equals(STOPPED.cause());
    }

    /** Whether nothing new is to be started. */
    public synchronized boolean requested() {
        return requests > 0;
    }

    private synchronized boolean enter() {
        return requests < 2 && sleepers.add(Thread.currentThread());
    }

    /** The interrupt, if one came, was meant for the pause that ends here and for nothing after. */
    private synchronized void leave() {
        sleepers.remove(Thread.currentThread());
        Thread.interrupted();
    }

    /**
     * Sleeps.
     *
     * @throws EngineException if the waiting was ended
     */
    void sleep(Time time, Duration duration) {
        if (!enter()) {
            throw new EngineException(STOPPED);
        }
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new EngineException(STOPPED, e);
        } finally {
            leave();
        }
    }
}
