package dev.slipway.ui.wizard;

import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Kit;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** The fifth step: how large, and how many. */
final class SizingController {
    private final Parent node;

    @FXML private VBox colours;

    SizingController(Kit kit, WizardModel wizard) {
        node = kit.layouts().load(this);
        for (Colour colour : Colour.values()) {
            colours.getChildren().add(new SizeController(kit, wizard.size(colour)).node());
        }
    }

    Parent node() {
        return node;
    }
}
