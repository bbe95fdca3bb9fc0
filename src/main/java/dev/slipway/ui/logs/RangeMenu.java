package dev.slipway.ui.logs;

import atlantafx.base.theme.Styles;

import dev.slipway.ui.common.FieldBox;
import dev.slipway.ui.common.Kit;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** Chooses from when on lines are read. */
final class RangeMenu extends MenuButton {
    private static final List<Duration> AGO =
            List.of(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(12),
                    Duration.ofHours(24),
                    Duration.ofDays(3));

    private final Kit kit;
    private final InstantSource time;
    private final Moments moments;
    private final Stamps stamps;
    private final TextField from = field("log-range-from");
    private final TextField to = field("log-range-to");
    private final FieldBox fromBox;
    private final FieldBox toBox;
    private final ObjectProperty<Since> since;

    /**
     * @param zone in which moments are typed and told
     * @param first what is chosen at first
     */
    RangeMenu(Kit kit, InstantSource time, ZoneId zone, Since first) {
        this.kit = kit;
        this.time = time;
        this.moments = new Moments(kit.texts(), zone);
        this.stamps = new Stamps(kit.texts(), Clock.LOCAL, zone);
        this.fromBox = box(from, kit.text("logs.range.from"), kit.text("logs.range.hint"));
        this.toBox = box(to, kit.text("logs.range.to"), kit.text("logs.range.to.hint"));
        this.since = new SimpleObjectProperty<>(first);
        setId("log-range");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleHelp(kit.text("logs.range.help"));
        getItems().add(item("log-range-now", kit.text("logs.range.now"), Duration.ZERO));
        AGO.forEach(
                ago ->
                        getItems()
                                .add(
                                        item(
                                                "log-range-" + ago,
                                                kit.text("logs.range.last", stamps.round(ago)),
                                                ago)));
        MenuItem other = new MenuItem(kit.text("logs.range.other"));
        other.setId("log-range-other");
        other.setOnAction(_ -> ask());
        getItems().addAll(new SeparatorMenuItem(), other);
        since.subscribe(chosen -> setText(moments.say(chosen, stamps)));
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("mono");
        return field;
    }

    private MenuItem item(String id, String text, Duration ago) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> since.set(new Since.Ago(ago)));
        return item;
    }

    /** From when on; another value of the same meaning is no change. */
    ObjectProperty<Since> since() {
        return since;
    }

    /** Asks for two moments; what was typed before is there again. */
    private void ask() {
        if (from.getText().isEmpty()) {
            Instant now = time.instant();
            from.setText(moments.write(since.get().range(now).from()));
        }
        Button show = new Button(kit.text("logs.range.show"));
        show.setId("log-range-show");
        show.setDefaultButton(true);
        show.getStyleClass().add(Styles.ACCENT);
        show.setOnAction(_ -> choose());
        Button cancel = new Button(kit.text("dialog.cancel"));
        cancel.setId("log-range-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> kit.dialogs().close());
        kit.dialogs()
                .show(kit.text("logs.range.title"), List.of(fromBox, toBox), List.of(cancel, show));
        from.requestFocus();
    }

    private static FieldBox box(TextField field, String label, String hint) {
        FieldBox box = new FieldBox();
        box.setLabel(label);
        box.setHint(hint);
        field.setAccessibleText(label);
        box.setContent(field);
        return box;
    }

    private void choose() {
        Moments.Meant meant = moments.read(from.getText(), to.getText(), time.instant());
        fromBox.show(meant.problems(Moments.FROM));
        toBox.show(meant.problems(Moments.TO));
        if (meant.since().isPresent()) {
            kit.dialogs().close();
            since.set(meant.since().get());
        } else {
            (fromBox.isSaying() ? from : to).requestFocus();
        }
    }
}
