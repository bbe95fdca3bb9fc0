package dev.slipway.ui.logs;

import atlantafx.base.theme.Styles;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.logs.Search;
import dev.slipway.ui.common.Kit;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.Optional;

/** A field for a text or a regular expression, and what is wrong with that. */
final class SearchBox extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass(Styles.DANGER);

    private final HBox row = new HBox();
    private final TextField field = new TextField();
    private final ToggleButton expression = new ToggleButton(".*");
    private final ToggleButton sensitive = new ToggleButton("Aa");
    private final Label problem = new Label();
    private final ReadOnlyObjectWrapper<Optional<Search>> search =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param name such as {@code filter}: of its id and its texts
     */
    SearchBox(Kit kit, String name) {
        String id = "log-" + name;
        String title = kit.text("logs." + name);
        getStyleClass().add("search-box");
        field.setId(id);
        field.setPromptText(title);
        field.setAccessibleText(title);
        field.setTooltip(new Tooltip(kit.text("logs." + name + ".hint")));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMinWidth(70);
        toggle(expression, id + "-expression", kit.text("logs.expression"));
        toggle(sensitive, id + "-case", kit.text("logs.case"));
        problem.setId(id + "-problem");
        problem.getStyleClass().addAll("hint", "danger-text");
        problem.setWrapText(true);
        row.getStyleClass().add("search-row");
        row.getChildren().addAll(field, expression, sensitive);
        getChildren().addAll(row, problem);
        show(Optional.empty());
        field.textProperty().subscribe(this::read);
        expression.selectedProperty().subscribe(this::read);
        sensitive.selectedProperty().subscribe(this::read);
    }

    private static void toggle(ToggleButton button, String id, String what) {
        button.setId(id);
        button.setAccessibleText(what);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(what));
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "search-toggle");
    }

    /** What is looked for; what it was while there is something wrong with what is there now. */
    ReadOnlyObjectProperty<Optional<Search>> search() {
        return search.getReadOnlyProperty();
    }

    /** Where more can be put behind the field. */
    HBox row() {
        return row;
    }

    TextField field() {
        return field;
    }

    void clear() {
        field.clear();
    }

    private void read() {
        String text = field.getText();
        try {
            search.set(text.isEmpty() ? Optional.empty() : Optional.of(search(text)));
            show(Optional.empty());
        } catch (EngineException e) {
            show(Optional.of(e.failure()));
        }
    }

    private Search search(String text) {
        return expression.isSelected()
                ? Search.expression(text, sensitive.isSelected())
                : Search.text(text, sensitive.isSelected());
    }

    private void show(Optional<Failure> wrong) {
        field.pseudoClassStateChanged(DANGER, wrong.isPresent());
        problem.setText(wrong.map(it -> it.cause() + " " + it.remedy()).orElse(""));
        problem.setVisible(wrong.isPresent());
        problem.setManaged(wrong.isPresent());
    }
}
