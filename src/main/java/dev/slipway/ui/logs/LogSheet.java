package dev.slipway.ui.logs;

import dev.slipway.logs.Line;
import dev.slipway.ui.common.Texts;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

import java.util.Collection;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * The lines that can be seen. It holds on to a line and not to a place: what is found or dropped
 * before it does not move it.
 */
final class LogSheet extends Pane {
    /** Of a pixel, by which sums of heights may be wrong. */
    private static final double TOLERANCE = 0.5;

    private final Dress.Metrics metrics = Dress.Metrics.measured();
    private final Rectangle clip = new Rectangle();
    private final LogRows rows;
    private final LogRow probe;
    private final ReadOnlyLongWrapper top = new ReadOnlyLongWrapper();
    private Look look;
    private Dress dress;
    private LongPredicate chosen = _ -> false;
    private double offset;
    private double shift;
    private Extent extent = Extent.NOTHING;

    /**
     * What can be seen.
     *
     * @param first how many lines there are before the first one
     * @param last likewise of the last one
     * @param atEnd whether there is nothing below
     */
    record Extent(long first, long last, boolean firstWhole, boolean lastWhole, boolean atEnd) {
        static final Extent NOTHING = new Extent(0, -1, true, true, true);

        boolean shows(long rank) {
            return rank >= first + (firstWhole ? 0 : 1) && rank <= last - (lastWhole ? 0 : 1);
        }
    }

    LogSheet(Texts texts, Look look, Dress dress) {
        this.look = look;
        this.dress = dress;
        this.rows = new LogRows(texts, metrics, getChildren());
        this.probe = new LogRow(texts, metrics);
        probe.setVisible(false);
        getChildren().add(probe);
        setClip(clip);
    }

    Look look() {
        return look;
    }

    void show(Look next) {
        look = next;
    }

    void dress(Dress next) {
        dress = next.withRoom(0, dress.nameLength());
    }

    void choose(LongPredicate lines) {
        chosen = lines;
    }

    /** How far all texts are moved to the left. */
    void shift(double pixels) {
        shift = pixels;
        rows.shown().forEach(row -> row.shift(pixels));
    }

    Extent extent() {
        return extent;
    }

    /** The number of the first line that can be seen. */
    ReadOnlyLongProperty top() {
        return top.getReadOnlyProperty();
    }

    Collection<LogRow> shown() {
        return rows.shown();
    }

    /** How much wider than its room the longest text is. */
    double overhang() {
        return dress.wrap()
                ? 0
                : rows.shown().stream()
                        .mapToDouble(row -> row.overhang(getWidth()))
                        .max()
                        .orElse(0);
    }

    /** Where one is that many pixels further down; further up if it is less than 0. */
    void move(double pixels) {
        long count = look.wanted().count();
        long rank = look.wanted().rankOf(top.get());
        double within = offset + pixels;
        while (within < 0 && rank > 0) {
            within += heightOf(--rank);
        }
        double height = heightOf(Math.min(rank, count - 1));
        while (rank < count - 1 && within >= height) {
            within -= height;
            height = heightOf(++rank);
        }
        moveTo(rank, Math.max(0, within));
    }

    /**
     * @param rank of the line that is to be the first
     * @param within how many pixels of it are out of sight
     */
    void moveTo(long rank, double within) {
        top.set(look.wanted().numberAt(Math.clamp(rank, 0, look.wanted().count() - 1)));
        offset = within;
    }

    /** How many pixels have to be gone down until the end of a line can be seen. */
    double below(long rank) {
        double below = -offset - getHeight();
        for (long at = extent.first(); at <= rank; at++) {
            below += heightOf(at);
        }
        return below;
    }

    /** How many lines there is room for, if none is wrapped. */
    int page() {
        return Math.max(1, (int) (getHeight() / LogRow.height(metrics)));
    }

    /** The line at a height, or the one nearest to it. */
    Optional<Long> lineAt(double y) {
        return rows.shown().stream()
                .min((a, b) -> Double.compare(distance(a, y), distance(b, y)))
                .map(LogRow::number);
    }

    private static double distance(LogRow row, double y) {
        double above = row.getLayoutY() - y;
        double below = y - row.getLayoutY() - row.getHeight();
        return Math.max(0, Math.max(above, below));
    }

    double heightOf(long rank) {
        if (!dress.wrap()) {
            return LogRow.height(metrics);
        }
        long number = look.wanted().numberAt(rank);
        look.line(number).ifPresent(line -> probe.show(number, line, dress));
        return probe.height(getWidth());
    }

    /**
     * Puts the rows where they belong.
     *
     * @param following whether the newest line is to be the last one
     */
    void place(boolean following) {
        Dress before = dress;
        rows.begin();
        arrange(following);
        if (dress != before) {
            arrange(following);
        }
        rows.end();
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        // Of what came into the rows only now; else it would be in the wrong colours for a frame.
        applyCss();
    }

    private void arrange(boolean following) {
        Matches lines = look.wanted();
        long count = lines.count();
        long first = following ? count : lines.rankOf(top.get());
        if (first < count && lines.numberAt(first) != top.get()) {
            offset = 0;
        }
        double bottom = following ? 0 : downFrom(first, -offset);
        if (bottom < getHeight()) {
            first = upFromEnd();
            bottom = downFrom(first, -offset);
        }
        if (count > 0) {
            top.set(lines.numberAt(Math.min(first, count - 1)));
        }
        long last = first - 1 + rows.shown().size();
        boolean whole = bottom <= getHeight() + TOLERANCE;
        extent = new Extent(first, last, offset < TOLERANCE, whole, whole && last == count - 1);
    }

    /** Where the last line that there is room for ends. */
    private double downFrom(long rank, double from) {
        rows.again();
        double y = from;
        for (long at = rank; at < look.wanted().count() && y < getHeight(); at++) {
            y += put(at, y);
        }
        return y;
    }

    /** The rank of the first line if the last one of all is to stand at the foot. */
    private long upFromEnd() {
        long at = look.wanted().count();
        double left = getHeight();
        while (at > 0 && left > 0) {
            left -= heightOf(--at);
        }
        offset = Math.max(0, -left);
        return at;
    }

    private double put(long rank, double y) {
        long number = look.wanted().numberAt(rank);
        LogRow row = rows.row(number);
        look.line(number).ifPresent(line -> show(row, number, line));
        row.shift(dress.wrap() ? 0 : shift);
        row.choose(chosen.test(number));
        double height = dress.wrap() ? row.height(getWidth()) : LogRow.height(metrics);
        row.resizeRelocate(0, y, getWidth(), height);
        return height;
    }

    /** What is longer makes room for itself, which stays, so that nothing jumps to and fro. */
    private void show(LogRow row, long number, Line line) {
        if (row.shows(number, line, dress)) {
            return;
        }
        int name = dress.name(line.origin()).length();
        int stamp = dress.stamp().apply(line.timestamp()).length();
        if (name > dress.nameLength() || stamp > dress.stampLength()) {
            dress = dress.withRoom(stamp, name);
        }
        row.show(number, line, dress);
    }

    /** Rows are placed by the view, which knows whether the newest are wanted. */
    @Override
    protected void layoutChildren() {}
}
