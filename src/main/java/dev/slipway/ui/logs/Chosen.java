package dev.slipway.ui.logs;

/**
 * Lines in a row that were chosen, by their numbers.
 *
 * @param start where choosing began
 * @param caret where it ended, which is the line whose details are shown; it may be the earlier one
 */
record Chosen(long start, long caret) {
    static Chosen only(long number) {
        return new Chosen(number, number);
    }

    Chosen extendedTo(long number) {
        return new Chosen(start, number);
    }

    long first() {
        return Math.min(start, caret);
    }

    long last() {
        return Math.max(start, caret);
    }

    boolean contains(long number) {
        return number >= first() && number <= last();
    }
}
