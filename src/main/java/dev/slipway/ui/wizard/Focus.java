package dev.slipway.ui.wizard;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Brings a field to the user's attention. */
final class Focus {
    private static final double ABOVE = 80;

    private Focus() {}

    /** Focuses a control, or the first one inside of what is none. */
    static boolean into(Node node) {
        if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.isVisible()
                && parent.getChildrenUnmodifiable().stream().anyMatch(Focus::into);
    }

    /** Scrolls so far that a node can be seen, with its label. */
    static void scroll(ScrollPane pane, Node node) {
        Node content = pane.getContent();
        double hidden =
                content.getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
        if (hidden > 0) {
            Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
            pane.setVvalue(Math.clamp((at.getMinY() - ABOVE) / hidden, 0, 1));
        }
    }
}
