package dev.slipway.traffic;

import dev.slipway.traffic.ShiftRecord.Cause;

import java.util.Optional;

/**
 * What somebody wants of the traffic.
 *
 * @param reason why, for the history
 * @param force whether it is done although the colour is not ready; it then has a reason
 * @param over what the rule must say now, as whoever wants this has seen it; empty if it must say
 *     what Slipway left there
 */
public record Shift(
        Share to, Cause cause, Optional<String> reason, boolean force, Optional<Share> over) {
    public Shift {
        if (force && reason.filter(why -> !why.isBlank()).isEmpty()) {
            throw new IllegalArgumentException("forced without a reason");
        }
    }

    public static Shift byHand(Share to) {
        return new Shift(to, Cause.HAND, Optional.empty(), false, Optional.empty());
    }

    /** A way back, for which a single healthy target will do. */
    public static Shift back(Share to, String why) {
        return new Shift(to, Cause.BACK, Optional.of(why), false, Optional.empty());
    }

    public Shift because(String why) {
        return new Shift(to, cause, Optional.of(why), force, over);
    }

    /** Whatever stands against it. */
    public Shift forced(String why) {
        return new Shift(to, cause, Optional.of(why), true, over);
    }

    /** From there and from nowhere else. */
    public Shift over(Share seen) {
        return new Shift(to, cause, reason, force, Optional.of(seen));
    }
}
