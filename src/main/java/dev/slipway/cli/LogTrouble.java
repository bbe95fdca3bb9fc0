package dev.slipway.cli;

import dev.slipway.engine.Time;
import dev.slipway.logs.Source;
import dev.slipway.logs.SourceState;
import dev.slipway.logs.SourceState.Reason;
import dev.slipway.logs.Status;
import dev.slipway.logs.Tail;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Tells beside the lines what keeps more of them from coming, once until it is over. */
record LogTrouble(Tell tell, Time time, Tail tail) {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** To wait a moment is part of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Told(Reason reason, Source source) {}

    /** What concerns all sources alike is told for one of them. */
    private static final Set<Reason> OF_ALL =
            EnumSet.of(Reason.SIGN_IN, Reason.THROTTLED, Reason.UNREACHABLE);

    void watch() {
        Set<Object> told = new HashSet<>();
        Status status = tail.status();
        while (!status.hasEnded()) {
            Set<Object> now = new HashSet<>();
            status.sources().forEach((source, state) -> look(source, state, told, now));
            told.retainAll(now);
            if (!sleep()) {
                return;
            }
            status = tail.status();
        }
    }

    private void look(Source source, SourceState state, Set<Object> told, Set<Object> now) {
        if (state instanceof SourceState.Waiting(Reason reason, var failure, var since)) {
            Object key = OF_ALL.contains(reason) ? reason : new Told(reason, source);
            boolean lasts = reason == Reason.SIGN_IN || !time.now().isBefore(since.plus(PATIENCE));
            if (lasts || told.contains(key)) {
                now.add(key);
                if (told.add(key)) {
                    tell.failure(failure);
                }
            }
        }
    }

    private boolean sleep() {
        try {
            time.sleep(LOOK);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
