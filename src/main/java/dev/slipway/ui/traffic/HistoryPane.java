package dev.slipway.ui.traffic;

import dev.slipway.traffic.PastShift;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** Who moved the traffic from where to where, when and why, and how that ended; newest first. */
final class HistoryPane extends GridPane {
    private static final int MOST = 50;
    private static final List<String> HEADS =
            List.of(
                    "traffic.head.when",
                    "traffic.head.green",
                    "traffic.head.who",
                    "traffic.head.why",
                    "traffic.head.end");

    private final Kit kit;
    private final TrafficWords words;
    private List<PastShift> shown = List.of();

    HistoryPane(Kit kit) {
        this.kit = kit;
        this.words = new TrafficWords(kit.texts());
        setId("traffic-history");
        getStyleClass().add("history");
        for (int column = 0; column < HEADS.size(); column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(column == 3 ? Priority.ALWAYS : Priority.SOMETIMES);
            getColumnConstraints().add(width);
        }
    }

    /**
     * @param all oldest first
     */
    void show(List<PastShift> all) {
        if (all.equals(shown) && !getChildren().isEmpty()) {
            return;
        }
        shown = all;
        getChildren().clear();
        if (all.isEmpty()) {
            add(label(kit.text("traffic.history.none"), "muted"), 0, 0, HEADS.size(), 1);
            return;
        }
        for (int column = 0; column < HEADS.size(); column++) {
            add(label(kit.text(HEADS.get(column)), "hint"), column, 0);
        }
        int row = 1;
        for (PastShift shift : all.reversed().stream().limit(MOST).toList()) {
            add(label(TrafficWords.when(shift.begun().at()), "muted"), 0, row);
            add(label(words.move(shift), "heading"), 1, row);
            add(label(TrafficWords.who(shift.begun().by())), 2, row);
            Label why = label(words.why(shift));
            why.setWrapText(true);
            add(why, 3, row);
            add(end(shift), 4, row++);
        }
    }

    private Label end(PastShift shift) {
        TrafficWords.End end = TrafficWords.End.of(shift);
        String style =
                switch (end) {
                    case DONE -> "success";
                    case BACK -> "danger";
                    case OPEN, FAILED -> "warning";
                };
        Ikon icon =
                switch (end) {
                    case DONE -> Feather.CHECK;
                    case BACK -> Feather.CORNER_UP_LEFT;
                    case OPEN, FAILED -> Feather.ALERT_TRIANGLE;
                };
        Label label = label(words.end(shift), style + "-text");
        label.setGraphic(Icons.of(icon, style + "-icon"));
        return label;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
