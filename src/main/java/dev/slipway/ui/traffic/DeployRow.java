package dev.slipway.ui.traffic;

import atlantafx.base.theme.Styles;

import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Signs;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/** The way to have a colour run something else, or why that is not to be done now. */
final class DeployRow extends HBox {
    private final Kit kit;
    private final Colour colour;
    private final Ground ground;
    private final Deploy deploy;
    private final Button button;
    private final Button force = new Button();
    private final Label why = new Label();

    /** Leads to what somebody wants a colour to run. */
    interface Deploy {
        /**
         * @param forced why, if the colour carries traffic
         */
        void to(Colour colour, Optional<String> forced);
    }

    DeployRow(Kit kit, Colour colour, Ground ground, Deploy deploy) {
        super(10);
        this.kit = kit;
        this.colour = colour;
        this.ground = ground;
        this.deploy = deploy;
        getStyleClass().add("deploy-row");
        String sign = new Signs(kit.texts()).colour(colour);
        button = new Button(kit.text("traffic.deploy"), Icons.of(Feather.UPLOAD_CLOUD));
        button.setId("traffic-deploy-" + colour.key());
        button.setAccessibleText(kit.text("traffic.deploy.to", sign));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> deploy.to(colour, Optional.empty()));
        force.setText(kit.text("traffic.force"));
        force.setId("traffic-deploy-force-" + colour.key());
        force.setAccessibleText(kit.text("traffic.deploy.force", sign));
        force.setMinWidth(USE_PREF_SIZE);
        force.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        force.setOnAction(_ -> force());
        why.setId("traffic-deploy-why-" + colour.key());
        why.getStyleClass().add("hint");
        why.setWrapText(true);
        getChildren().addAll(button, why, force);
        show();
    }

    /** Says anew whether it can be done. */
    void show() {
        Optional<String> against = ground.noDeploy(colour);
        button.setDisable(against.isPresent());
        button.setAccessibleHelp(against.orElse(""));
        why.setText(against.orElse(""));
        force.setVisible(ground.canForceDeploy(colour));
        force.setManaged(force.isVisible());
    }

    private void force() {
        String sign = new Signs(kit.texts()).colour(colour);
        new ForceDialog(kit)
                .ask(
                        kit.text("traffic.deploy.force.title", sign),
                        kit.text("traffic.deploy.force.text", why.getText()),
                        kit.text("traffic.deploy.force.yes"),
                        reason -> deploy.to(colour, Optional.of(reason)));
    }
}
