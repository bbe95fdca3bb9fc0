package dev.slipway.aws;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Time;

import java.time.Duration;

/** Waiting on behalf of whoever this thread works for, so that a stopped run is not waited for. */
public final class Pauses {
    private Pauses() {}

    public static void pause(Time time, Duration duration) {
        if (Scope.CURRENT.isBound()) {
            Scope.CURRENT.get().pause(duration);
            return;
        }
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(
                    Failure.of("waiting for AWS", "it was interrupted", "Try again."), e);
        }
    }

    static void explain(String reason) {
        if (Scope.CURRENT.isBound()) {
            Scope.CURRENT.get().waiting(reason);
        }
    }
}
