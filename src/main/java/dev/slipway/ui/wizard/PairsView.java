package dev.slipway.ui.wizard;

import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Names with values.
 *
 * @param text the key under which it finds what it says
 */
record PairsView(Kit kit, Pairs model, String text) {
    Node node() {
        return new RowsView<>(kit, model, text, this::fields).node();
    }

    private HBox fields(Pairs.Row row) {
        TextField name = field("name");
        name.textProperty().bindBidirectional(row.name());
        name.setPrefColumnCount(12);
        TextField value = field("value");
        value.textProperty().bindBidirectional(row.value());
        HBox.setHgrow(value, Priority.ALWAYS);
        return new HBox(8, name, value);
    }

    private TextField field(String part) {
        TextField field = new TextField();
        field.getStyleClass().addAll("mono", part);
        field.setPromptText(kit.text(text + "." + part));
        field.setAccessibleText(kit.text(text + "." + part));
        return field;
    }
}
