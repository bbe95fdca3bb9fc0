package dev.slipway.ui.shell;

import dev.slipway.ui.common.Desktop;

import javafx.application.HostServices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The computer that the window really runs on. */
final class SystemDesktop implements Desktop {
    private final Window owner;
    private final HostServices services;

    SystemDesktop(Window owner, HostServices services) {
        this.owner = owner;
        this.services = services;
    }

    @Override
    public Optional<Path> open(String title, List<String> endings) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        List<String> patterns = endings.stream().map(ending -> "*." + ending).toList();
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(String.join(" ", patterns), patterns));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> save(String title, String proposed) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(proposed);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Desktop over(Window window) {
        return new SystemDesktop(window, services);
    }

    @Override
    public void browse(URI address) {
        services.showDocument(address.toString());
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
