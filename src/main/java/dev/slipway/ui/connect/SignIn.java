package dev.slipway.ui.connect;

import atlantafx.base.theme.Styles;

import dev.slipway.aws.Profiles;
import dev.slipway.aws.SsoLogin;
import dev.slipway.engine.Failure;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Latest;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets the user in again when credentials have expired, and goes on where that happened. */
public final class SignIn {
    private final Kit kit;
    private final Accounts accounts;
    private final Latest waiting;
    private final List<Runnable> afterwards = new ArrayList<>();

    public SignIn(Kit kit, Accounts accounts) {
        this.kit = kit;
        this.accounts = accounts;
        this.waiting = new Latest(kit.threads());
    }

    /**
     * Lets the user in again. What fails for the same reason meanwhile is done once more too,
     * without another question.
     *
     * @param again what failed, to be done once more
     */
    public void renew(Session session, Failure why, Runnable again) {
        afterwards.add(again);
        if (afterwards.size() > 1) {
            return;
        }
        Runnable after =
                () -> {
                    session.account().renewCredentials();
                    List<Runnable> all = List.copyOf(afterwards);
                    afterwards.clear();
                    all.forEach(Runnable::run);
                };
        start(session.access())
                .ifPresentOrElse(start -> browser(start, after), () -> outside(why, after));
    }

    private Optional<Profiles.SsoStart> start(Access access) {
        return access instanceof Access.Profile(var name, var _)
                ? accounts.profiles().stream()
                        .filter(profile -> profile.name().equals(name))
                        .map(Profiles.Named::kind)
                        .filter(Profiles.Kind.Sso.class::isInstance)
                        .map(kind -> ((Profiles.Kind.Sso) kind).start())
                        .findFirst()
                : Optional.empty();
    }

    /** Signs in, in the browser. */
    void browser(Profiles.SsoStart start, Runnable after) {
        show(List.of(text(kit.text("signin.asking", start.startUrl()))), List.of(cancel()));
        waiting.ask(
                kit.text("signin.doing"),
                () -> {
                    accounts.signIn(
                            start, prompt -> kit.threads().window().execute(() -> confirm(prompt)));
                    return start;
                },
                _ -> {
                    kit.dialogs().close();
                    after.run();
                },
                why -> failed(why, () -> browser(start, after)));
    }

    private void confirm(SsoLogin.Prompt prompt) {
        Label code = new Label(prompt.code());
        code.setId("signin-code");
        code.getStyleClass().addAll("mono", "wordmark");
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(kit.text("signin.waiting"));
        Button open = new Button(kit.text("signin.open"));
        open.setId("signin-open");
        open.getStyleClass().add(Styles.ACCENT);
        open.setOnAction(_ -> kit.desktop().browse(prompt.address()));
        show(List.of(text(kit.text("signin.confirm")), code, bar), List.of(cancel(), open));
        kit.desktop().browse(prompt.address());
    }

    /** Where Slipway cannot sign in for the user, it says how and waits. */
    private void outside(Failure why, Runnable after) {
        Button again = new Button(kit.text("signin.again"));
        again.setId("signin-again");
        again.getStyleClass().add(Styles.ACCENT);
        again.setOnAction(
                _ -> {
                    kit.dialogs().close();
                    after.run();
                });
        show(
                List.of(text(kit.text("signin.expired", why.doing())), text(why.remedy())),
                List.of(cancel(), again));
    }

    private void failed(Failure why, Runnable retry) {
        Button again = new Button(kit.text("signin.retry"));
        again.setId("signin-retry");
        again.setOnAction(_ -> retry.run());
        show(List.of(text(why.cause()), text(why.remedy())), List.of(cancel(), again));
    }

    private Button cancel() {
        Button cancel = new Button(kit.text("dialog.cancel"));
        cancel.setId("signin-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(
                _ -> {
                    kit.dialogs().close();
                    givenUp();
                });
        return cancel;
    }

    private void givenUp() {
        waiting.cancel();
        afterwards.clear();
    }

    private void show(List<? extends Node> body, List<Button> buttons) {
        kit.dialogs().show(kit.text("signin.title"), body, buttons, this::givenUp);
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        return label;
    }
}
