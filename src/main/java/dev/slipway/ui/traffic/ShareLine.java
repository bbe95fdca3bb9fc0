package dev.slipway.ui.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.PastShift;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.ShiftRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Green's share over time, from the history of shifts and from what was read, which also tells what
 * somebody else has set.
 */
final class ShareLine {
    /** Green's percentage from an instant on. */
    record Point(Instant at, double percent) {
        private static Point of(Instant at, Share share) {
            return new Point(at, share.of(Colour.GREEN) * 100);
        }
    }

    private final List<Point> read = new ArrayList<>();

    /** Takes note of what was read; what says the same again is not kept. */
    void saw(Look look) {
        look.share()
                .map(share -> Point.of(look.at(), share))
                .filter(now -> read.isEmpty() || read.getLast().percent() != now.percent())
                .ifPresent(read::add);
    }

    /**
     * The corners of a line of steps, oldest first; the last one is now. Empty while nothing is
     * known.
     */
    List<Point> corners(List<PastShift> history, Instant from, Instant now) {
        List<Point> changes =
                Stream.concat(
                                history.stream().filter(PastShift::confirmed).map(ShareLine::moved),
                                read.stream())
                        .sorted(Comparator.comparing(Point::at))
                        .toList();
        Optional<Double> level = before(changes, history, from);
        List<Point> corners = new ArrayList<>();
        level.ifPresent(percent -> corners.add(new Point(from, percent)));
        for (Point change : changes) {
            if (change.at().isAfter(from) && !change.at().isAfter(now)) {
                level.ifPresent(percent -> corners.add(new Point(change.at(), percent)));
                corners.add(change);
                level = Optional.of(change.percent());
            }
        }
        level.ifPresent(percent -> corners.add(new Point(now, percent)));
        return corners;
    }

    /** When the rule was read back: what was read before it is older. */
    private static Point moved(PastShift shift) {
        Instant at = shift.ended().map(ShiftRecord::at).orElse(shift.begun().at());
        return Point.of(at, shift.begun().to());
    }

    /**
     * What green had at the left end: the last change before it, or what the first one after found.
     */
    private static Optional<Double> before(
            List<Point> changes, List<PastShift> history, Instant from) {
        return changes.stream()
                .filter(change -> !change.at().isAfter(from))
                .reduce((_, later) -> later)
                .or(
                        () ->
                                history.stream()
                                        .filter(PastShift::confirmed)
                                        .findFirst()
                                        .flatMap(shift -> shift.begun().from())
                                        .map(share -> Point.of(from, share)))
                .map(Point::percent);
    }
}
