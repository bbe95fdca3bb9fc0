package dev.slipway.ui.traffic;

import atlantafx.base.theme.Styles;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.Verdict;
import dev.slipway.traffic.Watch;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Says what the guard of a move by hand sees, and what it has done. */
final class GuardNotice extends HBox {
    private final Kit kit;
    private final Guarding model;
    private final TrafficWords words;
    private final Label title = new Label();
    private final Label text = new Label();
    private final Button stop = new Button();
    private final Button dismiss = new Button();

    GuardNotice(Kit kit, Guarding model) {
        super(12);
        this.kit = kit;
        this.model = model;
        this.words = new TrafficWords(kit.texts());
        setId("traffic-guard");
        getStyleClass().addAll("notice", "guard");
        title.setId("traffic-guard-title");
        title.getStyleClass().add("heading");
        text.setId("traffic-guard-text");
        for (Label label : new Label[] {title, text}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        VBox said = new VBox(2, title, text);
        HBox.setHgrow(said, Priority.ALWAYS);
        stop.setId("traffic-guard-stop");
        stop.setText(kit.text("traffic.guard.stop"));
        stop.setOnAction(_ -> model.stop());
        dismiss.setId("traffic-guard-dismiss");
        dismiss.setText(kit.text("traffic.guard.dismiss"));
        dismiss.setOnAction(_ -> model.dismiss());
        for (Button button : new Button[] {stop, dismiss}) {
            button.getStyleClass().add(Styles.SMALL);
            button.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(said, stop, dismiss);
        model.told().subscribe(this::show);
        show();
    }

    /** Says anew how much time is left. */
    void tick() {
        if (model.told().get() instanceof Watch.Told.Watching) {
            show();
        }
    }

    private void show() {
        Watch.Told told = model.told().get();
        setVisible(!(told instanceof Watch.Told.Over));
        setManaged(isVisible());
        show(stop, model.isWatching());
        show(dismiss, !model.isWatching());
        switch (told) {
            case Watch.Told.Over() -> {}
            case Watch.Told.Watching watching ->
                    say(
                            "accent",
                            Feather.EYE,
                            kit.text(
                                    "traffic.guard.watching",
                                    words.colour(watching.colour()),
                                    words.colour(watching.colour().other()),
                                    words.left(model.left().orElseThrow())),
                            watching.verdict()
                                    .map(Verdict::told)
                                    .orElse(kit.text("traffic.guard.first")));
            case Watch.Told.Blind(Colour colour, String why) ->
                    say(
                            "warning",
                            Feather.EYE_OFF,
                            kit.text("traffic.guard.blind", words.colour(colour)),
                            why);
            case Watch.Told.Passed(Colour colour, Verdict verdict) ->
                    say(
                            "success",
                            Feather.CHECK,
                            kit.text("traffic.guard.passed", words.colour(colour)),
                            verdict.told());
            case Watch.Told.Waiting(String why, String against) ->
                    say(
                            "danger",
                            Feather.ALERT_TRIANGLE,
                            kit.text("traffic.guard.waiting", why),
                            against);
            case Watch.Told.RolledBack(_, var to, String why) ->
                    say(
                            "danger",
                            Feather.CORNER_UP_LEFT,
                            kit.text("traffic.guard.back", to.percent(Colour.GREEN)),
                            why);
            case Watch.Told.Stuck(String why, String against) ->
                    say(
                            "danger",
                            Feather.ALERT_CIRCLE,
                            kit.text("traffic.guard.stuck", why),
                            against);
        }
    }

    private void say(String style, Ikon icon, String heading, String more) {
        getStyleClass().removeAll("accent", "success", "warning", "danger");
        getStyleClass().add(style);
        title.getStyleClass()
                .removeAll("accent-text", "success-text", "warning-text", "danger-text");
        title.getStyleClass().add(style + "-text");
        title.setGraphic(Icons.of(icon, style + "-icon"));
        title.setText(heading);
        text.setText(more);
    }

    private static void show(Button button, boolean visible) {
        button.setVisible(visible);
        button.setManaged(visible);
    }
}
