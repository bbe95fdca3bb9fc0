package dev.slipway.ui.about;

import atlantafx.base.theme.Styles;

import dev.slipway.engine.Failure;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Latest;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.stream.Collectors;

/** Version, licences, and what somebody who is to help needs to know. */
public final class AboutDialog {
    private static final int ROWS = 8;

    private final Kit kit;
    private final Installation installation;
    private final Latest gathering;

    public AboutDialog(Kit kit, Installation installation) {
        this.kit = kit;
        this.installation = installation;
        this.gathering = new Latest(kit.threads());
    }

    public void show() {
        Button copy = new Button(kit.text("about.copy"));
        copy.setId("about-copy");
        copy.setOnAction(_ -> copy(copy));
        Button close = new Button(kit.text("about.close"));
        close.setId("about-close");
        close.getStyleClass().add(Styles.ACCENT);
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> kit.dialogs().close());
        kit.dialogs()
                .show(
                        kit.text("about.title"),
                        List.of(
                                head(),
                                libraries(),
                                text("about.typefaces"),
                                text("about.privacy"),
                                text("about.copy.what")),
                        List.of(copy, close),
                        gathering::cancel);
        close.requestFocus();
    }

    private Node head() {
        Region logo = new Region();
        logo.getStyleClass().addAll("logo", "large");
        Label name = new Label(kit.text("about.version", installation.version()));
        name.setId("about-version");
        name.getStyleClass().add("page-title");
        Label runtime =
                new Label(
                        kit.text(
                                "about.runtime",
                                System.getProperty("java.runtime.version"),
                                System.getProperty("javafx.runtime.version")));
        runtime.getStyleClass().add("hint");
        HBox head = new HBox(16, logo, new VBox(2, name, runtime, text("about.licence")));
        head.getStyleClass().add("about-head");
        return head;
    }

    private Label text(String key) {
        Label label = new Label(kit.text(key));
        label.setWrapText(true);
        label.getStyleClass().add("hint");
        return label;
    }

    private Node libraries() {
        List<Licences.Library> all = Licences.all();
        TextArea list =
                new TextArea(
                        all.stream().map(Licences.Library::line).collect(Collectors.joining("\n")));
        list.setId("about-libraries");
        list.setEditable(false);
        list.getStyleClass().add("hint");
        list.setPrefRowCount(ROWS);
        Label label = new Label(kit.text("about.libraries", all.size()));
        label.getStyleClass().add("heading");
        label.setLabelFor(list);
        return new VBox(6, label, list);
    }

    private void copy(Button button) {
        button.setDisable(true);
        gathering.ask(
                kit.text("about.copy.doing"),
                () -> Diagnostics.of(installation).text(),
                text -> {
                    kit.desktop().copy(text);
                    button.setText(kit.text("about.copied"));
                },
                this::failed);
    }

    private void failed(Failure failure) {
        kit.dialogs()
                .tell(
                        kit.text("failure.cause", failure.doing(), failure.cause()),
                        failure.remedy());
    }
}
