package dev.slipway.ui.common;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A value below its name. */
public final class Figure {
    private Figure() {}

    public static VBox of(String title, Label value) {
        Label name = new Label(title);
        name.getStyleClass().add("hint");
        value.getStyleClass().add("heading");
        VBox both = new VBox(2, name, value);
        both.setMinWidth(Region.USE_PREF_SIZE);
        return both;
    }
}
