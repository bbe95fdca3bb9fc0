package dev.slipway.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A line of the history of a stack's traffic. */
public sealed interface ShiftRecord {
    Instant at();

    /** The shift that this line is about. */
    String shift();

    /**
     * The weights are about to be set.
     *
     * @param rule its ARN
     * @param by who does it, as the account calls them
     * @param from what the rule said before; nothing if that were no weights to speak of
     * @param overruled what stood against it and was forced, in full sentences
     * @param accepted whether somebody else had set what the rule said before
     */
    record Begun(
            Instant at,
            String shift,
            String rule,
            String by,
            Optional<Share> from,
            Share to,
            Cause cause,
            Optional<String> reason,
            List<String> overruled,
            boolean accepted)
            implements ShiftRecord {
        public Begun {
            overruled = List.copyOf(overruled);
        }
    }

    /** The rule was read back and has the weights. */
    record Confirmed(Instant at, String shift) implements ShiftRecord {}

    /** It is not known, or it is known not, to have them. */
    record Failed(Instant at, String shift, String why) implements ShiftRecord {}

    /** Who or what moved the traffic. */
    enum Cause {
        /** A person, by a command or in the window. */
        HAND,
        /** A person who turns back from a colour in trouble. */
        BACK,
        /** A canary's next step. */
        CANARY,
        /** A guard that put the last good weights back. */
        GUARD;

        /** Who that is, to a person. */
        public String words() {
            return switch (this) {
                case HAND -> "by hand";
                case BACK -> "back, by hand";
                case CANARY -> "by a canary";
                case GUARD -> "back, by the guard";
            };
        }

        boolean isWayBack() {
            return this == BACK || this == GUARD;
        }
    }
}
