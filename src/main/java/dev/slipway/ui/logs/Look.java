package dev.slipway.ui.logs;

import dev.slipway.logs.Line;

import java.util.Optional;

/**
 * What there is to see at one moment.
 *
 * @param wanted the lines that pass the filter
 * @param found those of them in which something is highlighted
 * @param share of the lines that was looked through for the filter, from 0 to 1
 * @param searched likewise for the highlight
 * @param fresh how many lines that pass the filter came since the pause began
 */
record Look(
        Document document,
        Matches wanted,
        Matches found,
        double share,
        double searched,
        long fresh) {

    Optional<Line> line(long number) {
        return document.line(number);
    }

    /** Whether all that can be read was looked through for the filter. */
    boolean isComplete() {
        return share >= 1;
    }
}
