package dev.slipway.ui.logs;

import dev.slipway.logs.Held;
import dev.slipway.logs.Line;

import java.util.Optional;

/**
 * The lines that can be read: all that are held now or, in a pause, those that were held when it
 * began, so that nothing is dropped under the eyes of whoever reads.
 *
 * @param frozen what was held when the pause began
 * @param live what is held now
 */
record Document(Optional<Held> frozen, Held live) {

    /** The number of the first line that can be read. */
    long first() {
        return frozen.orElse(live).first();
    }

    /** The number after that of the last line that can be read. */
    long end() {
        return frozen.orElse(live).next();
    }

    /** The number that the next line will have; beyond {@link #end} in a pause. */
    long next() {
        return live.next();
    }

    /** A line by its number; empty if it was dropped, or is not there yet. */
    Optional<Line> line(long number) {
        if (frozen.filter(held -> contains(held, number)).isPresent()) {
            return Optional.of(frozen.get().get(number));
        }
        return contains(live, number) ? Optional.of(live.get(number)) : Optional.empty();
    }

    private static boolean contains(Held held, long number) {
        return number >= held.first() && number < held.next();
    }
}
