package dev.slipway.ui.connect;

import atlantafx.base.theme.Styles;

import dev.slipway.aws.MfaCodes;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks for the code of a second factor while the call that needs it waits. */
public final class MfaDialog implements MfaCodes {
    private final Kit kit;

    public MfaDialog(Kit kit) {
        this.kit = kit;
    }

    @Override
    public String code(String device) {
        CompletableFuture<String> code = new CompletableFuture<>();
        kit.threads().window().execute(() -> ask(device, code));
        try {
            return code.join();
        } catch (CompletionException | java.util.concurrent.CancellationException e) {
            throw new EngineException(
                    Failure.of(kit.text("mfa.doing"), kit.text("mfa.none"), kit.text("mfa.remedy")),
                    e);
        }
    }

    private void ask(String device, CompletableFuture<String> code) {
        TextField field = new TextField();
        field.setId("mfa-code");
        field.setPromptText("123456");
        Label label = new Label(kit.text("mfa.text", device));
        label.setWrapText(true);
        label.setLabelFor(field);
        Button go = new Button(kit.text("mfa.go"));
        go.setId("mfa-go");
        go.getStyleClass().add(Styles.ACCENT);
        go.setDefaultButton(true);
        go.disableProperty()
                .bind(field.textProperty().map(text -> !text.strip().matches("\\d{6}")));
        go.setOnAction(
                _ -> {
                    kit.dialogs().close();
                    code.complete(field.getText().strip());
                });
        Button cancel = new Button(kit.text("dialog.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(
                _ -> {
                    kit.dialogs().close();
                    code.cancel(false);
                });
        kit.dialogs()
                .show(
                        kit.text("mfa.title"),
                        List.of(label, field),
                        List.of(cancel, go),
                        () -> code.cancel(false));
        field.requestFocus();
    }
}
