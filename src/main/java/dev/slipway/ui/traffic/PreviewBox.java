package dev.slipway.ui.traffic;

import atlantafx.base.theme.Styles;

import dev.slipway.blueprint.Preview;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** How to look at a release before anybody is sent there: where, with what, and a command. */
final class PreviewBox extends VBox {
    private final Kit kit;
    private final Label where = new Label();
    private final TextField command = new TextField();

    PreviewBox(Kit kit) {
        super(6);
        this.kit = kit;
        setId("preview");
        where.setId("preview-where");
        where.setWrapText(true);
        where.setMinHeight(USE_PREF_SIZE);
        command.setId("preview-command");
        command.setEditable(false);
        command.getStyleClass().addAll("mono", "value-field");
        command.setAccessibleText(kit.text("traffic.preview.command"));
        HBox.setHgrow(command, Priority.ALWAYS);
        Button copy = new Button(kit.text("common.copy"), Icons.of(Feather.COPY));
        copy.setId("preview-copy");
        copy.setAccessibleText(kit.text("traffic.preview.copy"));
        copy.setMinWidth(USE_PREF_SIZE);
        copy.getStyleClass().add(Styles.SMALL);
        copy.setOnAction(_ -> kit.desktop().copy(command.getText()));
        HBox row = new HBox(8, command, copy);
        row.getStyleClass().add("deploy-row");
        getChildren().addAll(where, row);
    }

    void show(Preview preview) {
        where.setText(kit.text("traffic.preview", preview.url(), preview.line()));
        command.setText(preview.command());
    }
}
