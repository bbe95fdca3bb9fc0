package dev.slipway.ui.common;

import javafx.scene.Node;
import javafx.scene.Parent;

import java.util.Optional;

/** What fills the window, but for its sidebar. */
public interface Page extends AutoCloseable {
    Parent node();

    /** What stands in the sidebar instead of the places of a stack. */
    default Optional<Node> rail() {
        return Optional.empty();
    }

    /** Lets go of what is under way for this page; it is not shown again. */
    @Override
    default void close() {}
}
