package dev.slipway.ui.traffic;

import atlantafx.base.theme.Styles;

import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.util.StringConverter;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Asks for how long the colour that loses its traffic stays a way back. */
record PromoteDialog(Kit kit) {
    private static final Duration USUAL = Duration.ofMinutes(30);
    private static final List<Duration> CHOICES =
            List.of(
                    Duration.ZERO,
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    USUAL,
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(24));

    /**
     * @param colour the one that gets everything
     * @param autoscaled whether the other one's number of tasks is not ours to set
     * @param promoted is given the time
     */
    void ask(Colour colour, boolean autoscaled, Consumer<Duration> promoted) {
        TrafficWords words = new TrafficWords(kit.texts());
        String all = words.colour(colour);
        String other = words.colour(colour.other());
        Label text = new Label(kit.text("traffic.promote.text", all, other));
        Label then =
                new Label(
                        kit.text(
                                autoscaled ? "traffic.promote.autoscaled" : "traffic.promote.then",
                                other));
        Label label = new Label(kit.text("traffic.promote.keep", other));
        ComboBox<Duration> keep = choices();
        label.setLabelFor(keep);
        for (Label each : List.of(text, then)) {
            each.setWrapText(true);
            each.setMinHeight(Label.USE_PREF_SIZE);
        }
        then.getStyleClass().add("hint");
        Button yes = new Button(kit.text("traffic.promote.yes", all));
        yes.setId("promote-yes");
        yes.getStyleClass().add(Styles.ACCENT);
        yes.setOnAction(
                _ -> {
                    kit.dialogs().close();
                    // In the open list, Ctrl and a click or Space take the choice away.
                    promoted.accept(keep.getValue() == null ? USUAL : keep.getValue());
                });
        Button no = new Button(kit.text("dialog.cancel"));
        no.setId("promote-no");
        no.setCancelButton(true);
        no.setOnAction(_ -> kit.dialogs().close());
        kit.dialogs()
                .show(
                        kit.text("traffic.promote.title", all),
                        List.of(text, label, keep, then),
                        List.of(no, yes));
        no.requestFocus();
    }

    private ComboBox<Duration> choices() {
        ComboBox<Duration> box = new ComboBox<>();
        box.setId("promote-keep");
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Duration time) {
                        return time != null && time.isZero()
                                ? kit.text("traffic.promote.keep.not")
                                : new Amounts(kit.texts()).length(time == null ? USUAL : time);
                    }

                    @Override
                    public Duration fromString(String text) {
                        throw new UnsupportedOperationException("one chooses, and does not type");
                    }
                });
        box.getItems().setAll(CHOICES);
        box.setValue(USUAL);
        return box;
    }
}
