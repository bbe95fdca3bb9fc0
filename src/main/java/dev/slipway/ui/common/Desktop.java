package dev.slipway.ui.common;

import javafx.stage.Window;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the window asks of the computer it runs on. */
public interface Desktop {
    /**
     * Has the user choose a file to read.
     *
     * @param endings such as {@code yaml}
     */
    Optional<Path> open(String title, List<String> endings);

    /** Has the user choose a file to write. */
    Optional<Path> save(String title, String proposed);

    /** The same, for another window, which is what its questions stand over. */
    default Desktop over(Window window) {
        return this;
    }

    /** Shows an address in the browser. */
    void browse(URI address);

    /** Puts a text on the clipboard. */
    void copy(String text);
}
