package dev.slipway.ui.wizard;

import dev.slipway.blueprint.Cost;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Kit;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** Beside every step: the stack so far, and what it costs a month. */
final class AsideController {
    private final Kit kit;
    private final CostModel model;
    private final NetworkModel network;
    private final Parent node;

    @FXML private Label internet;
    @FXML private Label zones;
    @FXML private Label blue;
    @FXML private Label green;
    @FXML private Label blueName;
    @FXML private Label greenName;
    @FXML private Label sum;
    @FXML private VBox items;
    @FXML private Label spot;

    AsideController(Kit kit, CostModel model, NetworkModel network) {
        this.kit = kit;
        this.model = model;
        this.network = network;
        node = kit.layouts().load(this);
        ColourMark.mark(blue, kit, Colour.BLUE);
        ColourMark.mark(green, kit, Colour.GREEN);
        model.draft().watch(this::show);
    }

    Parent node() {
        return node;
    }

    private void show() {
        Stack stack = model.draft().get();
        internet.setText(
                stack.domain()
                        .filter(domain -> !domain.name().isBlank())
                        .map(domain -> "https://" + domain.name())
                        .orElseGet(() -> kit.text("wizard.picture.internet")));
        zones.setText(kit.text("wizard.picture.zones", network.zones()));
        blueName.setText(stack.service(Colour.BLUE).name());
        greenName.setText(stack.service(Colour.GREEN).name());
        Cost cost = model.cost().get();
        sum.setText(kit.text("wizard.cost.sum", cost.monthlyUsd()));
        items.getChildren().setAll(cost.items().stream().map(this::item).toList());
        double saved = model.savedBySpot();
        spot.setText(kit.text("wizard.cost.spot", saved));
        Shown.set(spot, saved > 0);
    }

    private Node item(Cost.Item item) {
        Label what = new Label(item.text());
        what.getStyleClass().add("hint");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Label amount = new Label(kit.text("wizard.cost.item", item.monthlyUsd()));
        amount.getStyleClass().add("hint");
        amount.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, what, amount);
        line.getStyleClass().add("cost-item");
        return line;
    }

    @FXML
    private void assumptions() {
        List<Label> lines =
                model.cost().get().assumptions().stream()
                        .map(
                                text -> {
                                    Label line = new Label(text);
                                    line.setWrapText(true);
                                    return line;
                                })
                        .toList();
        Button close = new Button(kit.text("dialog.ok"));
        close.setId("assumptions-close");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> kit.dialogs().close());
        kit.dialogs().show(kit.text("wizard.cost.assumptions"), lines, List.of(close));
        close.requestFocus();
    }
}
