package dev.slipway.ui.wizard;

import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.HashMap;
import java.util.Map;

/** Names with values, a line each, to edit, add to and take from. */
final class PairsView {
    private final Kit kit;
    private final Pairs model;
    private final String text;
    private final String id;
    private final VBox lines = new VBox(6);
    private final VBox node = new VBox(8);
    private final Map<Pairs.Row, Node> shown = new HashMap<>();

    /**
     * @param text the key under which it finds what it says
     */
    PairsView(Kit kit, Pairs model, String text) {
        this.kit = kit;
        this.model = model;
        this.text = text;
        this.id = Places.id(model.path());
        Button add = new Button(kit.text(text + ".add"), Icons.of(Feather.PLUS));
        add.setId(id + "-add");
        add.setOnAction(
                _ -> {
                    model.add();
                    focusLast();
                });
        node.getChildren().addAll(lines, add);
        model.rows().addListener((ListChangeListener<Pairs.Row>) _ -> arrange());
        arrange();
    }

    Node node() {
        return node;
    }

    /** Lines that stay keep their controls, and so the focus. */
    private void arrange() {
        shown.keySet().retainAll(model.rows());
        lines.getChildren()
                .setAll(
                        model.rows().stream()
                                .map(row -> shown.computeIfAbsent(row, this::line))
                                .toList());
        Shown.set(lines, !model.rows().isEmpty());
    }

    private Node line(Pairs.Row row) {
        TextField name = field("name");
        name.textProperty().bindBidirectional(row.name());
        name.setPrefColumnCount(12);
        TextField value = field("value");
        value.textProperty().bindBidirectional(row.value());
        Button remove = new Button("", Icons.of(Feather.X));
        remove.getStyleClass().addAll("flat", "button-icon");
        remove.setAccessibleText(kit.text(text + ".remove"));
        remove.setOnAction(_ -> model.remove(row));
        HBox line = new HBox(8, name, value, remove);
        HBox.setHgrow(value, Priority.ALWAYS);
        return line;
    }

    private TextField field(String part) {
        TextField field = new TextField();
        field.getStyleClass().addAll("mono", part);
        field.setPromptText(kit.text(text + "." + part));
        field.setAccessibleText(kit.text(text + "." + part));
        return field;
    }

    private void focusLast() {
        ((HBox) lines.getChildren().getLast()).getChildren().getFirst().requestFocus();
    }
}
