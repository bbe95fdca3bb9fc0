package dev.slipway.ui.traffic;

import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import java.util.List;

/** Who moved the traffic or released something, when and why, and how that ended; newest first. */
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
    private List<PastRow> shown = List.of();

    HistoryPane(Kit kit) {
        this.kit = kit;
        setId("traffic-history");
        getStyleClass().add("history");
        for (int column = 0; column < HEADS.size(); column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(column == 3 ? Priority.ALWAYS : Priority.SOMETIMES);
            getColumnConstraints().add(width);
        }
    }

    void show(Look look) {
        show(PastRow.of(kit.texts(), look.history(), look.released().history()));
    }

    private void show(List<PastRow> all) {
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
        for (PastRow past : all.stream().limit(MOST).toList()) {
            add(label(TrafficWords.when(past.at()), "muted"), 0, row);
            add(label(past.what(), "heading"), 1, row);
            add(label(past.who()), 2, row);
            Label why = label(past.why());
            why.setWrapText(true);
            add(why, 3, row);
            Label end = label(past.end(), past.style() + "-text");
            end.setGraphic(Icons.of(past.icon(), past.style() + "-icon"));
            add(end, 4, row++);
        }
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
