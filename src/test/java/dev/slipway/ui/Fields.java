package dev.slipway.ui;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;

import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a window, for whoever looks closer at them. */
public record Fields(Windowed window) {
    private static final FxRobot ROBOT = new FxRobot();

    public Node find(String id) {
        return ROBOT.lookup("#" + id).query();
    }

    /** What the keys go to; null if to nothing. */
    public Node focused() {
        return ROBOT.window(0).getScene().getFocusOwner();
    }

    /** What a field says is wrong with it. */
    public String problems(String field) {
        return window.ask(
                () ->
                        ROBOT
                                .lookup("#" + field + "-field .problem")
                                .queryAllAs(Label.class)
                                .stream()
                                .filter(Fields::isShown)
                                .map(Label::getText)
                                .collect(Collectors.joining(" ")));
    }

    /** Types into one of the fields of a group, such as the value of a tag. */
    public void fill(String group, int index, String text) {
        window.await("field " + index + " of " + group, () -> inputs(group).size() > index);
        ROBOT.interact(() -> inputs(group).get(index).setText(text));
    }

    private static List<TextInputControl> inputs(String group) {
        return ROBOT
                .lookup("#" + group + " .text-input")
                .queryAllAs(TextInputControl.class)
                .stream()
                .filter(Fields::isShown)
                .toList();
    }

    private static boolean isShown(Node node) {
        return Stream.<Node>iterate(node, at -> at != null, Node::getParent)
                .allMatch(Node::isVisible);
    }

    /** Presses a key where the focus is. */
    public void press(KeyCode key) {
        ROBOT.press(key).release(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Drops a file on the window. */
    public void drop(Path file) {
        ROBOT.interact(
                () -> {
                    Scene scene = ROBOT.window(0).getScene();
                    Event.fireEvent(scene, Drops.of(DragEvent.DRAG_OVER, file));
                    Event.fireEvent(scene, Drops.of(DragEvent.DRAG_DROPPED, file));
                });
    }
}
