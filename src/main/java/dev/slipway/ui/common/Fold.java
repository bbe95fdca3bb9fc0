package dev.slipway.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Supplier;

/** A line that unfolds. What comes out is made when it is wanted, and goes when it is folded. */
public abstract class Fold extends VBox {
    private final ToggleButton head = new ToggleButton();
    private final FontIcon chevron = Icons.of(Feather.CHEVRON_RIGHT);

    /**
     * @param style of the whole
     */
    protected Fold(String style) {
        getStyleClass().addAll("fold", style);
        head.getStyleClass().add("fold-head");
        head.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(head);
    }

    /**
     * @param id of the button that unfolds it
     * @param said what the line is to somebody who does not see it
     */
    protected final void show(String id, HBox line, String said, Supplier<Node> details) {
        line.getChildren().addFirst(chevron);
        head.setId(id);
        head.setGraphic(line);
        head.setAccessibleText(said);
        head.selectedProperty().subscribe(open -> unfold(open, details));
    }

    private void unfold(boolean open, Supplier<Node> details) {
        chevron.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        getChildren().setAll(head);
        if (open) {
            getChildren().add(details.get());
        }
    }
}
