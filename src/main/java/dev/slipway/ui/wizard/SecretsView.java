package dev.slipway.ui.wizard;

import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.List;

/**
 * The secrets of a colour. Values are masked.
 *
 * @param existing whether values may stay as they are in Secrets Manager
 */
record SecretsView(Kit kit, Secrets model, boolean existing) {
    Node node() {
        return new RowsView<>(kit, model, "wizard.secrets", this::fields).node();
    }

    private HBox fields(Secrets.Row row) {
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
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox.setHgrow(arn, Priority.ALWAYS);
        return new HBox(8, name, kind(row), value, arn);
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
