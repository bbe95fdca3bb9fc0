package dev.slipway.logs;

import dev.slipway.logs.Held.Chunk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The newest lines, as many as a cap allows. One thread at a time writes; any number of readers
 * take what is {@linkplain #held held}, for which nobody waits.
 *
 * <p>Lines lie in chunks, and the oldest chunk goes as a whole; so up to a sixty-fourth less than
 * the cap is held.
 */
public final class Ring {
    private static final int PARTS = 64;
    private static final int LARGEST_CHUNK = 1024;

    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private volatile Held held = Held.NOTHING;
    private Cap cap;
    private long next;
    private long bytes;

    public Ring(Cap cap) {
        this.cap = cap;
    }

    /** What is held now. */
    public Held held() {
        return held;
    }

    public synchronized Cap cap() {
        return cap;
    }

    /** Holds as much from now on; what is too much goes at once. */
    public synchronized void cap(Cap other) {
        cap = other;
        drop();
        publish();
    }

    /** Adds lines at the end. */
    public synchronized void add(List<Line> lines) {
        lines.forEach(this::add);
        drop();
        publish();
    }

    /** Drops everything; numbers go on. */
    public synchronized void clear() {
        chunks.clear();
        bytes = 0;
        publish();
    }

    private void add(Line line) {
        Chunk chunk = chunks.peekLast();
        if (chunk == null || isFull(chunk)) {
            drop();
            chunk = new Chunk(next, (int) Math.clamp(cap.lines() / PARTS, 1, LARGEST_CHUNK));
            chunks.addLast(chunk);
        }
        chunk.lines[chunk.count++] = line;
        chunk.bytes += line.bytes();
        bytes += line.bytes();
        next++;
    }

    private boolean isFull(Chunk chunk) {
        return chunk.count == chunk.lines.length || chunk.bytes > cap.bytes() / PARTS;
    }

    /** The chunk that is being filled stays, so that a line too large for the cap is there. */
    private void drop() {
        while (chunks.size() > 1
                && (next - chunks.getFirst().first > cap.lines() || bytes > cap.bytes())) {
            bytes -= chunks.removeFirst().bytes;
        }
    }

    /** Readers who see the new value see what was written into its chunks before. */
    private void publish() {
        held = new Held(chunks.toArray(Chunk[]::new), next);
    }
}
