package dev.slipway.logs;

/**
 * How much is held at most; what is reached first counts.
 *
 * @param lines at least one
 * @param bytes at least one; about what the lines take in memory
 */
public record Cap(long lines, long bytes) {
    private static final long MEGABYTE = 1 << 20;

    /** What fits into a window that nobody gave a thought to. */
    public static final Cap USUAL = new Cap(100_000, 128 * MEGABYTE);

    public Cap {
        if (lines < 1 || bytes < 1) {
            throw new IllegalArgumentException("nothing fits into " + lines + "/" + bytes);
        }
    }

    /** As many lines, whatever they take. */
    public static Cap ofLines(long lines) {
        return new Cap(lines, Long.MAX_VALUE);
    }
}
