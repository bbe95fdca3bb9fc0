package dev.slipway.ui.activity;

import dev.slipway.engine.Failure;
import dev.slipway.engine.PastRun;
import dev.slipway.engine.PastRun.Deed;
import dev.slipway.ui.common.FailureCard;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Signs;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What a run did: what failed first, then a line a resource; and the ways to hand it on. */
final class PastDetails extends VBox {
    private final Kit kit;
    private final PastWords words;

    /** How a run leaves the window. */
    interface Ways {
        void save();

        void copy();
    }

    PastDetails(Kit kit, PastRun run, Ways ways) {
        this.kit = kit;
        this.words = new PastWords(kit.texts());
        getStyleClass().add("past-details");
        getChildren().add(foot(run, ways));
        run.failed().stream()
                .flatMap(deed -> deed.failure().stream())
                .forEach(why -> getChildren().add(card(why)));
        run.deeds().forEach(deed -> getChildren().add(line(deed)));
        if (run.deeds().isEmpty()) {
            getChildren().add(label(kit.text("activity.deeds.none"), "muted"));
        }
    }

    private Node card(Failure why) {
        FailureCard card = new FailureCard(kit);
        card.show(why);
        return card;
    }

    private Node line(Deed deed) {
        Label end = label(words.end(deed), "end", style(deed) + "-text");
        end.setGraphic(Icons.of(icon(deed), style(deed) + "-icon"));
        Label title = label(Signs.capital(deed.title()));
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label took = label(deed.took().map(kit.texts()::clock).orElse(""), "muted", "took");
        HBox line = new HBox(10, end, title, took);
        line.getStyleClass().add("deed");
        return line;
    }

    private Node foot(PastRun run, Ways ways) {
        Label id =
                label(
                        kit.text("activity.run", run.id(), run.by().orElse(words.who(run))),
                        "hint",
                        "mono");
        id.setMinWidth(0);
        id.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(id, Priority.ALWAYS);
        HBox foot =
                new HBox(
                        8,
                        id,
                        button("copy", kit.text("activity.copy"), Feather.COPY, ways::copy),
                        button("save", kit.text("activity.save"), Feather.DOWNLOAD, ways::save));
        foot.getStyleClass().add("past-foot");
        return foot;
    }

    private static Button button(String name, String text, Ikon icon, Runnable action) {
        Button button = new Button(text, Icons.of(icon));
        button.setId("activity-" + name);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private static Ikon icon(Deed deed) {
        return switch (deed.end()) {
            case DONE -> Feather.CHECK;
            case FAILED -> Feather.X_CIRCLE;
            case OPEN -> Feather.ALERT_TRIANGLE;
        };
    }

    private static String style(Deed deed) {
        return switch (deed.end()) {
            case DONE -> "success";
            case FAILED -> "danger";
            case OPEN -> "warning";
        };
    }
}
