package dev.slipway.ui.logs;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.LinkedHashMap;
import java.util.Map;

/** What keys do in the whole window, or only while the lines have the focus. */
final class Shortcuts {
    private static final KeyCombination.Modifier CTRL = KeyCombination.SHORTCUT_DOWN;
    private static final KeyCombination.Modifier SHIFT = KeyCombination.SHIFT_DOWN;

    private final Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();

    static Shortcuts none() {
        return new Shortcuts();
    }

    Shortcuts on(KeyCode key, Runnable action) {
        return put(new KeyCodeCombination(key), action);
    }

    Shortcuts shift(KeyCode key, Runnable action) {
        return put(new KeyCodeCombination(key, SHIFT), action);
    }

    Shortcuts ctrl(KeyCode key, Runnable action) {
        return put(new KeyCodeCombination(key, CTRL), action);
    }

    Shortcuts ctrlShift(KeyCode key, Runnable action) {
        return put(new KeyCodeCombination(key, CTRL, SHIFT), action);
    }

    private Shortcuts put(KeyCombination key, Runnable action) {
        keys.put(key, action);
        return this;
    }

    void press(KeyEvent event) {
        keys.entrySet().stream()
                .filter(entry -> entry.getKey().match(event))
                .findFirst()
                .ifPresent(
                        entry -> {
                            event.consume();
                            entry.getValue().run();
                        });
    }
}
