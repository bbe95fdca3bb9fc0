package dev.slipway.traffic;

import java.util.Optional;

/**
 * One release as the history tells of it.
 *
 * @param ended how it ended; nothing if the process ended first
 */
public record PastRelease(ReleaseRecord.Begun begun, Optional<ReleaseRecord> ended) {
    String id() {
        return begun.release();
    }

    public boolean completed() {
        return ended.filter(ReleaseRecord.Completed.class::isInstance).isPresent();
    }

    public boolean rolledBack() {
        return ended.filter(ReleaseRecord.RolledBack.class::isInstance).isPresent();
    }
}
