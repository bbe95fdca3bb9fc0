package dev.slipway.ui.logs;

import atlantafx.base.theme.Styles;

import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/** Tells how far an export is and how it ended, until one has read that. */
final class ExportStrip extends HBox {
    private static final double BAR = 200;

    private final Kit kit;
    private final Label name = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label said = new Label();
    private final Button cancel;
    private final Button close;
    private Optional<LogExport> shown = Optional.empty();
    private Subscription watching = Subscription.EMPTY;

    ExportStrip(Kit kit) {
        super(12);
        this.kit = kit;
        setId("log-export");
        getStyleClass().add("log-strip");
        setAlignment(Pos.CENTER_LEFT);
        name.setId("log-export-name");
        name.getStyleClass().add("heading");
        bar.setId("log-export-bar");
        bar.setPrefWidth(BAR);
        bar.setMinWidth(BAR / 2);
        bar.setAccessibleText(kit.text("logs.export.bar"));
        said.setId("log-export-said");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        cancel = button("log-export-cancel", kit.text("logs.export.cancel"));
        cancel.setOnAction(_ -> shown.ifPresent(LogExport::cancel));
        close = button("log-export-close", kit.text("logs.export.close"));
        close.setOnAction(_ -> clear());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(name, bar, said, gap, cancel, close);
        setVisible(this, false);
    }

    private static Button button(String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(Styles.SMALL);
        return button;
    }

    /** Whether an export is being written; another one would have to wait for it. */
    boolean isBusy() {
        return shown.filter(each -> each.state().get() instanceof LogExport.State.Writing)
                .isPresent();
    }

    void show(LogExport export) {
        watching.unsubscribe();
        shown = Optional.of(export);
        name.setText(export.file().getFileName().toString());
        setVisible(this, true);
        watching =
                Subscription.combine(
                        export.written().subscribe(() -> tell(export)),
                        export.state().subscribe(() -> tell(export)));
        tell(export);
    }

    private void tell(LogExport export) {
        boolean writing = export.state().get() instanceof LogExport.State.Writing;
        setVisible(name, writing);
        setVisible(bar, writing);
        setVisible(cancel, writing);
        setVisible(close, !writing);
        switch (export.state().get()) {
            case LogExport.State.Writing() -> {
                bar.setProgress(export.total() == 0 ? 1 : part(export));
                said.setText(
                        kit.text("logs.export.progress", export.written().get(), export.total()));
                said.setGraphic(null);
            }
            case LogExport.State.Done() ->
                    say(
                            Feather.CHECK,
                            "success-icon",
                            kit.text("logs.export.done", export.written().get(), export.file()));
            case LogExport.State.Cancelled() ->
                    say(Feather.INFO, "muted-icon", kit.text("logs.export.cancelled"));
            case LogExport.State.Failed(var failure) ->
                    say(
                            Feather.ALERT_CIRCLE,
                            "danger-icon",
                            kit.text("logs.export.failed", failure.cause(), failure.remedy()));
        }
    }

    private static double part(LogExport export) {
        return Math.min(1, (double) export.written().get() / export.total());
    }

    private void say(Ikon icon, String style, String text) {
        said.setGraphic(Icons.of(icon, style));
        said.setText(text);
    }

    private void clear() {
        watching.unsubscribe();
        shown = Optional.empty();
        setVisible(this, false);
    }

    private static void setVisible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
