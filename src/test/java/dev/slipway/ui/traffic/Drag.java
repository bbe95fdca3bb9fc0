package dev.slipway.ui.traffic;

import dev.slipway.ui.Windowed;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * A hand at the slider's thumb. The headless platform's robot moves a mouse but drags nothing, so
 * these are the events that a drag consists of.
 */
final class Drag {
    private final Windowed window;

    Drag(Windowed window) {
        this.window = window;
    }

    /**
     * Takes the thumb to so many percent of the way in so many moves, a move a frame, and lets go.
     *
     * @return when it did, by {@link System#nanoTime()}
     */
    long to(double percent, int moves) {
        window.frames(3);
        Bounds from =
                window.ask(
                        () -> {
                            Bounds thumb = thumb();
                            fire(MouseEvent.MOUSE_PRESSED, thumb.getCenterX(), thumb);
                            return thumb;
                        });
        double to = window.ask(() -> x(from, percent));
        for (int move = 1; move <= moves; move++) {
            double x = from.getCenterX() + (to - from.getCenterX()) * move / moves;
            window.ask(
                    () -> {
                        fire(MouseEvent.MOUSE_DRAGGED, x, from);
                        return true;
                    });
            window.frames(1);
        }
        return window.ask(
                () -> {
                    long now = System.nanoTime();
                    fire(MouseEvent.MOUSE_RELEASED, to, from);
                    return now;
                });
    }

    private Node find(String id) {
        return window.stage().getScene().lookup("#" + id);
    }

    private Bounds thumb() {
        Node thumb = find("traffic-thumb");
        return thumb.localToScene(thumb.getBoundsInLocal());
    }

    private double x(Bounds thumb, double percent) {
        Node slider = find("traffic-slider");
        double start = thumb.getWidth() / 2;
        double length = slider.getLayoutBounds().getWidth() - thumb.getWidth();
        return slider.localToScene(start + percent / 100 * length, 0).getX();
    }

    private void fire(EventType<MouseEvent> type, double x, Bounds row) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        Event.fireEvent(
                find("traffic-slider"),
                new MouseEvent(
                        type,
                        x,
                        row.getCenterY(),
                        x,
                        row.getCenterY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }
}
