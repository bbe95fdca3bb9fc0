package dev.slipway.ui.common;

import atlantafx.base.theme.Styles;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says what did not work: what was being done, why it failed, what shows that, what to do next. */
public final class FailureCard extends VBox {
    private final Kit kit;

    public FailureCard(Kit kit) {
        this.kit = kit;
        setId("failure");
        getStyleClass().addAll("notice", "danger", "failure-card");
    }

    /**
     * Shows a failure that signing in may mend.
     *
     * @param login leads to where one signs in
     * @param actions what else can be done about it here
     */
    public void show(Failure failure, Runnable login, Node... actions) {
        if (!AwsErrors.needsLogin(failure)) {
            show(failure, actions);
            return;
        }
        Button button = new Button(kit.text("failure.login"), Icons.of(Feather.LOG_IN));
        button.setId("failure-login");
        button.setOnAction(_ -> login.run());
        show(failure, Stream.concat(Stream.of(button), Stream.of(actions)).toArray(Node[]::new));
    }

    /**
     * @param actions what can be done about it here
     */
    public void show(Failure failure, Node... actions) {
        List<String> lines = failure.cause().lines().toList();
        Label heading = wrapped(kit.text("failure.title", capital(failure.doing())), "heading");
        heading.setGraphic(Icons.of(Feather.ALERT_CIRCLE, "danger-icon"));
        heading.setId("failure-doing");
        Label cause = wrapped(capital(lines.isEmpty() ? "" : lines.getFirst()));
        cause.setId("failure-cause");
        getChildren().setAll(heading, cause);
        lines.stream().skip(1).map(this::evidence).forEach(getChildren()::add);
        Label remedy = wrapped(kit.text("failure.remedy", failure.remedy()));
        remedy.setId("failure-remedy");
        getChildren().add(remedy);
        if (failure.code().isPresent() || failure.requestId().isPresent()) {
            getChildren().add(reference(failure));
        }
        if (actions.length > 0) {
            HBox row = new HBox(8, actions);
            row.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(row);
        }
        setAccessibleText(heading.getText() + ". " + cause.getText() + " " + remedy.getText());
    }

    /** A line such as {@code Log: Error: DATABASE_URL is not set}. */
    private Node evidence(String line) {
        int colon = line.indexOf(": ");
        if (colon < 0) {
            return wrapped(line, "mono");
        }
        Label kind = new Label(line.substring(0, colon));
        kind.getStyleClass().addAll("hint", "evidence-kind");
        Label text = wrapped(line.substring(colon + 2), "mono");
        HBox row = new HBox(8, kind, text);
        row.getStyleClass().add("evidence");
        return row;
    }

    private Node reference(Failure failure) {
        String code = failure.code().orElse("");
        String request = failure.requestId().orElse("");
        Label reference =
                new Label(
                        request.isEmpty()
                                ? kit.text("failure.code", code)
                                : kit.text("failure.request", code, request));
        reference.getStyleClass().addAll("hint");
        Button copy = new Button(kit.text("common.copy"), Icons.of(Feather.COPY));
        copy.setId("failure-copy");
        copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        copy.setAccessibleText(kit.text("failure.copy"));
        copy.setOnAction(_ -> kit.desktop().copy((code + " " + request).strip()));
        HBox row = new HBox(8, reference, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label wrapped(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
