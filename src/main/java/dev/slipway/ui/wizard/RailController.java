package dev.slipway.ui.wizard;

import dev.slipway.stack.Problem;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The steps at the side: which there are, which are done, and where something is wrong. */
final class RailController {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int MINUTE = 60;

    private final Kit kit;
    private final WizardModel wizard;
    private final InstantSource clock;
    private final Runnable export;
    private final Runnable leave;
    private final Parent node;
    private final Map<Step, Button> buttons = new EnumMap<>(Step.class);
    private final Timeline tick =
            new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tellDraft()));

    @FXML private VBox steps;
    @FXML private Label saved;

    RailController(
            Kit kit, WizardModel wizard, InstantSource clock, Runnable export, Runnable leave) {
        this.kit = kit;
        this.wizard = wizard;
        this.clock = clock;
        this.export = export;
        this.leave = leave;
        node = kit.layouts().load(this);
        for (Step step : Step.values()) {
            Button button = new Button();
            button.setId("step-" + step.key());
            button.getStyleClass().addAll("flat", "rail-step");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setText(kit.text("wizard." + step.key()));
            button.setOnAction(_ -> wizard.go(step));
            buttons.put(step, button);
            steps.getChildren().add(button);
        }
        wizard.step().subscribe(_ -> show());
        wizard.draft().watch(this::show);
        wizard.keeper().state().subscribe(_ -> tellDraft());
        tick.setCycleCount(Animation.INDEFINITE);
        tick.play();
    }

    Parent node() {
        return node;
    }

    void close() {
        tick.stop();
    }

    private void show() {
        buttons.forEach(this::show);
    }

    private void show(Step step, Button button) {
        boolean here = wizard.step().get() == step;
        boolean seen = wizard.wasSeen(step);
        List<Problem> problems = wizard.draft().problems(step);
        boolean wrong = seen && !here && !problems.isEmpty();
        boolean done = seen && !here && !wrong && !step.isLast();
        button.pseudoClassStateChanged(HERE, here);
        button.pseudoClassStateChanged(DONE, done);
        button.pseudoClassStateChanged(WRONG, wrong);
        Node sign =
                wrong
                        ? Icons.of(Feather.ALERT_TRIANGLE)
                        : done ? Icons.of(Feather.CHECK) : new Label("" + step.number());
        StackPane disc = new StackPane(sign);
        disc.getStyleClass().add("disc");
        button.setGraphic(disc);
        button.setAccessibleText(
                kit.text(
                        here
                                ? "wizard.rail.here"
                                : wrong
                                        ? "wizard.rail.wrong"
                                        : done ? "wizard.rail.done" : "wizard.rail.ahead",
                        step.number(),
                        button.getText(),
                        problems.size()));
    }

    private void tellDraft() {
        saved.setText(
                switch (wizard.keeper().state().get()) {
                    case Keeper.State.Nothing _ -> "";
                    case Keeper.State.Failed(var why) -> kit.text("wizard.draft.failed", why);
                    case Keeper.State.Saved(var at) ->
                            ago(Duration.between(at, clock.instant()).toSeconds());
                });
    }

    private String ago(long seconds) {
        return seconds < MINUTE
                ? kit.text("wizard.draft.seconds", seconds)
                : kit.text("wizard.draft.minutes", seconds / MINUTE);
    }

    @FXML
    private void export() {
        export.run();
    }

    @FXML
    private void leave() {
        leave.run();
    }
}
