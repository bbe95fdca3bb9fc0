package dev.slipway.ui.logs;

import atlantafx.base.theme.Styles;

import dev.slipway.logs.Level;
import dev.slipway.logs.Line;
import dev.slipway.logs.LineWriter;
import dev.slipway.logs.Origin;
import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Signs;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** When a line was written and by whom. */
final class DetailHead extends VBox {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final Kit kit;
    private final Label time = new Label();
    private final Label level = new Label();
    private final Label place = new Label();
    private final Label colour = new Label();
    private final TextField container = value("log-detail-container");
    private final TextField task = value("log-detail-task");
    private final Button copyTask = new Button(null, Icons.of(Feather.COPY));
    private final TextField stream = value("log-detail-stream");
    private final TextField group = value("log-detail-group");
    private final TextField ingested = value("log-detail-ingested");

    DetailHead(Kit kit, Runnable close) {
        super(6);
        this.kit = kit;
        time.setId("log-detail-time");
        time.getStyleClass().add("heading");
        time.setTooltip(new Tooltip());
        time.setMinWidth(0);
        level.setId("log-detail-level");
        level.getStyleClass().add("badge");
        level.setMinWidth(USE_PREF_SIZE);
        Button closing = icon("log-detail-close", Feather.X);
        closing.setAccessibleText(kit.text("logs.detail.close"));
        closing.setOnAction(_ -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(8, time, level, gap, closing);
        first.setAlignment(Pos.CENTER_LEFT);
        place.setId("log-detail-place");
        place.getStyleClass().add("warning-text");
        place.setWrapText(true);
        getChildren().addAll(first, place, facts());
    }

    private GridPane facts() {
        GridPane facts = new GridPane();
        facts.getStyleClass().add("outputs");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().setAll(names, values);
        colour.setId("log-detail-colour");
        colour.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(container, Priority.ALWAYS);
        HBox who = new HBox(8, colour, container);
        who.setAlignment(Pos.CENTER_LEFT);
        copyTask.setId("log-detail-copy-task");
        copyTask.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        copyTask.setAccessibleText(kit.text("logs.detail.task.copy"));
        copyTask.setOnAction(_ -> kit.desktop().copy(task.getText()));
        HBox.setHgrow(task, Priority.ALWAYS);
        facts.addRow(0, name(kit.text("logs.detail.container"), container), who);
        facts.addRow(1, name(kit.text("logs.detail.task"), task), new HBox(4, task, copyTask));
        facts.addRow(2, name(kit.text("logs.detail.stream"), stream), stream);
        facts.addRow(3, name(kit.text("logs.detail.group"), group), group);
        facts.addRow(4, name(kit.text("logs.detail.ingested"), ingested), ingested);
        return facts;
    }

    private static Label name(String text, TextField value) {
        Label name = new Label(text);
        name.getStyleClass().addAll("hint");
        name.setLabelFor(value);
        value.setAccessibleText(text);
        return name;
    }

    /** A field, so that a part of it can be marked and copied. */
    private static TextField value(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.setEditable(false);
        field.setMinWidth(0);
        field.getStyleClass().addAll("mono", "value-field");
        return field;
    }

    private static Button icon(String id, Feather icon) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        return button;
    }

    void show(Reading reading) {
        Line line = reading.line();
        Origin origin = line.origin();
        String utc = LineWriter.time(line.timestamp());
        time.setText(LOCAL.format(line.at()));
        time.getTooltip().setText(kit.text("logs.detail.utc", utc));
        time.setAccessibleHelp(time.getTooltip().getText());
        show(level, reading.level().map(each -> each.name().toLowerCase(Locale.ROOT)));
        level.getStyleClass().removeIf(style -> style.endsWith("-text"));
        reading.level().map(DetailHead::style).ifPresent(level.getStyleClass()::add);
        show(place, place(line));
        show(colour, origin.source().colour().map(new Signs(kit.texts())::colour));
        colour.getStyleClass().removeIf(style -> style.endsWith("-text"));
        origin.source()
                .colour()
                .ifPresent(
                        each ->
                                colour.getStyleClass()
                                        .add(each == Colour.BLUE ? "blue-text" : "green-text"));
        container.setText(origin.container());
        task.setText(origin.task().orElse(kit.text("logs.detail.none")));
        copyTask.setVisible(origin.task().isPresent());
        stream.setText(origin.stream());
        group.setText(origin.source().group());
        ingested.setText(LOCAL.format(Instant.ofEpochMilli(line.ingested())));
    }

    private Optional<String> place(Line line) {
        Duration behind = Duration.ofMillis(line.ingested() - line.timestamp());
        Stamps stamps = Stamps.here(kit.texts(), Clock.LOCAL);
        return switch (line.place()) {
            case IN_ORDER -> Optional.empty();
            case LATE -> Optional.of(kit.text("logs.detail.late", stamps.span(behind.abs())));
            case AHEAD -> Optional.of(kit.text("logs.detail.ahead", stamps.span(behind.abs())));
        };
    }

    private static String style(Level level) {
        return switch (level) {
            case ERROR, FATAL -> "danger-text";
            case WARN -> "warning-text";
            case TRACE, DEBUG, INFO -> "hint-text";
        };
    }

    private static void show(Label label, Optional<String> text) {
        label.setText(text.orElse(""));
        label.setVisible(text.isPresent());
        label.setManaged(text.isPresent());
    }
}
