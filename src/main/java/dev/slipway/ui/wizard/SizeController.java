package dev.slipway.ui.wizard;

import dev.slipway.stack.Architecture;
import dev.slipway.stack.FargateSize;
import dev.slipway.ui.common.Kit;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

/** How large one colour is. */
final class SizeController {
    private static final double KIBI = 1024;

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
        cpu.setConverter(Shown.as(it -> kit.text("wizard.size.vcpu", it / KIBI)));
        cpu.getItems().setAll(FargateSize.legalCpus());
        memory.setConverter(Shown.as(it -> kit.text("wizard.size.gb", it / KIBI)));
        memory.getItems().setAll(model.legalMemory());
        architecture.setConverter(Shown.as(it -> kit.text("wizard.size." + it.name())));
        architecture.getItems().setAll(Architecture.values());
        mix.setConverter(Shown.as(it -> kit.text("wizard.mix." + it.name())));
        mix.getItems().setAll(SizingModel.Mix.values());
        new Form(model.draft(), model.values()).bind(node);
        model.mix().property().addListener((_, _, _) -> tell());
        model.cpu().property().addListener((_, _, now) -> chosen(now));
        Shown.when(model.scaling().property(), bounds);
        model.draft().watch(this::tell);
    }

    Parent node() {
        return node;
    }

    private void chosen(Integer now) {
        if (now == null) {
            // In the open list, Ctrl and a click or Space take the choice away.
            Platform.runLater(model.cpu()::restore);
            return;
        }
        memory.getItems().setAll(model.legalMemory());
        model.memory().restore();
    }

    private void tell() {
        Shown.set(own, model.showsShares());
        split.setText(
                kit.text("wizard.size.split", model.split().onDemand(), model.split().spot()));
    }
}
