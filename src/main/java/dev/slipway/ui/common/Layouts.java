package dev.slipway.ui.common;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;

/**
 * Loads layouts. {@code XController} finds its layout in {@code x.fxml} beside it: it is handed to
 * the loader ready made, so that it may have what it needs in its constructor.
 */
public record Layouts(Texts texts) {
    private static final String CONTROLLER = "Controller";

    /** The layout of a controller, bound to it. */
    public Parent load(Object controller) {
        Class<?> type = controller.getClass();
        URL place = type.getResource(file(type.getSimpleName()));
        FXMLLoader loader = new FXMLLoader(place, texts.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("the layout of " + type.getName(), e);
        }
    }

    private static String file(String controller) {
        String name = controller.substring(0, controller.length() - CONTROLLER.length());
        return Character.toLowerCase(name.charAt(0)) + name.substring(1) + ".fxml";
    }
}
