package dev.slipway.ui.wizard;

import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Kit;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** The fourth step: what runs as blue and what as green. */
final class ApplicationsController {
    private final Parent node;

    @FXML private VBox colours;
    @FXML private Disclosure shared;

    ApplicationsController(Kit kit, WizardModel wizard) {
        node = kit.layouts().load(this);
        new Form(wizard.draft(), wizard.shared().values()).bind(node);
        shared.call("shared-more");
        shared.watch(wizard.draft());
        for (Colour colour : Colour.values()) {
            colours.getChildren()
                    .add(
                            new ApplicationController(
                                            kit, wizard.application(colour), wizard.isExisting())
                                    .node());
        }
    }

    Parent node() {
        return node;
    }
}
