package dev.slipway.ui.shell;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Presses what leads a newcomer from the first page to the end of the wizard, and closes the
 * window: what the AOT cache of an installation is trained with.
 */
final class Tour extends AnimationTimer {
    /** The wizard's pages are made over some pulses; each is to be seen whole. */
    private static final int PULSES_A_PAGE = 40;

    private final Stage stage;
    private final Deque<String> buttons =
            new ArrayDeque<>(
                    List.of(
                            "rehearse",
                            "next",
                            "next",
                            "next",
                            "blue-sample",
                            "green-sample",
                            "next",
                            "next",
                            "next"));
    private int pulses;

    Tour(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void handle(long now) {
        pulses++;
        if (pulses < PULSES_A_PAGE) {
            return;
        }
        if (buttons.isEmpty()) {
            stop();
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            stage.hide();
        } else if (stage.getScene().lookup("#" + buttons.peek()) instanceof ButtonBase button
                && canBePressed(button)) {
            buttons.remove();
            pulses = 0;
            button.fire();
        }
    }

    private static boolean canBePressed(Node node) {
        return !node.isDisabled() && node.isVisible();
    }
}
