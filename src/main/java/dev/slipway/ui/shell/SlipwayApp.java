package dev.slipway.ui.shell;

import dev.slipway.ui.about.Installation;
import dev.slipway.ui.common.AppIcon;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Theme;
import dev.slipway.ui.common.Threads;
import dev.slipway.ui.connect.Accounts;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Opens the window. */
public final class SlipwayApp extends Application {
    private static final Logger LOG = Logger.getLogger(SlipwayApp.class.getName());

    // Held, so that the filter is not collected with the logger.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 640;

    /** The name of the menu entry, {@code packaging/linux/root/share/applications}. */
    private static final String DESKTOP_ENTRY = "dev.slipway.Slipway";

    private final Accounts accounts;
    private final Installation installation;

    public SlipwayApp(Accounts accounts, Installation installation) {
        this.accounts = accounts;
        this.installation = installation;
    }

    /**
     * Opens the window and returns once it is closed.
     *
     * @param file a stack file to begin with
     * @throws UnsupportedOperationException where no window can be opened
     */
    public void open(Optional<Path> file) {
        open((shell, _) -> file.ifPresent(shell::read));
    }

    /**
     * Opens the window, goes through the first pages by itself and closes it again.
     *
     * @throws UnsupportedOperationException where no window can be opened
     */
    public void tour() {
        open((_, stage) -> new Tour(stage).start());
    }

    private void open(BiConsumer<Shell, Stage> begin) {
        // JavaFX is on the class path on purpose; its warning about that helps nobody.
        JAVAFX.setFilter(
                entry -> !entry.getMessage().startsWith("Unsupported JavaFX configuration"));
        CountDownLatch closed = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(
                () -> {
                    nameForTheDesktop();
                    Stage stage = new Stage();
                    stage.setOnHidden(_ -> closed.countDown());
                    try {
                        begin.accept(show(stage), stage);
                    } catch (RuntimeException | Error e) {
                        LOG.log(Level.SEVERE, "The window cannot be opened", e);
                        closed.countDown();
                    }
                });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    /**
     * A desktop on X11 finds the menu entry of a window by its class. JavaFX has no public way to
     * set it for who does not have JavaFX launch the application, and calls the window {@code
     * java}.
     */
    private static void nameForTheDesktop() {
        com.sun.glass.ui.Application.GetApplication().setName(DESKTOP_ENTRY);
    }

    @Override
    public void start(Stage stage) {
        show(stage);
    }

    private Shell show(Stage stage) {
        Theme theme = new Theme();
        Shell shell =
                new Shell(
                        Texts.english(),
                        Threads.real(),
                        new SystemDesktop(stage, getHostServices()),
                        theme,
                        accounts,
                        installation);
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> shell.surprised(e));
        Scene scene = new Scene(shell.node(), WIDTH, HEIGHT);
        theme.dress(scene);
        shell.accepts(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setTitle("Slipway");
        AppIcon.on(stage);
        stage.setScene(scene);
        stage.setOnCloseRequest(shell::closing);
        shell.welcome();
        stage.show();
        return shell;
    }
}
