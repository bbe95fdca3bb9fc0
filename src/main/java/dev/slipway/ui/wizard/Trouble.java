package dev.slipway.ui.wizard;

import dev.slipway.engine.Failure;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/** Says that the account could not be asked, why, and what to do. */
final class Trouble {
    private Trouble() {}

    /** Shows it in a box that takes no room without one. */
    static void show(Kit kit, VBox box, Optional<Failure> failure, String id, Runnable again) {
        box.getChildren().setAll(failure.map(it -> of(kit, it, id, again)).stream().toList());
        Shown.set(box, failure.isPresent());
    }

    private static Node of(Kit kit, Failure failure, String id, Runnable again) {
        Label cause = new Label(failure.cause(), Icons.of(Feather.X_CIRCLE));
        cause.getStyleClass().addAll("heading", "danger-text");
        Label remedy = new Label(failure.remedy());
        Button retry = new Button(kit.text("wizard.retry"), Icons.of(Feather.REFRESH_CW));
        retry.setId(id);
        retry.setOnAction(_ -> again.run());
        VBox box = new VBox(cause, remedy, retry);
        cause.setWrapText(true);
        remedy.setWrapText(true);
        box.getStyleClass().addAll("notice", "danger");
        return box;
    }
}
