package dev.slipway.ui.traffic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Where the slider stops, in percent: at whole numbers, and at halves where one colour gets less
 * than five, as {@link dev.slipway.traffic.Share} has them.
 */
final class Marks {
    /** Where one likes to stop. */
    static final List<Integer> ALL = List.of(0, 1, 5, 10, 25, 50, 100);

    private static final int FINE = 5;
    private static final int WHOLE = 100;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Marks() {}

    /**
     * The stop that a hand means.
     *
     * @param percent where the hand is
     * @param reach how many percent away a mark still draws; it draws none among the halves
     */
    static BigDecimal near(double percent, double reach) {
        return ALL.stream()
                .filter(mark -> mark >= FINE && Math.abs(mark - percent) <= reach)
                .filter(mark -> mark > FINE || percent >= FINE)
                .findFirst()
                .map(BigDecimal::valueOf)
                .orElseGet(() -> stop(percent));
    }

    private static BigDecimal stop(double percent) {
        double inside = Math.clamp(percent, 0, WHOLE);
        return isFine(inside)
                ? BigDecimal.valueOf(Math.round(inside * 2)).multiply(HALF).stripTrailingZeros()
                : BigDecimal.valueOf(Math.round(inside));
    }

    private static boolean isFine(double percent) {
        return Math.min(percent, WHOLE - percent) < FINE;
    }

    /** The next stop above, or the last one. */
    static BigDecimal up(double percent) {
        BigDecimal next = grid(percent, RoundingMode.FLOOR).add(HALF);
        return stop(isFine(next.doubleValue()) ? next.doubleValue() : Math.floor(percent) + 1);
    }

    /** The next stop below, or the first one. */
    static BigDecimal down(double percent) {
        return BigDecimal.valueOf(WHOLE).subtract(up(WHOLE - percent));
    }

    private static BigDecimal grid(double percent, RoundingMode rounding) {
        return BigDecimal.valueOf(percent * 2).setScale(0, rounding).multiply(HALF);
    }

    /** The next mark above, or the last one. */
    static BigDecimal markAbove(double percent) {
        return BigDecimal.valueOf(
                ALL.stream().filter(mark -> mark > percent).findFirst().orElse(WHOLE));
    }

    /** The next mark below, or the first one. */
    static BigDecimal markBelow(double percent) {
        return BigDecimal.valueOf(
                ALL.reversed().stream().filter(mark -> mark < percent).findFirst().orElse(0));
    }
}
