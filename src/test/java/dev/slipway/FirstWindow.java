package dev.slipway;

import dev.slipway.ui.common.Theme;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.util.concurrent.locks.LockSupport;

/** Opens Slipway's window or a bare one, says when it has been drawn, and ends. */
final class FirstWindow {
    static final String BARE = "bare";
    static final String DRAWN = "drawn";

    /** In the first frame the window is laid out, in the second one it is there. */
    private static final int FRAMES = 2;

    private static final long MILLISECOND = 1_000_000;

    private FirstWindow() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(BARE)) {
            Platform.startup(FirstWindow::openBare);
        } else {
            Thread.ofPlatform().start(() -> Slipway.main(new String[0]));
        }
        whenStarted(FirstWindow::watch);
    }

    private static void openBare() {
        Stage stage = new Stage();
        Theme theme = new Theme();
        Scene scene = new Scene(new VBox(new Label("Slipway"), new Button("Open")), 1280, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static void whenStarted(Runnable task) {
        while (true) {
            try {
                Platform.runLater(task);
                return;
            } catch (IllegalStateException notYet) {
                LockSupport.parkNanos(MILLISECOND);
            }
        }
    }

    private static void watch() {
        if (!Window.getWindows().isEmpty()) {
            tell();
            return;
        }
        Window.getWindows().addListener((ListChangeListener<Window>) _ -> tell());
    }

    private static void tell() {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames > FRAMES) {
                    System.out.println(DRAWN);
                    System.out.flush();
                    Runtime.getRuntime().halt(0);
                }
            }
        }.start();
    }
}
