package dev.slipway.ui.traffic;

import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.ReleaseRecord;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The last release, how to look at it, and what one can do with it. */
final class ReleasePane extends VBox {
    private final ReleaseWords words;
    private final Label title = label("release-subject", "title");
    private final Label text = label("release-state");
    private final Label by = label("release-by", "hint");
    private final PreviewBox preview;

    ReleasePane(Kit kit) {
        super(10);
        this.words = new ReleaseWords(kit.texts());
        this.preview = new PreviewBox(kit);
        setId("release");
        getStyleClass().addAll("panel", "canary");
        getChildren().addAll(new VBox(2, title, by), text, preview);
        show(this, false);
    }

    private static Label label(String id, String... styles) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    void show(Look look) {
        show(this, look.released().latest().isPresent());
        look.released().latest().ifPresent(release -> show(look, release));
    }

    private void show(Look look, PastRelease release) {
        title.setText(words.subject(release));
        by.setText(words.by(release));
        text.setText(words.state(release, look.share()));
        boolean failed = release.ended().filter(ReleaseRecord.Failed.class::isInstance).isPresent();
        String style = release.completed() ? "success" : failed ? "danger" : "warning";
        Ikon icon =
                release.completed()
                        ? Feather.PACKAGE
                        : failed ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE;
        title.setGraphic(Icons.of(icon, style + "-icon"));
        look.released().preview().ifPresent(preview::show);
        show(preview, release.completed() && look.released().preview().isPresent());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
