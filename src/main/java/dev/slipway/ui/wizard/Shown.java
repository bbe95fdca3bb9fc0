package dev.slipway.ui.wizard;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.StringConverter;

import java.util.function.Function;

/** Small things that several pages do with controls. */
final class Shown {
    private Shown() {}

    /** Shows a node and gives it room only while something holds. */
    static void when(ObservableValue<Boolean> holds, Node... nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(holds);
            node.managedProperty().bind(holds);
        }
    }

    static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Shows values in words; nothing is read back. */
    static <T> StringConverter<T> as(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
