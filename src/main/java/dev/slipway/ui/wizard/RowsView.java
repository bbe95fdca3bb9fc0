package dev.slipway.ui.wizard;

import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Lines to edit, add to and take from. */
final class RowsView<R> {
    private final Kit kit;
    private final Rows<R> model;
    private final String text;
    private final Function<R, HBox> fields;
    private final VBox lines = new VBox(6);
    private final VBox node = new VBox(8);
    private final Map<R, Node> shown = new HashMap<>();

    /** What is edited. */
    interface Rows<R> {
        /** The property that holds them. */
        String path();

        ObservableList<R> rows();

        /** Appends a row to type into. */
        void add();

        void remove(R row);
    }

    /**
     * @param text the key under which it finds what it says
     * @param fields the controls of a row
     */
    RowsView(Kit kit, Rows<R> model, String text, Function<R, HBox> fields) {
        this.kit = kit;
        this.model = model;
        this.text = text;
        this.fields = fields;
        Button add = new Button(kit.text(text + ".add"), Icons.of(Feather.PLUS));
        add.setId(Places.id(model.path()) + "-add");
        add.setOnAction(
                _ -> {
                    model.add();
                    focusLast();
                });
        node.getChildren().addAll(lines, add);
        model.rows().addListener((ListChangeListener<R>) _ -> arrange());
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

    private Node line(R row) {
        Button remove = new Button("", Icons.of(Feather.X));
        remove.getStyleClass().addAll("flat", "button-icon");
        remove.setAccessibleText(kit.text(text + ".remove"));
        remove.setOnAction(_ -> model.remove(row));
        HBox line = fields.apply(row);
        line.getChildren().add(remove);
        return line;
    }

    private void focusLast() {
        ((HBox) lines.getChildren().getLast()).getChildren().getFirst().requestFocus();
    }
}
