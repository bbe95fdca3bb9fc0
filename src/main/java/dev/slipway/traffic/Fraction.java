package dev.slipway.traffic;

import java.util.Comparator;
import java.util.stream.IntStream;

/** A share as people say it: about one in eight, about two in five. */
record Fraction(int some, int all) {
    private static final int WHOLE = 10;

    /** What nobody would notice. */
    private static final double CLOSE = 0.01;

    /**
     * The simplest fraction that is close to a share, or the closest one that is simple.
     *
     * @param share more than 0 and at most a half
     */
    static Fraction of(double share) {
        if (share < 1.0 / WHOLE) {
            return new Fraction(1, (int) Math.round(1 / share));
        }
        return IntStream.rangeClosed(2, WHOLE)
                .mapToObj(all -> new Fraction((int) Math.max(1, Math.round(share * all)), all))
                .min(
                        Comparator.comparing((Fraction one) -> Math.max(CLOSE, one.off(share)))
                                .thenComparing(Fraction::all))
                .orElseThrow();
    }

    private double off(double share) {
        return Math.abs((double) some / all - share);
    }

    @Override
    public String toString() {
        return some + " in " + all;
    }
}
