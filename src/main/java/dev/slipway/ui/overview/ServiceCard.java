package dev.slipway.ui.overview;

import atlantafx.base.theme.Styles;

import dev.slipway.blueprint.ServiceHealth;
import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.LogsLink;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/** How one colour fares, and the way into one of its tasks. */
final class ServiceCard extends VBox {
    ServiceCard(
            Kit kit, ServiceHealth health, String image, Optional<String> shell, LogsLink logs) {
        boolean blue = health.colour() == Colour.BLUE;
        setId("service-" + health.colour().key());
        getStyleClass().addAll("panel", "service-card");
        HBox.setHgrow(this, Priority.ALWAYS);
        Label colour = new Label(blue ? kit.text("overview.blue") : kit.text("overview.green"));
        colour.getStyleClass().add(blue ? "blue-text" : "green-text");
        Label name = new Label(health.name());
        name.getStyleClass().add("mono");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head =
                new HBox(
                        8,
                        colour,
                        name,
                        gap,
                        state(kit, health),
                        logs.of("service-logs-" + health.colour().key(), health.colour()));
        head.getStyleClass().add("card-head");
        Label picture = new Label(image);
        picture.getStyleClass().addAll("mono", "hint");
        getChildren().addAll(head, picture);
        if (health.present()) {
            getChildren().add(counts(kit, health));
            health.troubles().forEach(text -> getChildren().add(trouble(text)));
            getChildren().add(shell(kit, health, shell));
        }
    }

    private static Node state(Kit kit, ServiceHealth health) {
        Label label = new Label();
        label.setMinWidth(USE_PREF_SIZE);
        if (!health.present()) {
            label.setText(kit.text("overview.service.absent"));
            label.setGraphic(Icons.of(Feather.CIRCLE));
            label.getStyleClass().add("muted");
        } else if (health.isWell()) {
            label.setText(kit.text("overview.service.well"));
            label.setGraphic(Icons.of(Feather.CHECK, "success-icon"));
            label.getStyleClass().add("success-text");
        } else {
            label.setText(kit.text("overview.service.unwell"));
            label.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, "warning-icon"));
            label.getStyleClass().add("warning-text");
        }
        return label;
    }

    private static Node counts(Kit kit, ServiceHealth health) {
        Label running = new Label(kit.text("overview.running", health.running(), health.desired()));
        running.setId("running-" + health.colour().key());
        Label healthy = new Label(kit.text("overview.healthy", health.healthy(), health.targets()));
        return new HBox(16, running, healthy);
    }

    private static Node trouble(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("warning-text");
        return label;
    }

    private static Node shell(Kit kit, ServiceHealth health, Optional<String> command) {
        if (command.isEmpty()) {
            Label none = new Label(kit.text("overview.shell.none"));
            none.getStyleClass().add("hint");
            return none;
        }
        Label text = new Label(command.get());
        text.setId("shell-" + health.colour().key());
        text.getStyleClass().addAll("mono", "command");
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button copy = new Button(kit.text("overview.shell"), Icons.of(Feather.TERMINAL));
        copy.setId("shell-copy-" + health.colour().key());
        copy.setAccessibleText(kit.text("overview.shell.copy", health.name()));
        copy.setMinWidth(USE_PREF_SIZE);
        copy.getStyleClass().addAll(Styles.SMALL);
        copy.setOnAction(_ -> kit.desktop().copy(command.get()));
        HBox row = new HBox(8, copy, text);
        row.getStyleClass().add("card-head");
        return row;
    }
}
