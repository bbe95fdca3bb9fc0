package dev.slipway.ui.wizard;

import dev.slipway.stack.Defaults;
import dev.slipway.ui.common.Kit;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What runs as one colour. */
final class ApplicationController {
    private final ApplicationModel model;
    private final Parent node;

    @FXML private Label colour;
    @FXML private Button sample;
    @FXML private TextField image;
    @FXML private VBox environment;
    @FXML private VBox secrets;
    @FXML private Disclosure more;
    @FXML private VBox check;

    ApplicationController(Kit kit, ApplicationModel model, boolean existing) {
        this.model = model;
        node = kit.layouts().load(this);
        String key = model.colour().key();
        ColourMark.mark(colour, kit, model.colour());
        node.setId(key);
        new Form(model.draft(), model.values()).bind(node);
        sample.setId(key + "-sample");
        image.setPromptText(Defaults.sampleImage(model.colour()).reference());
        environment
                .getChildren()
                .setAll(new PairsView(kit, model.environment(), "wizard.environment").node());
        secrets.getChildren().setAll(new SecretsView(kit, model.secrets(), existing).node());
        Shown.when(model.container().checked().property(), check);
        more.call(key + "-more");
        more.watch(model.draft());
    }

    Parent node() {
        return node;
    }

    @FXML
    private void useSample() {
        model.container().useSample();
    }
}
