package dev.slipway.ui.traffic;

import atlantafx.base.theme.Styles;

import dev.slipway.ui.common.Kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import java.util.List;
import java.util.function.Consumer;

/** Asks why something is to be done against all advice; without a reason it is not. */
record ForceDialog(Kit kit) {
    /**
     * @param warning what stands in the way, and what may come of it
     * @param yes what doing it is called
     * @param forced is given the reason
     */
    void ask(String title, String warning, String yes, Consumer<String> forced) {
        Label text = new Label(warning);
        text.setWrapText(true);
        Label label = new Label(kit.text("traffic.force.why"));
        TextField reason = new TextField();
        reason.setId("force-reason");
        label.setLabelFor(reason);
        Button go = new Button(yes);
        go.setId("force-yes");
        go.getStyleClass().add(Styles.DANGER);
        go.disableProperty().bind(reason.textProperty().map(String::isBlank));
        go.setOnAction(
                _ -> {
                    kit.dialogs().close();
                    forced.accept(reason.getText().strip());
                });
        Button no = new Button(kit.text("dialog.cancel"));
        no.setId("force-no");
        no.setCancelButton(true);
        no.setOnAction(_ -> kit.dialogs().close());
        kit.dialogs().show(title, List.of(text, label, reason), List.of(no, go));
        reason.requestFocus();
    }
}
