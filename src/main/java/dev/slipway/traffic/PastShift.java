package dev.slipway.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One shift as the history tells of it.
 *
 * @param ended how it ended; nothing if the process ended first
 */
public record PastShift(ShiftRecord.Begun begun, Optional<ShiftRecord> ended) {
    public boolean confirmed() {
        return ended.filter(ShiftRecord.Confirmed.class::isInstance).isPresent();
    }

    /** What the rule may say if nobody else touched it: of a shift cut off, what it said before. */
    List<Share> left() {
        return confirmed()
                ? List.of(begun.to())
                : begun.from().map(from -> List.of(begun.to(), from)).orElse(List.of(begun.to()));
    }

    /** A sentence: who moved what, and when. */
    public String told() {
        return "%s set %s at %s%s."
                .formatted(
                        begun.by(),
                        begun.to(),
                        begun.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                        begun.reason().map(why -> " (" + why + ")").orElse(""));
    }

    Instant at() {
        return begun.at();
    }
}
