package dev.slipway.ui.wizard;

import dev.slipway.stack.FargateSize;
import dev.slipway.ui.common.Kit;

import javafx.application.Platform;
import javafx.scene.control.ComboBox;

/** What one task gets: only what Fargate offers can be chosen. */
record FargateBoxes(Kit kit, SizingModel model, ComboBox<Integer> cpu, ComboBox<Integer> memory) {
    private static final double KIBI = 1024;

    /** Fills the boxes, before they are bound to their values. */
    void fill() {
        cpu.setConverter(Shown.as(it -> kit.text("wizard.size.vcpu", it / KIBI)));
        cpu.getItems().setAll(FargateSize.legalCpus());
        memory.setConverter(Shown.as(it -> kit.text("wizard.size.gb", it / KIBI)));
        memory.getItems().setAll(model.legalMemory());
    }

    /** Has the memory follow the CPU, once they are bound. */
    void follow() {
        model.cpu().property().addListener((_, _, now) -> chosen(now));
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
}
