package dev.slipway.logs;

import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link Ring} held at one moment; it stays as it is, whatever becomes of the ring. Lines
 * have numbers, which count from 0 since the ring was made, so that a reader who has seen all below
 * {@link #next} asks a later one for what came {@linkplain #since since}.
 */
public final class Held {
    static final Held NOTHING = new Held(new Chunk[0], 0);

    /** Some lines in a row. Its writer fills it further, behind what readers know of. */
    static final class Chunk {
        final long first;
        final Line[] lines;
        int count;
        long bytes;

        Chunk(long first, int size) {
            this.first = first;
            this.lines = new Line[size];
        }
    }

    private final Chunk[] chunks;
    private final long next;

    Held(Chunk[] chunks, long next) {
        this.chunks = chunks;
        this.next = next;
    }

    /** The number of the oldest line that is held, which is also how many were dropped. */
    public long first() {
        return chunks.length == 0 ? next : chunks[0].first;
    }

    /** The number that the next line will have. */
    public long next() {
        return next;
    }

    /** How many lines are held. */
    public long count() {
        return next - first();
    }

    /**
     * A line by its number.
     *
     * @throws IndexOutOfBoundsException if it is not held
     */
    public Line get(long number) {
        if (number < first() || number >= next) {
            throw new IndexOutOfBoundsException(number + " is not in " + first() + " to " + next);
        }
        Chunk chunk = chunkOf(number);
        return chunk.lines[(int) (number - chunk.first)];
    }

    /**
     * The lines from a number on, oldest first; from the oldest if that one was dropped.
     *
     * @param limit how many at most
     */
    public List<Line> since(long number, int limit) {
        long from = Math.max(number, first());
        long to = Math.min(next, from + limit);
        List<Line> lines = new ArrayList<>((int) Math.max(0, to - from));
        for (long at = from; at < to; at++) {
            lines.add(get(at));
        }
        return lines;
    }

    private Chunk chunkOf(long number) {
        int low = 0;
        int high = chunks.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks[middle].first > number) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return chunks[low];
    }
}
