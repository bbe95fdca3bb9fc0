package dev.slipway.traffic;

import dev.slipway.stack.Weights;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of a {@link Shift}. */
public sealed interface Shifted {
    /**
     * The rule has the weights and was read back.
     *
     * @param from what it said before; nothing if that were no weights to speak of
     * @param stickiness for how long clients go on where they were; empty if they do not
     * @param overruled what stood against it and was forced
     */
    record Done(
            Optional<Share> from, Share to, Optional<Duration> stickiness, List<String> overruled)
            implements Shifted {}

    /** The rule had the weights already. */
    record Unchanged(Share at) implements Shifted {}

    /**
     * The colour that would get more is not ready for it; nothing was done.
     *
     * @param raise how many tasks {@link Headroom} can have kept for it; empty if that is no help
     */
    record Refused(Share to, String why, String remedy, OptionalInt raise) implements Shifted {
        public Refused(Share to, String why, String remedy) {
            this(to, why, remedy, OptionalInt.empty());
        }
    }

    /**
     * The rule does not say what it should; nothing was done.
     *
     * @param found what it says
     * @param expected what it should say
     * @param by the shift of another Slipway on this computer that set it; otherwise nobody here
     *     knows who did
     */
    record Foreign(Weights found, List<Share> expected, Optional<PastShift> by) implements Shifted {
        /** Who set what, in a full sentence. */
        public String told() {
            return by.map(PastShift::told)
                    .orElseGet(
                            () ->
                                    "Somebody else set the weights to %d:%d; Slipway left %s."
                                            .formatted(
                                                    found.blue(),
                                                    found.green(),
                                                    String.join(
                                                            " or ",
                                                            expected.stream()
                                                                    .map(Share::weights)
                                                                    .toList())));
        }
    }
}
