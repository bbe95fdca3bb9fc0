package dev.slipway.ui.common;

import javafx.scene.image.Image;
import javafx.stage.Stage;

import java.util.List;

/**
 * The icon that the desktop shows for a window. {@code packaging/common/icons.sh} draws its sizes.
 */
public final class AppIcon {
    private static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

    private AppIcon() {}

    public static void on(Stage stage) {
        SIZES.stream()
                .map(size -> "icons/slipway-" + size + ".png")
                .map(file -> new Image(AppIcon.class.getResource(file).toExternalForm()))
                .forEach(stage.getIcons()::add);
    }
}
