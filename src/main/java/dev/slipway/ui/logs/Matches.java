package dev.slipway.ui.logs;

import java.util.Arrays;

/**
 * The numbers of some lines in their order, in blocks of {@value #BLOCK} numbers. It does not
 * change; the next one shares the blocks that stay the same. A line takes two bytes in it.
 */
final class Matches {
    static final int BLOCK = 4096;
    static final Matches NONE = new Matches(0, new short[0][], 0, 0);

    private final long firstBlock;
    private final short[][] blocks;
    private final long[] before;
    private final long skipped;
    private final long count;

    /**
     * @param firstBlock the number of the first line in the first block, by the size of a block
     * @param blocks for each what its lines are more than its first one; null if not known yet
     * @param first lines of a smaller number do not count
     * @param end lines from this number on do not count
     */
    Matches(long firstBlock, short[][] blocks, long first, long end) {
        this(firstBlock, blocks, sums(blocks), first, end);
    }

    private Matches(long firstBlock, short[][] blocks, long[] before, long first, long end) {
        this.firstBlock = firstBlock;
        this.blocks = blocks;
        this.before = before;
        this.skipped = place(first);
        this.count = Math.max(0, place(end) - skipped);
    }

    private static long[] sums(short[][] blocks) {
        long[] sums = new long[blocks.length + 1];
        for (int at = 0; at < blocks.length; at++) {
            sums[at + 1] = sums[at] + (blocks[at] == null ? 0 : blocks[at].length);
        }
        return sums;
    }

    /** Only those from one number to before another. */
    Matches within(long first, long end) {
        return new Matches(firstBlock, blocks, before, first, end);
    }

    /** How many there are. */
    long count() {
        return count;
    }

    /** How many there are before a line. */
    long rankOf(long number) {
        return Math.clamp(place(number) - skipped, 0, count);
    }

    boolean contains(long number) {
        long rank = rankOf(number);
        return rank < count && numberAt(rank) == number;
    }

    /**
     * The number of a line by how many there are before it.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    long numberAt(long rank) {
        if (rank < 0 || rank >= count) {
            throw new IndexOutOfBoundsException(rank + " of " + count);
        }
        long place = rank + skipped;
        int at = Arrays.binarySearch(before, place);
        // The last of those blocks before which there are no more lines than that.
        int block = at < 0 ? -at - 2 : at;
        while (before[block + 1] == place) {
            block++;
        }
        return (firstBlock + block) * BLOCK + blocks[block][(int) (place - before[block])];
    }

    /** How many there are in all blocks before a line. */
    private long place(long number) {
        long block = Math.floorDiv(number, BLOCK) - firstBlock;
        if (block < 0) {
            return 0;
        }
        if (block >= blocks.length) {
            return before[blocks.length];
        }
        short[] lines = blocks[(int) block];
        if (lines == null) {
            return before[(int) block];
        }
        int at = Arrays.binarySearch(lines, (short) Math.floorMod(number, BLOCK));
        return before[(int) block] + (at < 0 ? -at - 1 : at);
    }
}
