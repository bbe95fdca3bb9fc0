package dev.slipway.ui.shell;

import javafx.application.Application;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Stage;

import java.util.logging.Logger;

/** The window. It says for now that it is being built, and how to use the command line. */
public final class SlipwayApp extends Application {
    private static final String COMMANDS =
            """
            slipway plan    FILE    what would change in the account
            slipway apply   FILE    make it so
            slipway status  FILE    what stands, and what drifted
            slipway destroy FILE    take it all down
            slipway import  FILE    the stack file that an inputs.tfvars means\
            """;

    // Held, so that the filter is not collected with the logger.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    /**
     * Opens the window and returns once it is closed.
     *
     * @throws UnsupportedOperationException where no window can be opened
     */
    public static void open() {
        // JavaFX is on the class path on purpose; its warning about that helps nobody.
        JAVAFX.setFilter(
                entry -> !entry.getMessage().startsWith("Unsupported JavaFX configuration"));
        launch(SlipwayApp.class);
    }

    @Override
    public void start(Stage stage) {
        var title = new Label("Slipway");
        title.setFont(Font.font(28));
        var note =
                new Label(
                        "The window is being built. Until it is here, the command line does the"
                                + " work; FILE is a stack file (*.yaml) or a *.tfvars.");
        note.setWrapText(true);
        var commands = new TextArea(COMMANDS);
        commands.setEditable(false);
        commands.setFont(Font.font("Monospaced", 13));
        commands.setPrefRowCount(5);
        commands.setAccessibleText("Commands of slipway");

        var root = new VBox(16, title, note, commands);
        root.setAlignment(Pos.TOP_LEFT);
        root.setPadding(new Insets(32));
        stage.setTitle("Slipway");
        stage.setScene(new Scene(root, 640, 320));
        stage.show();
    }
}
