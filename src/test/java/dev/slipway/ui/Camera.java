package dev.slipway.ui;

import dev.slipway.ui.common.Theme.Appearance;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/** Takes pictures of a window as it is, in both appearances. */
public final class Camera {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final Path IMAGES = Path.of("images");
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    /** Frames until nothing moves any more that moved because of a click. */
    private static final int SETTLED = 40;

    private final Windowed window;
    private Stage stage;
    private int taken;

    public Camera(Windowed window) {
        this.window = window;
        this.stage = window.stage();
        window.ask(
                () -> {
                    stage.setWidth(WIDTH);
                    stage.setHeight(HEIGHT);
                    return true;
                });
    }

    public int taken() {
        return taken;
    }

    /** Takes them of another one of its windows from now on. */
    public void turnTo(Stage other) {
        stage = other;
    }

    /** Takes one for the README too. */
    public void takeBest(String name) {
        take(name);
        for (Appearance appearance : List.of(Appearance.DARK, Appearance.LIGHT)) {
            String folder = appearance.name().toLowerCase(Locale.ROOT);
            Path shot = FOLDER.resolve(folder).resolve("%02d-%s.png".formatted(taken, name));
            copy(shot, IMAGES.resolve("%s-%s.png".formatted(name, folder)));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void take(String name) {
        taken++;
        String numbered = "%02d-%s".formatted(taken, name);
        for (Appearance appearance : List.of(Appearance.DARK, Appearance.LIGHT)) {
            window.appear(appearance);
            take(FOLDER.resolve(appearance.name().toLowerCase(Locale.ROOT)), numbered);
        }
    }

    private void take(Path folder, String name) {
        window.frames(SETTLED);
        WritableImage shot = window.ask(() -> stage.getScene().snapshot(null));
        try {
            Files.createDirectories(folder);
            ImageIO.write(buffered(shot), "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage buffered(WritableImage shot) {
        int width = (int) shot.getWidth();
        int height = (int) shot.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        shot.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return image;
    }
}
