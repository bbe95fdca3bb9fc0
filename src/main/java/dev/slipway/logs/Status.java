package dev.slipway.logs;

import dev.slipway.logs.SourceState.Reason;

import java.time.Duration;
import java.util.Map;

/**
 * How a tail fares; what is held and dropped is told by the {@link Ring}.
 *
 * @param linesPerSecond that came in the last few seconds
 * @param behind how long ago it is that everything known by now was written
 * @param lines handed on since the start
 * @param late those of them that came when newer ones had been handed on
 * @param waiting read already, and held back until what belongs before can be there
 * @param sources how each source fares, in their order
 * @param live how Live Tail fares
 */
public record Status(
        double linesPerSecond,
        Duration behind,
        long lines,
        long late,
        int waiting,
        Map<Source, SourceState> sources,
        LiveState live) {

    /** Whether AWS asks to slow down. */
    public boolean isThrottled() {
        return is(Reason.THROTTLED);
    }

    /** Whether somebody has to sign in before anything more can be read. */
    public boolean wantsSignIn() {
        return is(Reason.SIGN_IN);
    }

    /** Whether nothing more will be read. */
    public boolean hasEnded() {
        return sources.values().stream().allMatch(SourceState.Ended.class::isInstance);
    }

    private boolean is(Reason reason) {
        return sources.values().stream()
                .anyMatch(
                        state ->
                                state instanceof SourceState.Waiting waiting
                                        && waiting.reason() == reason);
    }
}
