package dev.slipway.stack;

/**
 * How requests are divided between the colours: relative numbers, 0 to 999, not both 0.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupTuple.html">API</a>
 */
public record Weights(int blue, int green) {
    public int of(Colour colour) {
        return colour == Colour.BLUE ? blue : green;
    }
}
