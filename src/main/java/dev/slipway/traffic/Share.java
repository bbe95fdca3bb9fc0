package dev.slipway.traffic;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * How production traffic is divided, as the weights that a rule has: relative numbers from 0 to
 * 999, of which one at least is not 0. So what somebody else set, such as 1 to 3, is kept as it is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupTuple.html">TargetGroupTuple</a>
 */
public record Share(int blue, int green) {
    private static final int LARGEST_WEIGHT = 999;

    /** Below this many percent of either colour there are half percents too. */
    private static final int FINE = 5;

    public Share {
        if (!isRepresentable(blue, green)) {
            throw new IllegalArgumentException("no weights of a rule: " + blue + ":" + green);
        }
    }

    private static boolean isRepresentable(int blue, int green) {
        return Math.min(blue, green) >= 0
                && Math.max(blue, green) <= LARGEST_WEIGHT
                && blue + green > 0;
    }

    /** What a rule says, unless its weights are none that a rule should have. */
    static Optional<Share> of(Weights weights) {
        return isRepresentable(weights.blue(), weights.green())
                ? Optional.of(new Share(weights.blue(), weights.green()))
                : Optional.empty();
    }

    /** Everything to one colour. */
    public static Share all(Colour colour) {
        return colour == Colour.BLUE ? new Share(100, 0) : new Share(0, 100);
    }

    /**
     * So many percent to one colour and the rest to the other.
     *
     * @param percent 0 to 100 in whole numbers; in halves too where one colour gets less than 5
     * @throws EngineException for any other number
     */
    public static Share of(Colour colour, BigDecimal percent) {
        BigDecimal halves = percent.multiply(BigDecimal.TWO).stripTrailingZeros();
        if (halves.scale() > 0
                || halves.signum() < 0
                || halves.compareTo(BigDecimal.valueOf(200)) > 0) {
            throw refused(percent);
        }
        int own = halves.intValueExact();
        boolean whole = own % 2 == 0;
        if (!whole && Math.min(own, 200 - own) >= 2 * FINE) {
            throw refused(percent);
        }
        int part = whole ? own / 2 : own;
        int rest = (whole ? 100 : 200) - part;
        return colour == Colour.BLUE ? new Share(part, rest) : new Share(rest, part);
    }

    private static EngineException refused(BigDecimal percent) {
        return new EngineException(
                Failure.of(
                        "reading the share",
                        percent.toPlainString() + " % is no share of the traffic.",
                        "Give a whole number from 0 to 100, or a half one below 5, such as 0.5."));
    }

    /**
     * Weights in the form {@code BLUE:GREEN}.
     *
     * @throws EngineException if they are none
     */
    public static Share parse(String weights) {
        String[] parts = weights.strip().split(":", -1);
        if (parts.length == 2 && (parts[0] + parts[1]).matches("\\d{2,6}")) {
            Optional<Share> share =
                    parts[0].isEmpty() || parts[1].isEmpty()
                            ? Optional.empty()
                            : of(
                                    new Weights(
                                            Integer.parseInt(parts[0]),
                                            Integer.parseInt(parts[1])));
            if (share.isPresent()) {
                return share.get();
            }
        }
        throw new EngineException(
                Failure.of(
                        "reading the weights " + weights,
                        "They are not two weights from 0 to 999, one of them above 0.",
                        "Give them as BLUE:GREEN, such as 75:25."));
    }

    public int weight(Colour colour) {
        return colour == Colour.BLUE ? blue : green;
    }

    /** The part of the requests that a colour gets, from 0 to 1. */
    public double of(Colour colour) {
        return weight(colour) / (double) (blue + green);
    }

    /** How many of so many tasks it takes to serve a colour's part, rounded up. */
    int portion(Colour colour, int tasks) {
        return Math.ceilDiv(weight(colour) * tasks, blue + green);
    }

    boolean isMoreThanHalf(Colour colour) {
        return weight(colour) > weight(colour.other());
    }

    /** Whether requests are divided in the same way, with whatever numbers. */
    public boolean isLike(Share other) {
        return blue * other.green == other.blue * green;
    }

    /** The colour that gets everything, if one does. */
    public Optional<Colour> single() {
        if (blue == 0) {
            return Optional.of(Colour.GREEN);
        }
        return green == 0 ? Optional.of(Colour.BLUE) : Optional.empty();
    }

    /** The colour that gets more here than there, if one does. */
    Optional<Colour> gaining(Share from) {
        int difference = Integer.compare(green * from.blue, from.green * blue);
        return switch (difference) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Colour.GREEN);
            default -> Optional.of(Colour.BLUE);
        };
    }

    /** A colour's percentage, exact to two decimals: {@code 12.5 %}. */
    public String percent(Colour colour) {
        BigDecimal percent =
                BigDecimal.valueOf(100L * weight(colour))
                        .divide(
                                BigDecimal.valueOf(blue + green),
                                2,
                                java.math.RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
        return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString() + " %";
    }

    /** What a colour's share means to a person: "about 1 in 8 requests". */
    public String words(Colour colour) {
        if (single().isPresent()) {
            return weight(colour) == 0 ? "no requests" : "every request";
        }
        if (weight(colour) == weight(colour.other())) {
            return "every other request";
        }
        boolean rare = weight(colour) < weight(colour.other());
        Fraction part = Fraction.of(of(rare ? colour : colour.other()));
        return "%sabout %s requests".formatted(rare ? "" : "all but ", part);
    }

    /** The weights in the form {@code BLUE:GREEN}, as {@link #parse} reads them. */
    public String weights() {
        return blue + ":" + green;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s blue, %s green", percent(Colour.BLUE), percent(Colour.GREEN));
    }
}
