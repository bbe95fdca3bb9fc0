package dev.slipway.ui;

import dev.slipway.ui.common.Desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A computer without browser, clipboard or file chooser, which remembers what was asked of it. */
public final class FakeDesktop implements Desktop {
    private Optional<Path> chosen = Optional.empty();
    private Optional<Path> saved = Optional.empty();
    private final List<String> copied = new ArrayList<>();
    private final List<URI> browsed = new ArrayList<>();

    public synchronized List<String> copied() {
        return List.copyOf(copied);
    }

    public synchronized List<URI> browsed() {
        return List.copyOf(browsed);
    }

    /** The file that somebody will choose. */
    public synchronized void chooses(Path file) {
        chosen = Optional.of(file);
    }

    @Override
    public synchronized Optional<Path> open(String title, List<String> endings) {
        return chosen;
    }

    /** The folder into which somebody will save. */
    public synchronized void saves(Path folder) {
        saved = Optional.of(folder);
    }

    @Override
    public synchronized Optional<Path> save(String title, String proposed) {
        return saved.map(folder -> folder.resolve(proposed));
    }

    @Override
    public synchronized void browse(URI address) {
        browsed.add(address);
    }

    @Override
    public synchronized void copy(String text) {
        copied.add(text);
    }
}
