package dev.slipway.ui.common;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import java.util.List;

/**
 * Puts things off until what is there already has been laid out and drawn. What would hold up the
 * window for longer than one can overlook, made at once, takes a few pulses instead.
 */
public final class AfterPulse {
    private AfterPulse() {}

    /** Runs once, on the window's thread, between the next pulse and the one after it. */
    public static void run(Runnable work) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                Platform.runLater(work);
            }
        }.start();
    }

    /** Runs each after a pulse of its own, one after the other. */
    public static void inTurn(Runnable... works) {
        inTurn(List.of(works));
    }

    private static void inTurn(List<Runnable> works) {
        if (!works.isEmpty()) {
            run(
                    () -> {
                        works.getFirst().run();
                        inTurn(works.subList(1, works.size()));
                    });
        }
    }
}
