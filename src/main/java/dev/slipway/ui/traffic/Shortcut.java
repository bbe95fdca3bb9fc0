package dev.slipway.ui.traffic;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * A combination of keys that does something, wherever the focus is.
 *
 * @param keys which no control may want for itself
 */
record Shortcut(KeyCombination keys, Runnable action) {
    /** The way back. */
    static final KeyCombination HOME =
            new KeyCodeCombination(KeyCode.B, KeyCombination.SHORTCUT_DOWN);

    /** Holds for as long as a node is in the window. */
    void during(Node node) {
        node.sceneProperty()
                .subscribe(
                        (before, now) -> {
                            set(before, false);
                            set(now, true);
                        });
    }

    private void set(Scene scene, boolean on) {
        if (scene != null && on) {
            scene.getAccelerators().put(keys, action);
        } else if (scene != null) {
            scene.getAccelerators().remove(keys, action);
        }
    }
}
