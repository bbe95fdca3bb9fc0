package dev.slipway.ui.traffic;

import atlantafx.base.theme.Styles;

import dev.slipway.traffic.CanaryEnd;
import dev.slipway.traffic.CanaryState;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.Verdict;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/** The canary that is under way, was left, or has just ended; and what one can do about it. */
final class CanaryPane extends VBox {
    private final Kit kit;
    private final CanaryModel model;
    private final TrafficWords words;
    private final CanaryWords canary;
    private final Label title = label("canary-title", "title");
    private final Label text = label("canary-text");
    private final Label closed = label("canary-closed", "hint");
    private final StepsBar bar;
    private final HBox buttons = new HBox(8);

    CanaryPane(Kit kit, CanaryModel model) {
        super(10);
        this.kit = kit;
        this.model = model;
        this.words = new TrafficWords(kit.texts());
        this.canary = new CanaryWords(kit.texts());
        this.bar = new StepsBar(kit);
        setId("canary");
        getStyleClass().addAll("panel", "canary");
        closed.setText(kit.text("traffic.canary.closed"));
        getChildren().addAll(title, bar, text, closed, buttons);
        model.stage().subscribe(this::show);
        show();
    }

    private static Label label(String id, String... styles) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Says anew how much time is left. */
    void tick() {
        if (model.stage().get() instanceof CanaryStage.Running(Flight flight)) {
            bar.show(flight, model.left());
        }
    }

    private void show() {
        CanaryStage stage = model.stage().get();
        show(this, !(stage instanceof CanaryStage.None));
        show(bar, stage instanceof CanaryStage.Running || stage instanceof CanaryStage.Ended);
        show(closed, model.isUnderWay());
        switch (stage) {
            case CanaryStage.None() -> {}
            case CanaryStage.Starting() ->
                    say("accent", Feather.LOADER, kit.text("traffic.canary.starting"), "");
            case CanaryStage.Running(Flight flight) -> running(flight);
            case CanaryStage.Left(CanaryState state) -> left(state);
            case CanaryStage.Ended(Flight flight, CanaryEnd end) -> ended(flight, end);
            case CanaryStage.Trouble(var failure) -> {
                say(
                        "danger",
                        Feather.ALERT_CIRCLE,
                        kit.text("traffic.canary.trouble"),
                        kit.text("traffic.trouble", failure.cause(), failure.remedy()));
                offer(dismiss());
            }
        }
    }

    private void running(Flight flight) {
        CanaryState state = flight.state();
        say(
                flight.waiting().isPresent() ? "warning" : "accent",
                flight.paused() ? Feather.PAUSE : Feather.ACTIVITY,
                kit.text(
                        flight.paused() ? "traffic.canary.paused" : "traffic.canary.running",
                        state.plan().name(),
                        words.colour(state.colour()),
                        flight.step() + 1,
                        state.plan().steps().size()),
                seen(flight));
        bar.show(flight, model.left());
        Button pause =
                flight.paused()
                        ? button("canary-proceed", "traffic.canary.proceed", model::proceed)
                        : button("canary-pause", "traffic.canary.pause", model::pause);
        Button abort = button("canary-abort", "traffic.canary.abort", model::abort);
        abort.setText(kit.text("traffic.canary.abort", state.start().percent(state.colour())));
        abort.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        Button take = button("canary-take", "traffic.canary.take", model::takeOver);
        offer(pause, take, abort);
        boolean asked = flight.asked().isPresent();
        pause.setDisable(asked);
        abort.setDisable(asked);
        // A way back may have to wait for long.
        take.setDisable(flight.asked().filter(Flight.Asked.HAND_OVER::equals).isPresent());
    }

    private String seen(Flight flight) {
        Optional<String> asked =
                flight.asked().map(order -> kit.text("traffic.canary.asked." + order.name()));
        return asked.or(() -> flight.waiting().map(why -> kit.text("traffic.canary.waiting", why)))
                .or(() -> flight.verdict().map(Verdict::told))
                .orElse(kit.text("traffic.guard.first"));
    }

    private void left(CanaryState state) {
        say(
                "warning",
                Feather.PAUSE_CIRCLE,
                kit.text("traffic.canary.left"),
                kit.text(
                        "traffic.canary.left.more",
                        state.plan().name(),
                        words.colour(state.colour()),
                        state.step() + 1,
                        state.plan().steps().size()));
        Button on =
                button(
                        "canary-resume",
                        "traffic.canary.resume",
                        () -> model.resume(Leftover.CONTINUE));
        Button back =
                button(
                        "canary-back",
                        "traffic.canary.return",
                        () -> model.resume(Leftover.ROLLBACK));
        back.setText(kit.text("traffic.canary.return", state.start().percent(state.colour())));
        (state.leftover() == Leftover.CONTINUE ? on : back).getStyleClass().add(Styles.ACCENT);
        offer(on, back);
    }

    private void ended(Flight flight, CanaryEnd end) {
        boolean good = end instanceof CanaryEnd.Completed;
        boolean calm = end instanceof CanaryEnd.TakenOver;
        say(
                good ? "success" : calm ? "warning" : "danger",
                good ? Feather.CHECK : calm ? Feather.USER : Feather.CORNER_UP_LEFT,
                canary.end(end),
                canary.more(end));
        bar.show(flight, end);
        offer(dismiss());
    }

    private Button dismiss() {
        return button("canary-dismiss", "traffic.guard.dismiss", model::dismiss);
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button(kit.texts().get(key));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void offer(Button... all) {
        buttons.getChildren().setAll(all);
    }

    private void say(String style, Ikon icon, String heading, String more) {
        title.getStyleClass()
                .removeAll("accent-text", "success-text", "warning-text", "danger-text");
        title.getStyleClass().add(style + "-text");
        title.setGraphic(Icons.of(icon, style + "-icon"));
        title.setText(heading);
        text.setText(more);
        show(text, !more.isEmpty());
        buttons.getChildren().clear();
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
