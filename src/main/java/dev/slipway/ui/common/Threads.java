package dev.slipway.ui.common;

import javafx.application.Platform;

import java.util.concurrent.Executor;

/**
 * Where work is done.
 *
 * @param background for everything that may take longer than a frame
 * @param window where controls may be touched; a test of a model gives it any thread
 */
public record Threads(Executor background, Executor window) {

    /** A virtual thread for each piece of work, and JavaFX's own thread. */
    public static Threads real() {
        return new Threads(Thread::startVirtualThread, Platform::runLater);
    }

    /** Everything at once, where the caller is: for tests that have no toolkit. */
    public static Threads here() {
        return new Threads(Runnable::run, Runnable::run);
    }
}
