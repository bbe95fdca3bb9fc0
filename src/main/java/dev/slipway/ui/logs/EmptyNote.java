package dev.slipway.ui.logs;

import dev.slipway.logs.SourceState;
import dev.slipway.logs.SourceState.Reason;
import dev.slipway.logs.Status;
import dev.slipway.ui.common.Texts;

import java.util.Locale;
import java.util.Optional;

/** Why there is nothing to see. */
enum EmptyNote {
    /** There are lines to see. */
    NONE,
    /** Nothing is known yet. */
    READING,
    /** What is held is being looked through. */
    LOOKING,
    /** Lines are held, and all are filtered out. */
    FILTERED,
    /** No log group can be read. */
    BARRED,
    /** None of the log groups is there. */
    MISSING,
    /** Nothing was written in the time that was asked for, and that is over. */
    SILENT,
    /** Nothing was written so far. */
    QUIET;

    String title(Texts texts) {
        return texts.get("logs.empty." + key() + ".title");
    }

    String text(Texts texts) {
        return texts.get("logs.empty." + key() + ".text");
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EmptyNote of(Look look, Optional<Status> status) {
        if (look.wanted().count() > 0) {
            return NONE;
        }
        if (look.document().end() > look.document().first()) {
            return look.isComplete() ? FILTERED : LOOKING;
        }
        return status.map(EmptyNote::of).orElse(READING);
    }

    private static EmptyNote of(Status status) {
        if (status.sources().values().stream().allMatch(state -> waits(state, Reason.MISSING))) {
            return MISSING;
        }
        if (status.sources().values().stream()
                .allMatch(
                        state ->
                                state instanceof SourceState.Waiting
                                        && !waits(state, Reason.THROTTLED))) {
            return BARRED;
        }
        if (status.hasEnded()) {
            return SILENT;
        }
        boolean reading =
                status.sources().values().stream()
                        .anyMatch(SourceState.CatchingUp.class::isInstance);
        return reading ? READING : QUIET;
    }

    private static boolean waits(SourceState state, Reason reason) {
        return state instanceof SourceState.Waiting waiting && waiting.reason() == reason;
    }
}
