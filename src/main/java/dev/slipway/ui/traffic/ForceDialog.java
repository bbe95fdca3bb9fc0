package dev.slipway.ui.traffic;

import atlantafx.base.theme.Styles;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.Share;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import java.util.List;
import java.util.function.Consumer;

/** Asks why a shift is to be made against all advice; without a reason it is not. */
record ForceDialog(Kit kit) {
    /**
     * @param against what stands in the way, as it was said
     * @param forced is given the reason
     */
    void ask(Share to, String against, Consumer<String> forced) {
        Label text = new Label(kit.text("traffic.force.text", against));
        text.setWrapText(true);
        Label label = new Label(kit.text("traffic.force.why"));
        TextField reason = new TextField();
        reason.setId("force-reason");
        label.setLabelFor(reason);
        Button yes = new Button(kit.text("traffic.force.yes", to.percent(Colour.GREEN)));
        yes.setId("force-yes");
        yes.getStyleClass().add(Styles.DANGER);
        yes.disableProperty().bind(reason.textProperty().map(String::isBlank));
        yes.setOnAction(
                _ -> {
                    kit.dialogs().close();
                    forced.accept(reason.getText().strip());
                });
        Button no = new Button(kit.text("dialog.cancel"));
        no.setId("force-no");
        no.setCancelButton(true);
        no.setOnAction(_ -> kit.dialogs().close());
        kit.dialogs()
                .show(
                        kit.text("traffic.force.title"),
                        List.of(text, label, reason),
                        List.of(no, yes));
        reason.requestFocus();
    }
}
