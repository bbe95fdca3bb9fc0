package dev.slipway.ui.wizard;

import dev.slipway.ui.common.FieldBox;
import dev.slipway.ui.common.Icons;

import javafx.beans.DefaultProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Fields that most people never need. They come out by themselves when something is wrong there.
 */
@DefaultProperty("fields")
public final class Disclosure extends VBox {
    private final ToggleButton toggle = new ToggleButton();
    private final VBox inner = new VBox();

    public Disclosure() {
        getStyleClass().add("disclosure");
        inner.getStyleClass().add("inner");
        toggle.getStyleClass().addAll("flat", "toggle");
        FontIcon icon = Icons.of(Feather.CHEVRON_RIGHT);
        toggle.setGraphic(icon);
        toggle.selectedProperty()
                .subscribe(
                        open ->
                                icon.setIconCode(
                                        open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        Shown.when(toggle.selectedProperty(), inner);
        getChildren().addAll(toggle, inner);
    }

    public String getText() {
        return toggle.getText();
    }

    public void setText(String text) {
        toggle.setText(text);
    }

    public ObservableList<Node> getFields() {
        return inner.getChildren();
    }

    void call(String id) {
        toggle.setId(id);
    }

    void open() {
        toggle.setSelected(true);
    }

    /** Opens when a field in it has something to say. */
    void watch(Draft draft) {
        // After the fields in it, which began to watch before.
        draft.watch(
                () -> {
                    if (saysSomething(inner)) {
                        open();
                    }
                });
    }

    private static boolean saysSomething(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .anyMatch(
                        node ->
                                node instanceof FieldBox box && box.isSaying()
                                        || node instanceof Parent inside && saysSomething(inside));
    }
}
