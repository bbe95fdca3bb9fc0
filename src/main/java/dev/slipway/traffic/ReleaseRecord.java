package dev.slipway.traffic;

import dev.slipway.stack.Colour;

import java.time.Instant;
import java.util.Optional;

/** A line of the history of a stack's releases. */
public sealed interface ReleaseRecord {
    Instant at();

    /** The release that this line is about. */
    String release();

    /**
     * An image is about to be given to a colour.
     *
     * @param rule the ARN of the rule that divides the traffic
     * @param by who does it, as the account calls them
     * @param before how everything stood
     * @param forced why it was done although the colour carries traffic
     */
    record Begun(
            Instant at,
            String release,
            String rule,
            String by,
            Colour colour,
            String image,
            Before before,
            Optional<String> forced)
            implements ReleaseRecord {}

    /**
     * What there is to go back to. How the colour was described, its target group included, is kept
     * in a stack file of its own.
     *
     * @param weights how traffic was divided; nothing if that were no weights to speak of
     * @param preview where the preview header led; nothing if not to one colour
     * @param taskDefinition the ARN of the revision that the colour ran
     */
    record Before(Optional<Share> weights, Optional<Colour> preview, String taskDefinition) {}

    /** It has rolled out. */
    record Completed(Instant at, String release) implements ReleaseRecord {}

    /** It has not, or nobody waited for it. */
    record Failed(Instant at, String release, String why) implements ReleaseRecord {}

    /** Everything was put back. */
    record RolledBack(Instant at, String release) implements ReleaseRecord {}
}
