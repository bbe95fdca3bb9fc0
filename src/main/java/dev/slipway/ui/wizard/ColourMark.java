package dev.slipway.ui.wizard;

import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Label;

/** A colour of a release, told by its shape and its word as well. */
final class ColourMark {
    private ColourMark() {}

    static void mark(Label label, Kit kit, Colour colour) {
        label.setText(text(kit, colour));
        label.getStyleClass().add(colour.key() + "-text");
    }

    static String text(Kit kit, Colour colour) {
        return kit.text(colour == Colour.BLUE ? "wizard.blue" : "wizard.green");
    }
}
