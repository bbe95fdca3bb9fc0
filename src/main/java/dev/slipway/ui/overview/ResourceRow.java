package dev.slipway.ui.overview;

import dev.slipway.engine.PropertyChange;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.Locale;

/** One resource, how it stands, and what is different about it. */
final class ResourceRow extends VBox {
    private final Kit kit;

    ResourceRow(Kit kit, Status status) {
        this.kit = kit;
        getStyleClass().add("resource-row");
        setId("resource-" + status.address());
        Label state =
                new Label(word(status.state()), Icons.of(icon(status), style(status, "icon")));
        state.getStyleClass().addAll("state", style(status, "text"));
        String words =
                status.title().substring(0, status.title().length() - status.label().length());
        Label kind = new Label(capital(words.strip()));
        kind.getStyleClass().add("kind");
        Label name = new Label(status.label());
        name.getStyleClass().addAll("mono", "name");
        Label id = new Label(status.id().equals(status.label()) ? "" : status.id());
        id.getStyleClass().addAll("mono", "hint");
        id.setMinWidth(0);
        HBox.setHgrow(id, Priority.ALWAYS);
        HBox line = new HBox(10, state, kind, name, id);
        line.getStyleClass().add("card-head");
        getChildren().add(line);
        setAccessibleText(status.title() + ": " + state.getText());
        status.differences().forEach(change -> getChildren().add(change(change)));
        status.observed().forEach(change -> getChildren().add(change(change)));
    }

    private Node change(PropertyChange change) {
        String none = kit.text("review.value.none");
        Label text =
                new Label(
                        kit.text(
                                "overview.difference",
                                change.path(),
                                change.live().map(Object::toString).orElse(none),
                                change.desired().map(Object::toString).orElse(none),
                                change.reason().text()));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().addAll("mono", "difference");
        return text;
    }

    private String word(Status.State state) {
        return switch (state) {
            case KNOWN -> kit.text("overview.state.known");
            case UNFINISHED -> kit.text("overview.state.unfinished");
            case OK -> kit.text("overview.state.ok");
            case DRIFTED -> kit.text("overview.state.drifted");
            case MISSING -> kit.text("overview.state.missing");
            case NOT_CREATED -> kit.text("overview.state.not.created");
            case NOT_READY -> kit.text("overview.state.not.ready");
            case TO_CHANGE -> kit.text("overview.state.to.change");
        };
    }

    private static Ikon icon(Status status) {
        return switch (status.state()) {
            case KNOWN -> Feather.CIRCLE;
            case OK -> Feather.CHECK;
            case MISSING, NOT_CREATED -> Feather.X_CIRCLE;
            case UNFINISHED, DRIFTED, NOT_READY, TO_CHANGE -> Feather.ALERT_TRIANGLE;
        };
    }

    private static String style(Status status, String what) {
        return switch (status.state()) {
            case KNOWN -> what.equals("text") ? "muted" : "muted-icon";
            case OK -> "success-" + what;
            case MISSING -> "danger-" + what;
            case NOT_CREATED, UNFINISHED, DRIFTED, NOT_READY, TO_CHANGE -> "warning-" + what;
        };
    }

    private static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
