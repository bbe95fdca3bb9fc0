package dev.slipway.ui.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.Shifted;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** Says that somebody else has moved the traffic, and has it decided what becomes of that. */
final class ForeignNotice extends VBox {
    private final Kit kit;
    private final ForeignEdit model;
    private final Label text = new Label();
    private final Button take = new Button();
    private final Button mine = new Button();

    ForeignNotice(Kit kit, ForeignEdit model) {
        this.kit = kit;
        this.model = model;
        setId("traffic-foreign");
        getStyleClass().addAll("notice", "warning");
        Label title = new Label(kit.text("traffic.foreign.title"));
        title.getStyleClass().addAll("heading", "warning-text");
        title.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, "warning-icon"));
        text.setId("traffic-foreign-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        take.setId("traffic-take");
        take.setOnAction(_ -> model.takeOver());
        mine.setId("traffic-put-back");
        mine.setOnAction(_ -> model.putBack());
        getChildren().addAll(title, text, new HBox(8, take, mine));
    }

    void show(Shifted.Foreign theirs) {
        text.setText(new TrafficWords(kit.texts()).foreign(theirs));
        take.setDisable(!model.canTakeOver());
        take.setText(
                model.canTakeOver()
                        ? kit.text("traffic.foreign.take")
                        : kit.text("traffic.foreign.take.never"));
        mine.setDisable(model.mine().isEmpty());
        mine.setText(
                model.mine()
                        .map(
                                share ->
                                        kit.text(
                                                "traffic.foreign.return",
                                                share.percent(Colour.GREEN)))
                        .orElse(kit.text("traffic.foreign.unknown.mine")));
    }
}
