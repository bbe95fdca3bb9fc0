package dev.slipway.ui.shell;

import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;

import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import java.util.Optional;
import java.util.function.Predicate;

/** What holds a page, with its sidebar, and the questions above it. */
final class Frame {
    private final BorderPane frame = new BorderPane();
    private final StackPane node;
    private final Sidebar sidebar;
    private Optional<Page> page = Optional.empty();
    private Predicate<Page> kept = _ -> false;

    Frame(Kit kit, Sidebar sidebar) {
        this.sidebar = sidebar;
        this.node = new StackPane(frame, kit.dialogs().node());
    }

    Parent node() {
        return node;
    }

    Sidebar sidebar() {
        return sidebar;
    }

    /** Which pages are not let go when another one is shown, because they will be shown again. */
    void keep(Predicate<Page> which) {
        kept = which;
    }

    /** Shows a page that has no sidebar. */
    void showAlone(Page next) {
        show(next);
        frame.setLeft(null);
    }

    /** Shows a page beside the sidebar, whatever stands in that. */
    void show(Page next) {
        page.filter(before -> before != next && !kept.test(before)).ifPresent(Page::close);
        page = Optional.of(next);
        frame.setCenter(next.node());
        frame.setLeft(sidebar.node());
    }

    /** Lets go of the page, as the window closes. */
    void close() {
        page.ifPresent(Page::close);
        page = Optional.empty();
    }
}
