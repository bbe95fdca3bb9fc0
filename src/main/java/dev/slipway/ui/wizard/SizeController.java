package dev.slipway.ui.wizard;

import dev.slipway.stack.Architecture;
import dev.slipway.ui.common.Kit;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

/** How large one colour is. */
final class SizeController {
    private final Kit kit;
    private final SizingModel model;
    private final Parent node;

    @FXML private Label colour;
    @FXML private ComboBox<Integer> cpu;
    @FXML private ComboBox<Integer> memory;
    @FXML private ComboBox<Architecture> architecture;
    @FXML private ComboBox<SizingModel.Mix> mix;
    @FXML private Node own;
    @FXML private Label split;
    @FXML private CheckBox scaling;
    @FXML private Node bounds;

    SizeController(Kit kit, SizingModel model) {
        this.kit = kit;
        this.model = model;
        node = kit.layouts().load(this);
        ColourMark.mark(colour, kit, model.colour());
        FargateBoxes boxes = new FargateBoxes(kit, model, cpu, memory);
        boxes.fill();
        architecture.setConverter(Shown.as(it -> kit.text("wizard.size." + it.name())));
        architecture.getItems().setAll(Architecture.values());
        mix.setConverter(Shown.as(it -> kit.text("wizard.mix." + it.name())));
        mix.getItems().setAll(SizingModel.Mix.values());
        new Form(model.draft(), model.values()).bind(node);
        model.mix().property().addListener((_, _, _) -> tell());
        boxes.follow();
        Shown.when(model.scaling().property(), bounds);
        model.draft().watch(this::tell);
    }

    Parent node() {
        return node;
    }

    private void tell() {
        Shown.set(own, model.showsShares());
        split.setText(
                kit.text("wizard.size.split", model.split().onDemand(), model.split().spot()));
    }
}
