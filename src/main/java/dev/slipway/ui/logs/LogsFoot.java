package dev.slipway.ui.logs;

import atlantafx.base.theme.Styles;

import dev.slipway.engine.Failure;
import dev.slipway.logs.Held;
import dev.slipway.logs.Line;
import dev.slipway.logs.LiveState;
import dev.slipway.logs.SourceState;
import dev.slipway.logs.SourceState.Reason;
import dev.slipway.logs.Status;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The foot of a log window: how the tail fares, what is exported, and how times are told. */
final class LogsFoot extends VBox {
    private final Kit kit;
    private final LogsModel model;
    private final Taste taste;
    private final InstantSource time;
    private final StatusStrip strip;
    private final LiveButton live;
    private final ExportStrip exports;
    private final Button signIn;

    LogsFoot(Kit kit, LogsModel model, Taste taste, InstantSource time, Consumer<Failure> login) {
        this.kit = kit;
        this.model = model;
        this.taste = taste;
        this.time = time;
        this.strip = new StatusStrip(kit);
        this.live = new LiveButton(kit, model.live());
        this.exports = new ExportStrip(kit);
        this.signIn = new Button(kit.text("failure.login"), Icons.of(Feather.LOG_IN));
        signIn.setId("log-sign-in");
        signIn.setMinWidth(Region.USE_PREF_SIZE);
        signIn.getStyleClass().add(Styles.SMALL);
        signIn.setOnAction(_ -> expired().ifPresent(login));
        MenuButton clock = new MenuButton(kit.text("logs.clock"));
        clock.setId("log-clock");
        clock.setMinWidth(Region.USE_PREF_SIZE);
        clock.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        clock.getItems().setAll(new MoreMenu(kit).clock(taste.clock()));
        taste.clock().subscribe(each -> clock.setText(kit.text("logs.clock.is", words(kit, each))));
        HBox.setHgrow(strip, Priority.ALWAYS);
        HBox row = new HBox(8, strip, signIn, live, clock);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("log-foot");
        getChildren().setAll(exports, row);
    }

    static String words(Kit kit, Clock clock) {
        return switch (clock) {
            case LOCAL -> kit.text("logs.clock.local");
            case UTC -> kit.text("logs.clock.utc");
            case RELATIVE -> kit.text("logs.clock.relative");
        };
    }

    void tell() {
        Held held = model.look().get().document().live();
        strip.show(
                new Standing(
                        model.status().get(),
                        held.count(),
                        model.cap().get().lines(),
                        held.first(),
                        model.paused().get(),
                        liveState() instanceof LiveState.Live(_, boolean sampled) && sampled),
                taste.stamps(),
                time.instant());
        live.show(liveState());
        signIn.setVisible(expired().isPresent());
        signIn.setManaged(expired().isPresent());
    }

    private LiveState liveState() {
        return model.status().get().map(Status::live).orElseGet(LiveState.Off::new);
    }

    private Optional<Failure> expired() {
        return model.status()
                .get()
                .map(Status::sources)
                .flatMap(
                        sources ->
                                sources.values().stream()
                                        .filter(SourceState.Waiting.class::isInstance)
                                        .map(SourceState.Waiting.class::cast)
                                        .filter(each -> each.reason() == Reason.SIGN_IN)
                                        .map(SourceState.Waiting::failure)
                                        .findFirst());
    }

    /** What can be exported, and how. */
    List<MenuItem> exports(MoreMenu menus) {
        return List.of(
                menus.item(
                        "log-export-shown-text",
                        kit.text("logs.export.shown.text"),
                        () -> export(false, LogExport.Format.TEXT)),
                menus.item(
                        "log-export-shown-json",
                        kit.text("logs.export.shown.json"),
                        () -> export(false, LogExport.Format.JSON_LINES)),
                menus.item(
                        "log-export-all-text",
                        kit.text("logs.export.all.text"),
                        () -> export(true, LogExport.Format.TEXT)),
                menus.item(
                        "log-export-all-json",
                        kit.text("logs.export.all.json"),
                        () -> export(true, LogExport.Format.JSON_LINES)));
    }

    private void export(boolean all, LogExport.Format format) {
        if (exports.isBusy()) {
            kit.dialogs().tell(kit.text("logs.export.busy"), kit.text("logs.export.busy.remedy"));
            return;
        }
        Look look = model.look().get();
        long count = all ? look.document().end() - look.document().first() : look.wanted().count();
        String ending = format == LogExport.Format.TEXT ? ".log" : ".jsonl";
        kit.desktop()
                .save(kit.text("logs.export.title"), "logs" + ending)
                .ifPresent(
                        file ->
                                exports.show(
                                        LogExport.begin(
                                                kit.threads(),
                                                file,
                                                lines(look, all),
                                                count,
                                                format)));
    }

    private static Stream<Line> lines(Look look, boolean all) {
        LongStream numbers =
                all
                        ? LongStream.range(look.document().first(), look.document().end())
                        : LongStream.range(0, look.wanted().count()).map(look.wanted()::numberAt);
        return numbers.mapToObj(look::line).flatMap(Optional::stream);
    }
}
