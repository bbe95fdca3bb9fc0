package dev.slipway.ui.activity;

import dev.slipway.engine.PastRun;
import dev.slipway.ui.common.Fold;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** One run, and on demand what it did, resource by resource. */
final class PastRow extends Fold {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    private final PastWords words;

    /**
     * @param going whether the run is under way at the moment
     * @param details makes what is shown on demand
     */
    PastRow(Kit kit, PastRun run, boolean going, Supplier<Node> details) {
        super("past-row");
        this.words = new PastWords(kit.texts());
        setId("run-" + run.id());
        PastWords.End end = PastWords.end(run, going);
        show(
                "open-" + run.id(),
                line(run, end),
                String.join(
                        ", ",
                        words.what(run),
                        words.counts(run),
                        words.end(end),
                        words.who(run),
                        WHEN.format(run.began())),
                details);
    }

    private HBox line(PastRun run, PastWords.End end) {
        Label state = label(words.end(end), "state", style(end) + "-text");
        state.setGraphic(Icons.of(icon(end), style(end) + "-icon"));
        Label counts = label(words.counts(run), "counts");
        counts.setMinWidth(0);
        counts.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(counts, Priority.ALWAYS);
        HBox line =
                new HBox(
                        10,
                        label(words.what(run), "what"),
                        counts,
                        state,
                        label(words.who(run), "muted", "who"),
                        label(WHEN.format(run.began()), "muted", "when"),
                        label(words.took(run), "muted", "took"));
        line.getStyleClass().add("past-line");
        return line;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private static Ikon icon(PastWords.End end) {
        return switch (end) {
            case FINISHED -> Feather.CHECK;
            case FAILED -> Feather.X_CIRCLE;
            case STOPPED -> Feather.PAUSE;
            case CUT_OFF -> Feather.ALERT_TRIANGLE;
            case UNDER_WAY -> Feather.LOADER;
        };
    }

    private static String style(PastWords.End end) {
        return switch (end) {
            case FINISHED -> "success";
            case FAILED -> "danger";
            case STOPPED, CUT_OFF -> "warning";
            case UNDER_WAY -> "accent";
        };
    }
}
