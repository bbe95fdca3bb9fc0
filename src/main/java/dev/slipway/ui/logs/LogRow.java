package dev.slipway.ui.logs;

import dev.slipway.logs.Level;
import dev.slipway.logs.Line;
import dev.slipway.logs.Shown;
import dev.slipway.ui.common.Texts;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One line on the screen; it shows one after the other. */
final class LogRow extends Region {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final double EDGE = 14;
    private static final double GAP = 10;
    private static final double BAR = 3;
    private static final double ABOVE = 2;

    private final Texts texts;
    private final Dress.Metrics metrics;

    /** Is what changes its look, so that what lies on it need not be looked at again. */
    private final Region ground = new Region();

    private final Text time = new Text();
    private final Region bar = new Region();
    private final Text name = new Text();
    private final MessageFlow message;
    private String colour = "";
    private long number = -1;
    private Line present;
    private Dress dress;

    LogRow(Texts texts, Dress.Metrics metrics) {
        this.texts = texts;
        this.metrics = metrics;
        this.message = new MessageFlow(metrics);
        getStyleClass().add("log-row");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        time.setFont(metrics.font());
        time.getStyleClass().add("log-time");
        name.setFont(metrics.font());
        name.getStyleClass().add("log-name");
        bar.getStyleClass().add("log-bar");
        ground.getStyleClass().add("log-ground");
        getChildren().addAll(ground, time, bar, name, message);
    }

    static double height(Dress.Metrics metrics) {
        return Math.ceil(metrics.line() + 2 * ABOVE);
    }

    long number() {
        return number;
    }

    /** Whether it shows that line already; after another reading, numbers are those of others. */
    boolean shows(long which, Line line, Dress how) {
        return which == number && line == present && how == dress;
    }

    void show(long which, Line line, Dress how) {
        number = which;
        present = line;
        dress = how;
        Shown shown = Shown.of(line.message());
        time.setText(how.stamp().apply(line.timestamp()));
        name.setText(how.name(line.origin()));
        paint(how.colour(line.origin()));
        Level level = Level.of(shown.text()).orElse(Level.INFO);
        ground.pseudoClassStateChanged(WARNING, level == Level.WARN);
        ground.pseudoClassStateChanged(ERROR, level.compareTo(Level.ERROR) >= 0);
        message.show(shown, how, remarks(line, shown));
        setAccessibleText(time.getText() + " " + name.getText() + " " + head(shown.text()));
        requestLayout();
    }

    private static String head(String text) {
        return text.length() > 300 ? text.substring(0, 300) : text;
    }

    private void paint(String next) {
        if (!next.equals(colour)) {
            name.getStyleClass().setAll("log-name", next);
            bar.getStyleClass().setAll("log-bar", next);
            colour = next;
        }
    }

    private List<Text> remarks(Line line, Shown shown) {
        List<Text> remarks = new ArrayList<>();
        if (shown.text().length() > MessageFlow.most(shown.text(), dress)) {
            remarks.add(remark(texts.get("logs.row.cut", shown.text().length())));
        }
        switch (line.place()) {
            case LATE -> {
                Duration late = Duration.ofMillis(line.ingested() - line.timestamp());
                remarks.add(
                        remark(
                                late.toSeconds() > 0
                                        ? texts.get("logs.row.late", late.toSeconds())
                                        : texts.get("logs.row.behind")));
            }
            case AHEAD -> remarks.add(remark(texts.get("logs.row.ahead")));
            case IN_ORDER -> {}
        }
        return remarks;
    }

    private Text remark(String text) {
        Text remark = new Text("  " + text);
        remark.setFont(metrics.font());
        remark.getStyleClass().add("log-remark");
        return remark;
    }

    void choose(boolean chosen) {
        ground.pseudoClassStateChanged(CHOSEN, chosen);
    }

    void shift(double pixels) {
        message.shift(pixels);
    }

    /** Has another line shown whatever comes. */
    void forget() {
        number = -1;
        present = null;
    }

    double height(double width) {
        return Math.ceil(message.height(width - start() - EDGE) + 2 * ABOVE);
    }

    /** How much wider than its room the text is. */
    double overhang(double width) {
        return Math.max(0, message.wish() - (width - start() - EDGE));
    }

    private double start() {
        return nameStart() + dress.nameLength() * metrics.character() + 2 * GAP;
    }

    private double nameStart() {
        return EDGE + dress.stampLength() * metrics.character() + GAP + BAR + GAP / 2;
    }

    @Override
    protected void layoutChildren() {
        if (dress == null) {
            return;
        }
        ground.resizeRelocate(0, 0, getWidth(), getHeight());
        double base = ABOVE + time.getBaselineOffset();
        time.relocate(EDGE, base - time.getBaselineOffset());
        name.relocate(nameStart(), base - name.getBaselineOffset());
        bar.resizeRelocate(nameStart() - GAP / 2 - BAR, ABOVE, BAR, getHeight() - 2 * ABOVE);
        double start = start();
        message.resizeRelocate(
                start, ABOVE, Math.max(0, getWidth() - start - EDGE), getHeight() - 2 * ABOVE);
    }
}
