package dev.slipway.ui.logs;

import atlantafx.base.theme.Styles;

import dev.slipway.logs.Shown;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.logs.JsonRows.Kind;
import dev.slipway.ui.logs.JsonRows.Row;

import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The fields of a message in JSON, one a row, each of which can be copied or looked for. */
final class FieldList extends ListView<Integer> {
    /** Shown of one value; it is copied whole. */
    private static final int CUT = 1000;

    private static final double STEP = 14;
    private static final double SCROLL_BAR = 16;
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Kit kit;
    private final Consumer<String> only;
    private JsonRows json = new JsonRows("", List.of());

    /**
     * @param only is given the value that is to be looked for
     */
    FieldList(Kit kit, Consumer<String> only) {
        this.kit = kit;
        this.only = only;
        setId("log-detail-fields");
        getStyleClass().add("log-fields");
        setAccessibleText(kit.text("logs.detail.fields"));
        setCellFactory(_ -> new Cell());
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    /**
     * Shows the first rows.
     *
     * @param most how many
     */
    void show(JsonRows rows, int most) {
        json = rows;
        getItems().clear();
        more(most);
        scrollTo(0);
    }

    /** Shows so many rows in all. */
    void more(int most) {
        int from = getItems().size();
        int to = Math.min(most, json.rows().size());
        getItems().addAll(IntStream.range(from, to).boxed().toList());
    }

    private void press(KeyEvent event) {
        Integer at = getSelectionModel().getSelectedItem();
        if (at != null && COPY.match(event)) {
            copy(json.rows().get(at));
            event.consume();
        } else if (at != null && event.getCode() == KeyCode.ENTER && isFocused()) {
            look(json.rows().get(at));
            event.consume();
        }
    }

    private void copy(Row row) {
        if (row.kind() != Kind.CLOSE) {
            kit.desktop().copy(json.value(row));
        }
    }

    private void look(Row row) {
        if (row.kind().isScalar()) {
            only.accept(row.value());
        }
    }

    /** A row; its buttons are there while the mouse is over it or it is chosen. */
    private final class Cell extends ListCell<Integer> {
        private final Text key = text("log-key");
        private final Text value = text();
        private final Text rest = text("log-rest");
        private final TextFlow flow = new TextFlow(key, value, rest);
        private final Button copy =
                button("log-detail-value", kit.text("logs.detail.value"), Feather.COPY);
        private final Button look =
                button("log-detail-only", kit.text("logs.detail.only"), Feather.FILTER);
        private final HBox buttons = new HBox(2, copy, look);
        private final StackPane whole = new StackPane(flow, buttons);

        Cell() {
            getStyleClass().add("log-field");
            // The width is the list's, so that long values are wrapped and not scrolled to.
            setPrefWidth(0);
            buttons.getStyleClass().add("log-field-buttons");
            buttons.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            buttons.visibleProperty().bind(Bindings.or(hoverProperty(), selectedProperty()));
            StackPane.setAlignment(buttons, Pos.TOP_RIGHT);
            copy.setOnAction(_ -> copy(json.rows().get(getItem())));
            look.setOnAction(_ -> look(json.rows().get(getItem())));
        }

        private static Text text(String... styles) {
            Text text = new Text();
            text.getStyleClass().add("log-value");
            text.getStyleClass().addAll(styles);
            return text;
        }

        private static Button button(String id, String said, Feather icon) {
            Button button = new Button(null, Icons.of(icon));
            button.setId(id);
            button.setAccessibleText(said);
            button.setTooltip(new Tooltip(said));
            button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
            button.managedProperty().bind(button.visibleProperty());
            return button;
        }

        @Override
        protected void updateItem(Integer at, boolean empty) {
            super.updateItem(at, empty);
            if (empty || at == null) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                show(at, json.rows().get(at));
            }
        }

        private void show(int at, Row row) {
            String quote = row.kind() == Kind.TEXT ? "\"" : "";
            String head = Reading.head(row.value(), CUT);
            int left = row.value().length() - head.length();
            key.setText(row.key().map(name -> "\"" + plain(name) + "\": ").orElse(""));
            value.setText(quote + Shown.plain(head) + quote);
            value.getStyleClass().setAll("log-value", style(row.kind()));
            rest.setText(
                    (left > 0 ? " " + kit.text("logs.detail.cut", left) : "") + json.comma(at));
            flow.setPadding(new Insets(0, 0, 0, row.steps() * STEP));
            copy.setVisible(row.kind() != Kind.CLOSE);
            look.setVisible(row.kind().isScalar());
            setAccessibleText(key.getText() + value.getText());
            setGraphic(whole);
        }

        private static String plain(String name) {
            return Shown.plain(Reading.head(name, CUT));
        }

        private static String style(Kind kind) {
            return switch (kind) {
                case OPEN, CLOSE, EMPTY -> "log-bracket";
                case TEXT -> "log-text";
                case NUMBER -> "log-number";
                case WORD -> "log-word";
            };
        }

        /** A labelled control would ask its graphic how high it is on one line. */
        @Override
        protected double computePrefHeight(double width) {
            if (getGraphic() == null) {
                return super.computePrefHeight(width);
            }
            double room = FieldList.this.getWidth() - SCROLL_BAR;
            double inside = room - snappedLeftInset() - snappedRightInset();
            return snappedTopInset() + whole.prefHeight(inside) + snappedBottomInset();
        }
    }
}
