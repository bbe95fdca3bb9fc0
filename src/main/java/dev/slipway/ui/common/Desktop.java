package dev.slipway.ui.common;

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

    /** Shows an address in the browser. */
    void browse(URI address);

    /** Puts a text on the clipboard. */
    void copy(String text);
}
