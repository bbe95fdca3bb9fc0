package dev.slipway.ui.wizard;

import dev.slipway.ui.common.Kit;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** The last step as long as something is missing: what, each a click away. */
final class MissingController {
    private final Parent node;

    @FXML private VBox problems;

    MissingController(Kit kit, WizardModel wizard) {
        node = kit.layouts().load(this);
        wizard.draft()
                .watch(
                        () ->
                                problems.getChildren()
                                        .setAll(
                                                new ProblemList(kit, wizard, "missing")
                                                        .lines(() -> {})));
    }

    Parent node() {
        return node;
    }
}
