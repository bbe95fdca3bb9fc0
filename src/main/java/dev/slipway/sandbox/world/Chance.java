package dev.slipway.sandbox.world;

/** Chance that is no chance: what it gives depends on the seed and on what it is asked for only. */
public record Chance(long seed) {

    /** The same chance for something of its own, such as one load balancer. */
    public Chance of(String what) {
        long hash = seed;
        for (int at = 0; at < what.length(); at++) {
            hash = mixed(hash + what.charAt(at));
        }
        return new Chance(hash);
    }

    /** The same chance for the nth of many. */
    public Chance of(long number) {
        return new Chance(mixed(seed ^ number * 0x9E37_79B9_7F4A_7C15L));
    }

    /** Anything from 0 up to, but not including, 1. */
    public double unit() {
        return (mixed(seed) >>> 11) * 0x1.0p-53;
    }

    /** Anything from 0 up to, but not including, a limit. */
    public int below(int limit) {
        return (int) (unit() * limit);
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long from) {
        long z = from + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}
