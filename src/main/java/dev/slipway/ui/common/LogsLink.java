package dev.slipway.ui.common;

import atlantafx.base.theme.Styles;

import dev.slipway.logs.Filter.Where;
import dev.slipway.stack.Colour;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The way to the log lines of a stack, from wherever a service, a task or a failure is shown.
 *
 * @param open is told whose lines are wanted
 */
public record LogsLink(Kit kit, Consumer<Where> open) {

    /** A button that leads to the lines of one service. */
    public Button of(String id, Colour colour) {
        return button(
                id,
                kit.text("logs.link.service", new Signs(kit.texts()).colour(colour)),
                Where.ANYWHERE.withColours(Set.of(colour)));
    }

    /**
     * A button that leads to the lines of some tasks.
     *
     * @param tasks their ids
     */
    public Button of(String id, Collection<String> tasks) {
        return button(
                id,
                kit.text("logs.link.tasks", tasks.size()),
                Where.ANYWHERE.withTasks(Set.copyOf(tasks)));
    }

    private Button button(String id, String what, Where where) {
        Button button = new Button(kit.text("logs.link"), Icons.of(Feather.ALIGN_LEFT));
        button.setId(id);
        button.setAccessibleText(what);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll(Styles.SMALL);
        button.setOnAction(_ -> open.accept(where));
        return button;
    }
}
