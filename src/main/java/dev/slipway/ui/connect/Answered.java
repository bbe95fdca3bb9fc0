package dev.slipway.ui.connect;

import dev.slipway.aws.EndpointProbe.Answer;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * In words what answered at an address.
 *
 * @param style the colour of the words, which say it all without
 */
record Answered(String text, String style, Ikon icon) {
    static Answered of(Kit kit, Answer answer) {
        return switch (answer) {
            case Answer.Aws() -> fine(kit.text("accounts.probe.aws"));
            case Answer.Moto() -> fine(kit.text("accounts.probe.moto"));
            case Answer.LocalStack(String version) ->
                    fine(kit.text("accounts.probe.localstack", version).strip());
            case Answer.Sandbox() -> fine(kit.text("accounts.probe.sandbox"));
            case Answer.Stranger(int status, String server) ->
                    odd(
                            server.isEmpty()
                                    ? kit.text("accounts.probe.stranger", status)
                                    : kit.text("accounts.probe.stranger.of", status, server));
            case Answer.Nobody() -> wrong(kit.text("accounts.probe.nobody"));
            case Answer.NoSuchHost() -> wrong(kit.text("accounts.probe.nohost"));
            case Answer.Silent(String why) -> wrong(kit.text("accounts.probe.silent", why));
        };
    }

    private static Answered fine(String text) {
        return new Answered(text, "success-text", Feather.CHECK);
    }

    private static Answered odd(String text) {
        return new Answered(text, "warning-text", Feather.ALERT_TRIANGLE);
    }

    private static Answered wrong(String text) {
        return new Answered(text, "danger-text", Feather.X_CIRCLE);
    }

    Node sign() {
        return Icons.of(icon);
    }
}
