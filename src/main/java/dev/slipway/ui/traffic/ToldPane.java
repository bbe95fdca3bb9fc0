package dev.slipway.ui.traffic;

import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;

import java.util.Arrays;

/** Something that goes on, or has ended: what it is, more about it, and what one can do. */
abstract class ToldPane extends VBox {
    private final Kit kit;
    private final String id;
    private final Label title;
    private final Label text;
    private final FlowPane buttons = new FlowPane(8, 8);

    /**
     * @param id of the whole, and the beginning of those of its parts
     */
    ToldPane(Kit kit, String id) {
        super(10);
        this.kit = kit;
        this.id = id;
        title = label("title", "title");
        text = label("text");
        setId(id);
        getStyleClass().addAll("panel", "canary");
        getChildren().addAll(title, text, buttons);
        show(this, false);
    }

    final Label label(String part, String... styles) {
        Label label = new Label();
        label.setId(id + "-" + part);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    final Kit kit() {
        return kit;
    }

    /** Shows it, with nothing to be done about it. */
    final void say(String style, Ikon icon, String heading, String more) {
        title.getStyleClass()
                .removeAll("accent-text", "success-text", "warning-text", "danger-text");
        title.getStyleClass().add(style + "-text");
        title.setGraphic(Icons.of(icon, style + "-icon"));
        title.setText(heading);
        text.setText(more);
        show(text, !more.isEmpty());
        offer();
        show(this, true);
    }

    /** Says anew what changes by itself. */
    final void more(String now) {
        text.setText(now);
        show(text, !now.isEmpty());
    }

    final void offer(Button... all) {
        buttons.getChildren().setAll(Arrays.asList(all));
        show(buttons, all.length > 0);
    }

    final Button button(String part, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id + "-" + part);
        button.setOnAction(_ -> action.run());
        return button;
    }

    static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
