package dev.slipway.logs;

import dev.slipway.engine.Time;
import dev.slipway.logs.Pages.Page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a long time in slices, some of them at once, and gives their pages in the order of time. A
 * page can only be asked for when the one before has come, slices need not wait for each other.
 *
 * <p>How long a slice is follows from how much was in those before: about one page.
 */
final class Slices {
    /** As many calls at once as are answered a second, less one for others. */
    private static final int AT_ONCE = 4;

    /** What a slice may have in memory before its turn comes. */
    private static final int PAGES_AHEAD = 2;

    private static final Duration LOOK = Duration.ofMillis(5);

    /** Takes what was read. */
    interface Taker {
        void take(Page page);

        /** Everything before this millisecond was read. */
        void isAt(long upTo);
    }

    private final Pages pages;
    private final Time time;
    private final Waits waits;

    Slices(Pages pages, Time time, Waits waits) {
        this.pages = pages;
        this.time = time;
        this.waits = waits;
    }

    /** A slice, read by a thread of its own up to some pages, then by whoever takes them. */
    private final class Slice {
        private final long from;
        private final OptionalLong to;
        private final List<Page> read = new ArrayList<>();
        private volatile boolean done;
        private volatile RuntimeException failure;

        Slice(long from, OptionalLong to) {
            this.from = from;
            this.to = to;
        }

        void readAhead() {
            try {
                Optional<String> token = Optional.empty();
                do {
                    Page page = pages.ask(from, to, token);
                    read.add(page);
                    token = page.next();
                } while (token.isPresent() && read.size() < PAGES_AHEAD);
            } catch (RuntimeException e) {
                failure = e;
            } finally {
                done = true;
            }
        }

        /** Gives all its pages, and how many there were. */
        int give(Taker taker) {
            while (!done) {
                waits.pause(LOOK);
                if (waits.isStopped()) {
                    throw new Pages.GivenUp(Optional.empty());
                }
            }
            if (failure != null) {
                throw failure;
            }
            read.forEach(taker::take);
            int count = read.size();
            Optional<String> token = read.getLast().next();
            while (token.isPresent()) {
                Page page = pages.ask(from, to, token);
                taker.take(page);
                token = page.next();
                count++;
            }
            return count;
        }
    }

    /**
     * Reads from a millisecond to another.
     *
     * @param to the last one; if empty, until now and what is there beyond
     * @param span how long the first slices are, in milliseconds
     */
    void read(long from, OptionalLong to, long span, Taker taker) {
        long begin = from;
        long length = Math.max(1, span);
        long end = to.orElse(time.now().toEpochMilli());
        while (begin <= end) {
            List<Slice> slices = new ArrayList<>();
            while (slices.size() < AT_ONCE && begin <= end) {
                long last = begin + length - 1;
                // The last slice is open if the range is: a writer's clock may be ahead.
                slices.add(new Slice(begin, last >= end ? to : OptionalLong.of(last)));
                begin = last + 1;
            }
            slices.forEach(slice -> time.start(slice::readAhead));
            length = next(length, give(slices, taker));
        }
    }

    /** Gives the pages of all; how many the fullest of them had, and 0 if all were almost empty. */
    private int give(List<Slice> slices, Taker taker) {
        int most = 0;
        int events = 0;
        for (Slice slice : slices) {
            most = Math.max(most, slice.give(taker));
            events += slice.read.stream().mapToInt(page -> page.events().size()).sum();
            slice.to.ifPresent(last -> taker.isAt(last + 1));
        }
        return events < slices.size() * 2_000 ? 0 : most;
    }

    private static long next(long length, int pages) {
        if (pages == 0) {
            return length * 2;
        }
        return pages > 1 ? Math.max(1, length / pages) : length;
    }
}
