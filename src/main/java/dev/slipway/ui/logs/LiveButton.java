package dev.slipway.ui.logs;

import atlantafx.base.controls.Popover;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;

import dev.slipway.engine.Failure;
import dev.slipway.logs.LiveState;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** Leads to Live Tail: what it brings, what it costs, how it fares, and a switch. */
final class LiveButton extends Button {
    private static final double POPOVER = 400;

    private final Kit kit;
    private final BooleanProperty wanted;
    private final Label fares = wrapped("");
    private LiveState state = new LiveState.Off();

    LiveButton(Kit kit, BooleanProperty wanted) {
        super(kit.text("logs.live.off"), Icons.of(Feather.ZAP));
        this.kit = kit;
        this.wanted = wanted;
        setId("log-live");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleHelp(kit.text("logs.live.what"));
        getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        setOnAction(_ -> explain());
        fares.setId("log-live-fares");
    }

    void show(LiveState now) {
        state = now;
        setText(
                switch (now) {
                    case LiveState.Off() -> kit.text("logs.live.off");
                    case LiveState.Opening() -> kit.text("logs.live.opening");
                    case LiveState.Live(_, boolean sampled) ->
                            kit.text(sampled ? "logs.live.sampled" : "logs.live.on");
                    case LiveState.FellBack _ -> kit.text("logs.live.back");
                });
        getStyleClass().removeAll("accent-text", "warning-text");
        switch (now) {
            case LiveState.Live _ -> getStyleClass().add("accent-text");
            case LiveState.FellBack _ -> getStyleClass().add("warning-text");
            case LiveState.Off _, LiveState.Opening _ -> {}
        }
        fares.setText(
                now instanceof LiveState.FellBack(Failure why, _)
                        ? kit.text("logs.live.why", why.cause(), why.remedy())
                        : "");
        fares.setManaged(!fares.getText().isEmpty());
    }

    private void explain() {
        ToggleSwitch on = new ToggleSwitch(kit.text("logs.live.switch"));
        on.setId("log-live-switch");
        on.setSelected(wanted.get());
        on.selectedProperty().subscribe(wanted::set);
        Label cost =
                wrapped(
                        kit.text(
                                "logs.live.cost",
                                LiveState.USD_A_MINUTE,
                                LiveState.FREE_MINUTES,
                                LiveState.LINES_A_SECOND));
        cost.getStyleClass().add("muted");
        VBox content = new VBox(12, on, wrapped(kit.text("logs.live.what")), cost, fares);
        content.setPrefWidth(POPOVER);
        Popover popover = new Popover(content);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_RIGHT);
        show(state);
        popover.show(this);
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
