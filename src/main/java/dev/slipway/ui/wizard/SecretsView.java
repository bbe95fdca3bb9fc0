package dev.slipway.ui.wizard;

import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The secrets of a colour, a line each. Values are masked. */
final class SecretsView {
    private final Kit kit;
    private final Secrets model;
    private final boolean existing;
    private final VBox lines = new VBox(6);
    private final VBox node = new VBox(8);
    private final Map<Secrets.Row, Node> shown = new HashMap<>();

    /**
     * @param existing whether values may stay as they are in Secrets Manager
     */
    SecretsView(Kit kit, Secrets model, boolean existing) {
        this.kit = kit;
        this.model = model;
        this.existing = existing;
        Button add = new Button(kit.text("wizard.secrets.add"), Icons.of(Feather.PLUS));
        add.setId(Places.id(model.path()) + "-add");
        add.setOnAction(
                _ -> {
                    model.add();
                    ((HBox) lines.getChildren().getLast()).getChildren().getFirst().requestFocus();
                });
        node.getChildren().addAll(lines, add);
        model.rows().addListener((ListChangeListener<Secrets.Row>) _ -> arrange());
        arrange();
    }

    Node node() {
        return node;
    }

    private void arrange() {
        shown.keySet().retainAll(model.rows());
        lines.getChildren()
                .setAll(
                        model.rows().stream()
                                .map(row -> shown.computeIfAbsent(row, this::line))
                                .toList());
        Shown.set(lines, !model.rows().isEmpty());
    }

    private Node line(Secrets.Row row) {
        TextField name = new TextField();
        name.getStyleClass().addAll("mono", "name");
        describe(name, "wizard.secrets.name");
        name.setPrefColumnCount(12);
        name.textProperty().bindBidirectional(row.name());
        PasswordField value = new PasswordField();
        value.getStyleClass().add("secret-value");
        describe(value, existing ? "wizard.secrets.value.keep" : "wizard.secrets.value");
        value.textProperty().bindBidirectional(row.value());
        TextField arn = new TextField();
        arn.getStyleClass().addAll("mono", "arn");
        describe(arn, "wizard.secrets.arn");
        arn.textProperty().bindBidirectional(row.arn());
        Shown.when(row.existing(), arn);
        Shown.when(row.existing().not(), value);
        Button remove = new Button("", Icons.of(Feather.X));
        remove.getStyleClass().addAll("flat", "button-icon");
        remove.setAccessibleText(kit.text("wizard.secrets.remove"));
        remove.setOnAction(_ -> model.remove(row));
        HBox line = new HBox(8, name, kind(row), value, arn, remove);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox.setHgrow(arn, Priority.ALWAYS);
        return line;
    }

    private ComboBox<Boolean> kind(Secrets.Row row) {
        ComboBox<Boolean> kind = new ComboBox<>();
        kind.getItems().setAll(List.of(false, true));
        kind.setConverter(
                Shown.as(
                        there ->
                                kit.text(
                                        there
                                                ? "wizard.secrets.existing"
                                                : "wizard.secrets.managed")));
        kind.setAccessibleText(kit.text("wizard.secrets.kind"));
        kind.setMinWidth(130);
        kind.setValue(row.existing().get());
        kind.valueProperty().addListener((_, _, now) -> row.existing().set(now));
        return kind;
    }

    private void describe(TextField field, String key) {
        field.setPromptText(kit.text(key));
        field.setAccessibleText(kit.text(key));
    }
}
