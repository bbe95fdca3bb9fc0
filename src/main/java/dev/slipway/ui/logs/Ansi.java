package dev.slipway.ui.logs;

import dev.slipway.logs.Manner;

import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;

/**
 * The colours that escape sequences ask for. The sixteen that have names are the theme's, so that
 * they can be read on either ground; the others are what they are everywhere.
 *
 * @see <a href="https://en.wikipedia.org/wiki/ANSI_escape_code#8-bit">8-bit colours</a>
 */
final class Ansi {
    private static final int NAMED = 16;
    private static final int GREYS = 232;
    private static final int[] STEPS = {0, 95, 135, 175, 215, 255};

    private Ansi() {}

    static void paint(Shape shape, int colour) {
        if (colour == Manner.DEFAULT) {
            return;
        }
        if (colour < NAMED) {
            shape.getStyleClass().add("ansi-" + colour);
        } else {
            shape.setFill(colour(colour));
            shape.getStyleClass().remove("log-text");
        }
    }

    private static Color colour(int colour) {
        if (colour >= Manner.RGB) {
            return Color.rgb(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
        }
        if (colour >= GREYS) {
            int grey = 8 + 10 * (colour - GREYS);
            return Color.rgb(grey, grey, grey);
        }
        int cube = colour - NAMED;
        return Color.rgb(STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6]);
    }
}
