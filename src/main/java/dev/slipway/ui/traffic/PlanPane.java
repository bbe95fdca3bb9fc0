package dev.slipway.ui.traffic;

import atlantafx.base.theme.Styles;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.CanaryPlan;
import dev.slipway.traffic.CanaryPlan.Preset;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.Share;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a canary is chosen, or written, and begun: it says what it will do before it does it. */
final class PlanPane extends VBox {
    private final Kit kit;
    private final TrafficModel model;
    private final Runnable done;
    private final CanaryWords words;
    private final Label title = new Label();
    private final ToggleGroup choice = new ToggleGroup();
    private final VBox told = new VBox(6);
    private final Label limits = wrapped("");
    private final Label length = wrapped("hint");
    private final Label against = wrapped("warning-text");
    private final CheckBox back = new CheckBox();
    private final Button start = new Button();
    private Optional<CanaryEditor> editor = Optional.empty();

    /**
     * @param done is told when there is nothing to choose any more
     */
    PlanPane(Kit kit, TrafficModel model, Runnable done) {
        super(12);
        this.kit = kit;
        this.model = model;
        this.done = done;
        this.words = new CanaryWords(kit.texts());
        setId("canary-plan");
        getStyleClass().addAll("panel", "plan");
        title.getStyleClass().add("title");
        against.setId("canary-against");
        told.setId("canary-steps");
        limits.setId("canary-limits");
        back.setId("canary-leftover");
        back.setText(kit.text("traffic.canary.leftover"));
        getChildren()
                .addAll(
                        title,
                        presets(),
                        told,
                        limits,
                        length,
                        new VBox(6, wrapped("hint", kit.text("traffic.canary.closed")), back),
                        against,
                        buttons());
        model.readings().seen().subscribe(this::show);
        model.steering().foreign().subscribe(this::show);
    }

    private HBox presets() {
        HBox row = new HBox();
        for (Preset preset : Preset.values()) {
            row.getChildren().add(option(preset.name(), Optional.of(preset)));
        }
        row.getChildren().add(option("OWN", Optional.empty()));
        row.getChildren().getFirst().getStyleClass().add(Styles.LEFT_PILL);
        row.getChildren()
                .subList(1, row.getChildren().size() - 1)
                .forEach(node -> node.getStyleClass().add(Styles.CENTER_PILL));
        row.getChildren().getLast().getStyleClass().add(Styles.RIGHT_PILL);
        choice.selectToggle(choice.getToggles().get(Preset.STANDARD.ordinal()));
        choice.selectedToggleProperty()
                .subscribe(
                        (before, now) -> {
                            if (now == null) {
                                choice.selectToggle(before);
                            } else {
                                choose();
                            }
                        });
        return row;
    }

    private ToggleButton option(String name, Optional<Preset> preset) {
        ToggleButton button = new ToggleButton(kit.text("traffic.preset." + name));
        button.setId("canary-preset-" + name.toLowerCase(Locale.ROOT));
        button.setToggleGroup(choice);
        button.setUserData(preset);
        return button;
    }

    private HBox buttons() {
        Button cancel = new Button(kit.text("traffic.canary.cancel"));
        cancel.setId("canary-cancel");
        cancel.setOnAction(_ -> done.run());
        start.setId("canary-start");
        start.setText(kit.text("traffic.canary.start"));
        start.getStyleClass().add(Styles.ACCENT);
        start.setOnAction(_ -> start());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(8, gap, cancel, start);
    }

    private Optional<Preset> preset() {
        return choice.getSelectedToggle().getUserData() instanceof Optional<?> chosen
                ? chosen.map(Preset.class::cast)
                : Optional.empty();
    }

    private void choose() {
        editor =
                preset().isPresent()
                        ? Optional.empty()
                        : Optional.of(new CanaryEditor(kit, Preset.STANDARD.plan(), this::show));
        show();
    }

    private Optional<CanaryPlan> plan() {
        return preset().map(Preset::plan).or(() -> editor.flatMap(CanaryEditor::plan));
    }

    private void show() {
        Optional<Share> now = model.readings().share();
        Colour colour = now.map(PlanPane::idle).orElse(Colour.GREEN);
        title.setText(
                kit.text("traffic.canary.title", new TrafficWords(kit.texts()).colour(colour)));
        Optional<CanaryPlan> plan = plan();
        Share from = now.orElse(Share.all(colour.other()));
        List<String> steps = plan.map(it -> words.steps(it, colour, from)).orElse(List.of());
        tell(steps);
        say(limits, plan.map(it -> words.limits(it.limits(), colour, from)));
        say(length, plan.map(it -> words.length(it, colour, from)));
        Optional<String> why = why(plan, colour, from, steps);
        say(against, why);
        start.setDisable(plan.isEmpty() || why.isPresent());
    }

    private static void say(Label label, Optional<String> text) {
        label.setText(text.orElse(""));
        label.setVisible(text.isPresent());
        label.setManaged(text.isPresent());
    }

    /** Leaves alone what somebody is writing in. */
    private void tell(List<String> steps) {
        List<? extends Node> now =
                editor.<List<? extends Node>>map(List::of)
                        .orElseGet(() -> steps.stream().map(text -> wrapped("", text)).toList());
        if (editor.isEmpty() || !told.getChildren().equals(now)) {
            told.getChildren().setAll(now);
        }
    }

    /** The one that has less of the traffic. */
    private static Colour idle(Share now) {
        return now.of(Colour.GREEN) > now.of(Colour.BLUE) ? Colour.BLUE : Colour.GREEN;
    }

    private Optional<String> why(
            Optional<CanaryPlan> plan, Colour colour, Share from, List<String> steps) {
        if (model.readings().share().isEmpty()) {
            return Optional.of(kit.text("traffic.why.unread"));
        }
        if (model.steering().foreign().get().isPresent()) {
            return Optional.of(kit.text("traffic.why.foreign"));
        }
        if (plan.isPresent() && steps.isEmpty()) {
            return Optional.of(kit.text("traffic.canary.nothing", from.percent(colour)));
        }
        return plan.flatMap(
                it ->
                        model.ground()
                                .against(
                                        Share.of(
                                                colour,
                                                CanaryWords.rising(it, colour, from)
                                                        .getFirst()
                                                        .percent())));
    }

    private void start() {
        Colour colour = model.readings().share().map(PlanPane::idle).orElse(Colour.GREEN);
        plan().ifPresent(
                        plan -> {
                            model.canary()
                                    .start(
                                            plan,
                                            colour,
                                            back.isSelected()
                                                    ? Leftover.ROLLBACK
                                                    : Leftover.CONTINUE);
                            done.run();
                        });
    }

    private static Label wrapped(String style, String... text) {
        Label label = new Label(String.join("", text));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }
}
