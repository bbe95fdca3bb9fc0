package dev.slipway.ui.logs;

import dev.slipway.ui.common.Texts;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;

import java.util.Optional;
import java.util.function.LongPredicate;

/** Shows lines one below the other, as many of a million as there is room for. */
final class LogView extends Region {
    /** The least that a turn of the wheel goes sideways. */
    private static final double SIDEWAYS_STEP = 40;

    /** What somebody does here that concerns others. */
    interface Hand {
        /** Somebody looks at what is no more the newest. */
        void away();

        /** Somebody wants to be at the end, and to stay there. */
        void end();
    }

    private final Hand hand;
    private final LogSheet sheet;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final ObjectProperty<Optional<Chosen>> chosen =
            new SimpleObjectProperty<>(Optional.empty());
    private boolean following = true;
    private boolean adjusting;
    private boolean sideways;

    LogView(Texts texts, Look look, Dress dress, Hand hand) {
        this.hand = hand;
        this.sheet = new LogSheet(texts, look, dress);
        setId("log-lines");
        getStyleClass().add("log-view");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(texts.get("logs.lines"));
        setFocusTraversable(true);
        down.setId("log-scroll");
        down.setOrientation(Orientation.VERTICAL);
        down.setFocusTraversable(false);
        across.setId("log-scroll-across");
        across.setFocusTraversable(false);
        getChildren().addAll(sheet, down, across);
        down.valueProperty().subscribe(value -> scrolledTo(value.doubleValue()));
        across.valueProperty().subscribe(x -> sheet.shift(x.doubleValue()));
        chosen.subscribe(this::choose);
        new LogKeys(this);
    }

    /** Which lines are chosen. */
    ObjectProperty<Optional<Chosen>> chosen() {
        return chosen;
    }

    private void choose(Optional<Chosen> lines) {
        sheet.choose(lines.<LongPredicate>map(it -> it::contains).orElse(_ -> false));
        requestLayout();
    }

    /** The number of the first line on the screen. */
    ReadOnlyLongProperty top() {
        return sheet.top();
    }

    Look look() {
        return sheet.look();
    }

    void show(Look next) {
        sheet.show(next);
        requestLayout();
    }

    void dress(Dress next) {
        sheet.dress(next);
        requestLayout();
    }

    /** Whether it stays at the end while lines come. */
    void follow(boolean wanted) {
        following = wanted;
        requestLayout();
    }

    /** Goes down by so many pixels, or up if it is less than 0. */
    void scrollBy(double pixels) {
        if (look().wanted().count() == 0 || pixels > 0 && sheet.extent().atEnd()) {
            return;
        }
        stay();
        sheet.move(pixels);
        layoutNow();
        if (pixels > 0 && sheet.extent().atEnd()) {
            hand.end();
        }
    }

    private void layoutNow() {
        requestLayout();
        layout();
    }

    private void scrolledTo(double value) {
        long count = look().wanted().count();
        if (adjusting || count == 0) {
            return;
        }
        if (value >= down.getMax()) {
            hand.end();
            return;
        }
        stay();
        long rank = Math.clamp((long) value, 0, count - 1);
        sheet.moveTo(rank, (value - rank) * sheet.heightOf(rank));
        requestLayout();
    }

    void scrollAcross(double pixels) {
        double by = Math.signum(pixels) * Math.max(SIDEWAYS_STEP, Math.abs(pixels));
        across.setValue(Math.clamp(across.getValue() + by, 0, across.getMax()));
    }

    /** Stays where it is, whatever comes. */
    void stay() {
        if (following) {
            following = false;
            hand.away();
        }
    }

    /** Goes to the newest line, and stays with the newest. */
    void toEnd() {
        hand.end();
    }

    /** Makes sure that a line can be seen; one that is far away comes into the middle. */
    void reveal(long number) {
        stay();
        if (!isInSight(number)) {
            bring(number);
            layoutNow();
        }
    }

    private boolean isInSight(long number) {
        return sheet.extent().shows(look().wanted().rankOf(number));
    }

    private void bring(long number) {
        long rank = look().wanted().rankOf(number);
        LogSheet.Extent seen = sheet.extent();
        if (rank >= look().wanted().count()) {
            return;
        }
        if (rank == seen.last() || rank == seen.last() + 1) {
            sheet.move(sheet.below(rank));
        } else if (rank == seen.first() || rank == seen.first() - 1) {
            sheet.moveTo(rank, 0);
        } else {
            // Wrapped lines are of different heights: pixels count, not lines.
            sheet.moveTo(rank, 0);
            sheet.move(-sheet.getHeight() / 2);
        }
    }

    /** From where keys go on while no line is chosen. */
    long startOfSteps(int direction) {
        return direction < 0 ? sheet.extent().last() + 1 : sheet.extent().first() - 1;
    }

    /** How many lines there is room for, if none is wrapped. */
    int page() {
        return sheet.page();
    }

    /** The line at a height, or the one nearest to it. */
    Optional<Long> lineAt(double y) {
        return sheet.lineAt(y);
    }

    boolean isOnLines(double x, double y) {
        return sheet.getLayoutBounds().contains(x, y);
    }

    @Override
    protected void layoutChildren() {
        Optional<Long> seen = chosen.get().map(Chosen::caret).filter(this::isInSight);
        double width = sheet.getWidth();
        double height = sheet.getHeight();
        arrange();
        if (sheet.overhang() > 0 != sideways) {
            sideways = !sideways;
            arrange();
        }
        if (width != sheet.getWidth() || height != sheet.getHeight()) {
            keepInSight(seen);
        }
        bars();
    }

    /** Who has chosen a line does not lose it because there is less room. */
    private void keepInSight(Optional<Long> seen) {
        seen.filter(number -> !following && !isInSight(number))
                .ifPresent(
                        number -> {
                            bring(number);
                            arrange();
                        });
    }

    private void arrange() {
        double bar = Math.ceil(down.prefWidth(-1));
        double foot = sideways ? Math.ceil(across.prefHeight(-1)) : 0;
        double width = Math.max(0, getWidth() - bar);
        double height = Math.max(0, getHeight() - foot);
        sheet.resizeRelocate(0, 0, width, height);
        down.resizeRelocate(width, 0, bar, height);
        across.setVisible(sideways);
        across.resizeRelocate(0, height, width, foot);
        sheet.place(following);
    }

    private void bars() {
        LogSheet.Extent seen = sheet.extent();
        double lines = Math.max(1, seen.last() - seen.first() + (seen.lastWhole() ? 1 : 0));
        double most = Math.max(0, look().wanted().count() - lines);
        double overhang = sheet.overhang();
        adjusting = true;
        down.setMax(Math.max(1, most));
        down.setVisibleAmount(down.getMax() * lines / (lines + most));
        down.setBlockIncrement(lines);
        down.setValue(seen.atEnd() ? down.getMax() : seen.first());
        down.setDisable(most == 0);
        adjusting = false;
        across.setMax(Math.max(1, overhang));
        across.setVisibleAmount(across.getMax() * getWidth() / (getWidth() + overhang + 1));
        across.setValue(Math.min(across.getValue(), overhang));
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> (int) Math.min(Integer.MAX_VALUE, look().wanted().count());
            case ITEM_AT_INDEX ->
                    row(number -> look().wanted().rankOf(number) == (Integer) parameters[0]);
            case FOCUS_ITEM ->
                    row(number -> chosen.get().filter(it -> it.caret() == number).isPresent());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private LogRow row(LongPredicate which) {
        return sheet.shown().stream()
                .filter(row -> which.test(row.number()))
                .findFirst()
                .orElse(null);
    }
}
