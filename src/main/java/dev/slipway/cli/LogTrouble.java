package dev.slipway.cli;

import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.logs.LiveState;
import dev.slipway.logs.Source;
import dev.slipway.logs.SourceState;
import dev.slipway.logs.SourceState.Reason;
import dev.slipway.logs.Status;
import dev.slipway.logs.Tail;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells beside the lines what keeps more of them from coming, and what Live Tail costs and leaves
 * out, once until it is over.
 */
record LogTrouble(Tell tell, Time time, Tail tail) {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** To wait a moment is part of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Told(Reason reason, Source source) {}

    /** What concerns all sources alike is told for one of them. */
    private static final Set<Reason> OF_ALL =
            EnumSet.of(Reason.SIGN_IN, Reason.THROTTLED, Reason.UNREACHABLE);

    private enum Limit {
        COST(
                "%s USD a minute, beyond %d minutes a month that are free."
                        .formatted(LiveState.USD_A_MINUTE, LiveState.FREE_MINUTES)),
        SAMPLED(
                "More than %d lines a second: AWS leaves some out, which come a little later."
                        .formatted(LiveState.LINES_A_SECOND)),
        FELL_BACK;

        private final Optional<String> text;

        Limit(String text) {
            this.text = Optional.of(text);
        }

        Limit() {
            this.text = Optional.empty();
        }
    }

    void watch() {
        Set<Object> told = new HashSet<>();
        Status status = tail.status();
        while (!status.hasEnded()) {
            Set<Object> now = new HashSet<>();
            status.sources().forEach((source, state) -> look(source, state, told, now));
            look(status, told, now);
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

    /** What the limits of Live Tail are, as soon as it has them. */
    private void look(Status status, Set<Object> told, Set<Object> now) {
        switch (status.live()) {
            case LiveState.Off _ -> {}
            case LiveState.Opening _ -> once(Limit.COST, told, now);
            case LiveState.Live live -> {
                once(Limit.COST, told, now);
                if (live.sampled()) {
                    once(Limit.SAMPLED, told, now);
                }
            }
            case LiveState.FellBack(Failure failure, _) -> {
                once(Limit.COST, told, now);
                // To sign in helps both, and was told.
                if (!status.wantsSignIn() && once(Limit.FELL_BACK, told, now)) {
                    tell.failure(failure);
                    tell.note("Live Tail", "Until that works, lines come by polling.");
                }
            }
        }
    }

    private boolean once(Limit limit, Set<Object> told, Set<Object> now) {
        now.add(limit);
        boolean isNew = told.add(limit);
        if (isNew) {
            limit.text.ifPresent(text -> tell.note("Live Tail", text));
        }
        return isNew;
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
