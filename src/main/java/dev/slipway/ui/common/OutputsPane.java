package dev.slipway.ui.common;

import atlantafx.base.theme.Styles;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** What a stack gives to its user: each value with a way to copy it, and addresses to open. */
public final class OutputsPane extends GridPane {
    private final Kit kit;

    public OutputsPane(Kit kit) {
        this.kit = kit;
        setId("outputs");
        getStyleClass().add("outputs");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        ColumnConstraints actions = new ColumnConstraints();
        actions.setHalignment(HPos.LEFT);
        actions.setMinWidth(USE_PREF_SIZE);
        getColumnConstraints().setAll(names, values, actions);
    }

    public void show(Map<String, String> outputs) {
        getChildren().clear();
        int row = 0;
        for (Map.Entry<String, String> output : outputs.entrySet()) {
            addRow(row++, name(output.getKey()), value(output), actions(output));
        }
    }

    private static Node name(String name) {
        Label label =
                new Label(
                        name.equals("url")
                                ? "URL"
                                : name.substring(0, 1).toUpperCase(Locale.ROOT)
                                        + name.substring(1));
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** A field, so that a part of it can be marked and copied too. */
    private static Node value(Map.Entry<String, String> output) {
        TextField field = new TextField(output.getValue());
        field.setId(id("output", output.getKey()));
        field.setEditable(false);
        field.getStyleClass().addAll("mono", "value-field");
        field.setAccessibleText(output.getKey());
        return field;
    }

    private Node actions(Map.Entry<String, String> output) {
        String value = output.getValue();
        Button copy = button(kit.text("common.copy"), Feather.COPY, id("copy", output.getKey()));
        copy.setAccessibleText(kit.text("output.copy", output.getKey()));
        copy.setOnAction(_ -> kit.desktop().copy(value));
        HBox box = new HBox(4, copy);
        if (value.startsWith("http://") || value.startsWith("https://")) {
            String text = kit.text("common.open");
            Button open = button(text, Feather.EXTERNAL_LINK, id("open", output.getKey()));
            open.setAccessibleText(kit.text("output.open", output.getKey()));
            open.setOnAction(_ -> kit.desktop().browse(URI.create(value)));
            box.getChildren().add(open);
        }
        return box;
    }

    private static Button button(String text, Ikon icon, String id) {
        Button button = new Button(text, Icons.of(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        return button;
    }

    private static String id(String what, String name) {
        return what + "-" + name.replace(' ', '-');
    }
}
