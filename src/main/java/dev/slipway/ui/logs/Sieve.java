package dev.slipway.ui.logs;

import dev.slipway.logs.Line;

import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Finds in the background which lines are wanted, those nearest to where somebody is looking first,
 * and goes on with what comes. Nobody waits for it: whoever asks gets what was found so far.
 */
final class Sieve {
    /** So long what was wanted before stays on the screen if nothing is found at first. */
    private static final long EMPTY_AFTER_NANOS = 150_000_000;

    private final Executor background;
    private final Runnable changed;
    private Sifting sifting;
    private Found found = new Found(Matches.NONE, 1);

    /**
     * What was found so far.
     *
     * @param share of the lines that was looked through, from 0 to 1
     */
    record Found(Matches matches, double share) {
        boolean isComplete() {
            return share >= 1;
        }
    }

    /**
     * @param changed is called on any thread whenever more was found
     */
    Sieve(Executor background, Runnable changed) {
        this.background = background;
        this.changed = changed;
    }

    synchronized Found found() {
        return found;
    }

    /**
     * Wants other lines from now on.
     *
     * @param around the number of the line to begin with
     */
    void look(Document document, Predicate<Line> wanted, long around) {
        Sifting next = new Sifting(document, wanted, around);
        synchronized (this) {
            if (sifting != null) {
                sifting.cancel();
            }
            sifting = next;
        }
        background.execute(() -> work(next));
    }

    /** Looks through what has come meanwhile. */
    void goOn(Document document) {
        Sifting present;
        synchronized (this) {
            present = sifting;
            if (present == null || !present.wake(document)) {
                return;
            }
        }
        background.execute(() -> work(present));
    }

    /** Looks for nothing any more. */
    synchronized void stop() {
        if (sifting != null) {
            sifting.cancel();
        }
    }

    private void work(Sifting mine) {
        long begun = System.nanoTime();
        while (mine.step()) {
            Found now = mine.found();
            boolean worthwhile =
                    now.matches().count() > 0 || System.nanoTime() - begun > EMPTY_AFTER_NANOS;
            if (!publish(mine, now, worthwhile)) {
                return;
            }
        }
        if (publish(mine, mine.found(), true) && mine.rest()) {
            background.execute(() -> work(mine));
        }
    }

    /** False if other lines are wanted by now. */
    private boolean publish(Sifting mine, Found now, boolean worthwhile) {
        synchronized (this) {
            if (sifting != mine) {
                return false;
            }
            if (!worthwhile) {
                return true;
            }
            found = now;
        }
        changed.run();
        return true;
    }
}
