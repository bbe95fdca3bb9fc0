package dev.slipway.ui.shell;

import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a file that is dropped anywhere on the window.
 *
 * @param taker is given the first of those that are dropped
 */
record FileDrop(Consumer<Path> taker) {
    void on(Scene scene) {
        scene.setOnDragOver(FileDrop::offer);
        scene.setOnDragDropped(this::take);
    }

    private static void offer(DragEvent event) {
        if (file(event).isPresent()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void take(DragEvent event) {
        Optional<Path> file = file(event);
        event.setDropCompleted(file.isPresent());
        event.consume();
        file.ifPresent(taker);
    }

    private static Optional<Path> file(DragEvent event) {
        return event.getDragboard().getFiles().stream().findFirst().map(File::toPath);
    }
}
