package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.traffic.Headroom;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Label;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;
import java.util.stream.Collectors;

/** The one sentence under the slider: what went wrong, what is going on, or what to do. */
record Saying(Kit kit, Steering model) {
    private record Said(String text, String style, Ikon icon) {}

    /**
     * @param mistyped what is wrong with the number that was typed
     */
    void on(Label label, Optional<Failure> mistyped) {
        Said said = mistyped.map(this::trouble).orElseGet(this::outcome);
        label.setText(said.text());
        label.getStyleClass()
                .removeAll(
                        "success-text", "warning-text", "danger-text", "accent-text", "hint-text");
        label.getStyleClass().add(said.style() + "-text");
        label.setGraphic(Icons.of(said.icon()));
    }

    private Said outcome() {
        return switch (model.outcome().get()) {
            case Outcome.Quiet() -> quiet();
            case Outcome.Moving(var to) ->
                    new Said(kit.text("traffic.moving", to), "accent", Feather.LOADER);
            case Outcome.There(var at, var stay) ->
                    new Said(
                            kit.text("traffic.there", at)
                                    + stay.map(_ -> " " + kit.text("traffic.there.sticky"))
                                            .orElse(""),
                            "success",
                            Feather.CHECK);
            case Outcome.Refused(var answer) ->
                    new Said(
                            kit.text("traffic.refused", answer.why(), answer.remedy()),
                            "warning",
                            Feather.ALERT_TRIANGLE);
            case Outcome.Raised(var raised) ->
                    new Said(
                            kit.text(
                                    "traffic.raised",
                                    raised.stream()
                                            .map(Headroom.Raised::told)
                                            .collect(Collectors.joining(" "))),
                            "accent",
                            Feather.TRENDING_UP);
            case Outcome.Trouble(var failure) -> trouble(failure);
        };
    }

    private Said quiet() {
        return model.obstacle()
                .map(
                        why ->
                                model.isAskedAnew()
                                        ? new Said(why, "warning", Feather.ALERT_TRIANGLE)
                                        : new Said(why, "hint", Feather.INFO))
                .orElseGet(() -> new Said(kit.text("traffic.ready"), "hint", Feather.INFO));
    }

    private Said trouble(Failure failure) {
        return new Said(
                kit.text("traffic.trouble", failure.cause(), failure.remedy()),
                "danger",
                Feather.ALERT_CIRCLE);
    }
}
