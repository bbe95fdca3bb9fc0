package dev.slipway.ui.logs;

import dev.slipway.logs.Line;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * One way through a document for what is wanted: first what is newest, then block by block what is
 * nearest to where somebody looks. One thread at a time goes it; others only {@linkplain #wake wake
 * it} and are never held up.
 */
final class Sifting {
    private static final long SLICE_NANOS = 30_000_000;
    private static final short[] NOTHING = {};

    /** A block all of whose lines are wanted; most are where no filter is set. */
    private static final short[] ALL = all();

    private final Predicate<Line> wanted;
    private final long around;
    private final AtomicBoolean working = new AtomicBoolean(true);

    /** What is below this number was there at the start, and is looked through by blocks. */
    private final long seam;

    private final int old;
    private volatile Document document;
    private volatile boolean cancelled;
    private volatile int left;

    /** What is between the seam and this number was looked through. */
    private volatile long upTo;

    private long firstBlock;
    private short[][] blocks;

    Sifting(Document document, Predicate<Line> wanted, long around) {
        this.document = document;
        this.wanted = wanted;
        this.around = around;
        this.firstBlock = document.first() / Matches.BLOCK;
        long lastBlock = document.next() / Matches.BLOCK;
        this.seam = lastBlock * Matches.BLOCK;
        this.upTo = Math.max(seam, document.first());
        this.old = (int) (lastBlock - firstBlock);
        this.left = old;
        this.blocks = new short[old + 1][];
    }

    private static short[] all() {
        short[] offsets = new short[Matches.BLOCK];
        for (short at = 0; at < offsets.length; at++) {
            offsets[at] = at;
        }
        return offsets;
    }

    /** Takes a later document; true if nobody is at work and the caller is to see to it. */
    synchronized boolean wake(Document later) {
        if (later.next() >= document.next()) {
            document = later;
        }
        return hasMore() && working.compareAndSet(false, true);
    }

    /** Ends the work; true if there is more to do by now, and the caller is to go on. */
    boolean rest() {
        working.set(false);
        return hasMore() && working.compareAndSet(false, true);
    }

    /** Nobody wants to know any more. */
    void cancel() {
        cancelled = true;
    }

    private boolean hasMore() {
        return !cancelled && (left > 0 || upTo < document.next());
    }

    /** Looks through a block or part of one; false if there is nothing left. */
    boolean step() {
        if (cancelled) {
            return false;
        }
        Document now = document;
        if (upTo < now.next()) {
            forget(now);
            newest(now);
            return true;
        }
        if (left > 0) {
            int block = nearest();
            blocks[block] = older(now, (firstBlock + block) * Matches.BLOCK);
            left--;
            return true;
        }
        return false;
    }

    /** Lets go of blocks whose lines were all dropped. */
    private void forget(Document now) {
        int gone = (int) Math.min(now.first() / Matches.BLOCK - firstBlock, blocks.length - 1);
        if (gone > 0) {
            int open = (int) Arrays.stream(blocks, 0, gone).filter(each -> each == null).count();
            left = Math.max(0, left - open);
            blocks = Arrays.copyOfRange(blocks, gone, blocks.length);
            firstBlock += gone;
        }
    }

    private void newest(Document now) {
        int block = (int) (upTo / Matches.BLOCK - firstBlock);
        if (block >= blocks.length) {
            blocks = Arrays.copyOf(blocks, block + 1);
        }
        long end = Math.min(now.next(), (firstBlock + block + 1) * Matches.BLOCK);
        short[] offsets = blocks[block] == null ? NOTHING : blocks[block];
        int count = offsets.length;
        offsets = Arrays.copyOf(offsets, count + (int) (end - upTo));
        long until = System.nanoTime() + SLICE_NANOS;
        long number = upTo;
        while (number < end && !cancelled && System.nanoTime() < until) {
            if (now.line(number).filter(wanted).isPresent()) {
                offsets[count++] = offset(number);
            }
            number++;
        }
        blocks[block] = ended(offsets, count);
        upTo = number;
    }

    /** Which lines of a block are wanted; those that were dropped meanwhile are not. */
    private short[] older(Document now, long from) {
        short[] offsets = new short[Matches.BLOCK];
        int count = 0;
        for (long number = from; number < from + Matches.BLOCK && !cancelled; number++) {
            if (now.line(number).filter(wanted).isPresent()) {
                offsets[count++] = offset(number);
            }
        }
        return ended(offsets, count);
    }

    private static short offset(long number) {
        return (short) (number % Matches.BLOCK);
    }

    private static short[] ended(short[] offsets, int count) {
        return count == Matches.BLOCK ? ALL : Arrays.copyOf(offsets, count);
    }

    /** The block not looked through yet that is nearest to where somebody looks. */
    private int nearest() {
        int middle = (int) Math.clamp(around / Matches.BLOCK - firstBlock, 0, blocks.length - 1);
        for (int distance = 0; ; distance++) {
            if (isOpen(middle - distance)) {
                return middle - distance;
            }
            if (isOpen(middle + distance)) {
                return middle + distance;
            }
        }
    }

    private boolean isOpen(int block) {
        return block >= 0 && (firstBlock + block) * Matches.BLOCK < seam && blocks[block] == null;
    }

    /** What was found so far; for the thread that is at work. */
    Sieve.Found found() {
        Matches matches = new Matches(firstBlock, blocks.clone(), 0, Long.MAX_VALUE);
        return new Sieve.Found(matches, old == 0 ? 1 : 1 - (double) left / old);
    }
}
