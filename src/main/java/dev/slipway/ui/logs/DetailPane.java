package dev.slipway.ui.logs;

import atlantafx.base.theme.Styles;

import dev.slipway.logs.Line;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Latest;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * All about one line: when and by whom it was written, and its message, which may have a megabyte;
 * the window goes on while that is read.
 */
final class DetailPane extends VBox {
    private static final int CHARACTERS = 20_000;
    private static final int ROWS = 500;
    private static final int MORE_ROWS = 5_000;
    private static final double WIDTH = 340;

    private final Kit kit;
    private final Latest latest;
    private final Runnable closed;
    private final DetailHead head;
    private final FieldList fields;
    private final TextArea text = new TextArea();
    private final Label note = new Label();
    private final Button more = button("log-detail-more", Feather.CHEVRONS_DOWN);
    private final HBox rest = new HBox(8, note, more);
    private final Button copy = button("log-detail-copy", Feather.COPY);
    private final Button raw = button("log-detail-raw", Feather.CODE);
    private Optional<Reading> shown = Optional.empty();

    /**
     * @param only is given the value of a field that is to be looked for
     * @param closed is done when it is not wanted any more
     */
    DetailPane(Kit kit, Consumer<String> only, Runnable closed) {
        this.kit = kit;
        this.latest = new Latest(kit.threads());
        this.closed = closed;
        this.head = new DetailHead(kit, this::close);
        this.fields = new FieldList(kit, only);
        setId("log-detail");
        getStyleClass().addAll("aside", "log-detail");
        setPrefWidth(WIDTH);
        setMinWidth(0);
        text.setId("log-detail-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().addAll("mono", "log-message");
        text.setAccessibleText(kit.text("logs.detail.message"));
        note.setId("log-detail-note");
        note.getStyleClass().add("hint");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(note, Priority.ALWAYS);
        rest.getStyleClass().add("log-detail-rest");
        more.setText(kit.text("logs.detail.more"));
        more.setOnAction(_ -> showMore());
        copy.setText(kit.text("logs.detail.copy"));
        copy.setOnAction(_ -> shown.ifPresent(each -> kit.desktop().copy(each.text())));
        raw.setText(kit.text("logs.detail.raw"));
        raw.setOnAction(_ -> shown.ifPresent(each -> kit.desktop().copy(each.line().message())));
        StackPane message = new StackPane(fields, text);
        message.setMinHeight(0);
        VBox.setVgrow(message, Priority.ALWAYS);
        getChildren().addAll(head, message, rest, new HBox(8, copy, raw));
        setVisible(this, false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    /** Shows a line as soon as it has been read; until then what was there stays. */
    void show(Line line) {
        latest.ask(
                kit.text("logs.detail.reading"),
                () -> Reading.of(line),
                this::show,
                failure -> note.setText(failure.cause()));
    }

    private void show(Reading reading) {
        shown = Optional.of(reading);
        setVisible(this, true);
        head.show(reading);
        setVisible(fields, reading.fields().isPresent());
        setVisible(text, reading.fields().isEmpty());
        reading.fields().ifPresentOrElse(this::showFields, () -> showText(reading.plain()));
    }

    private void showFields(JsonRows json) {
        text.clear();
        fields.show(json, ROWS);
        tellRows(json);
    }

    private void showMore() {
        shown.flatMap(Reading::fields)
                .ifPresent(
                        json -> {
                            fields.more(fields.getItems().size() + MORE_ROWS);
                            tellRows(json);
                        });
    }

    private void tellRows(JsonRows json) {
        int left = json.rows().size() - fields.getItems().size();
        note.setText(kit.text("logs.detail.rows", left));
        setVisible(rest, left > 0);
        setVisible(more, left > 0);
    }

    private void showText(String whole) {
        String part = Reading.head(whole, Drawable.most(whole, CHARACTERS));
        text.setWrapText(Drawable.isWrappable(part));
        text.setText(part);
        text.setScrollTop(0);
        note.setText(
                kit.text("logs.detail.characters", whole.length() - part.length(), whole.length()));
        setVisible(rest, part.length() < whole.length());
        setVisible(more, false);
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
        }
    }

    private void close() {
        latest.cancel();
        closed.run();
    }

    private static void setVisible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static Button button(String id, Ikon icon) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(Styles.SMALL);
        return button;
    }
}
