package dev.slipway.ui.logs;

import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.feather.Feather;

/** Stands where lines would, and says why there are none. */
final class EmptyPane extends VBox {
    private static final double WIDTH = 460;

    private final Kit kit;
    private final Label title = new Label();
    private final Label text = new Label();
    private final Button clear = new Button();

    /**
     * @param clearing lets all lines pass
     */
    EmptyPane(Kit kit, Runnable clearing) {
        this.kit = kit;
        setId("log-empty");
        setPickOnBounds(false);
        getStyleClass().add("log-empty");
        title.setId("log-empty-title");
        title.getStyleClass().add("title");
        text.setId("log-empty-text");
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMaxWidth(WIDTH);
        clear.setId("log-empty-clear");
        clear.setText(kit.text("logs.empty.clear"));
        clear.setOnAction(_ -> clearing.run());
        getChildren().addAll(Icons.of(Feather.ALIGN_LEFT, "log-empty-icon"), title, text, clear);
    }

    void show(EmptyNote note) {
        setVisible(note != EmptyNote.NONE);
        if (isVisible()) {
            title.setText(note.title(kit.texts()));
            text.setText(note.text(kit.texts()));
            clear.setVisible(note == EmptyNote.FILTERED);
        }
    }
}
