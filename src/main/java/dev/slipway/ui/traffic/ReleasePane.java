package dev.slipway.ui.traffic;

import atlantafx.base.theme.Styles;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.ReleaseRecord;
import dev.slipway.traffic.Share;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;
import java.util.function.Predicate;

/** The last release, how to look at it, and what one can do with it. */
final class ReleasePane extends VBox {
    private final Kit kit;
    private final TrafficModel model;
    private final Predicate<Colour> autoscaled;
    private final ReleaseWords words;
    private final Label title = label("release-subject", "title");
    private final Label text = label("release-state");
    private final Label by = label("release-by", "hint");
    private final PreviewBox preview;
    private final Button promote = new Button();
    private final Button back = new Button();
    private final Label why = label("release-why", "hint");

    ReleasePane(Kit kit, TrafficModel model, Predicate<Colour> autoscaled) {
        super(10);
        this.kit = kit;
        this.model = model;
        this.autoscaled = autoscaled;
        this.words = new ReleaseWords(kit.texts());
        this.preview = new PreviewBox(kit);
        setId("release");
        getStyleClass().addAll("panel", "canary");
        promote.setId("release-promote");
        promote.setText(kit.text("traffic.promote"));
        promote.getStyleClass().add(Styles.ACCENT);
        promote.setOnAction(_ -> release().ifPresent(this::promote));
        back.setId("release-back");
        back.setText(kit.text("traffic.rollback"));
        back.setOnAction(_ -> release().ifPresent(this::rollBack));
        HBox buttons = new HBox(8, promote, back, why);
        buttons.getStyleClass().add("deploy-row");
        getChildren().addAll(new VBox(2, title, by), text, preview, buttons);
        show(this, false);
        model.canary().stage().subscribe(this::refresh);
        model.rollback().stage().subscribe(this::refresh);
        model.warm().stage().subscribe(this::refresh);
        model.steering().outcome().subscribe(this::refresh);
        model.steering().foreign().subscribe(this::refresh);
        model.readings().seen().subscribe(this::refresh);
    }

    private Optional<PastRelease> release() {
        return model.readings().seen().get().flatMap(look -> look.released().latest());
    }

    private void promote(PastRelease release) {
        Colour colour = release.begun().colour();
        new PromoteDialog(kit)
                .ask(
                        colour,
                        autoscaled.test(colour.other()),
                        keep -> model.promoting().promote(release, keep));
    }

    private void rollBack(PastRelease release) {
        model.rollback()
                .ask(
                        release,
                        puts ->
                                new RollbackDialog(kit)
                                        .ask(release, puts, () -> model.rollback().run(release)));
    }

    private static Label label(String id, String... styles) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private void refresh() {
        show(this, release().isPresent());
        model.readings()
                .seen()
                .get()
                .ifPresent(
                        look -> look.released().latest().ifPresent(release -> show(look, release)));
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
        buttons(look, release);
        look.released().preview().ifPresent(preview::show);
        boolean serves = isProduction(look, release.begun().colour());
        show(preview, release.completed() && !serves && look.released().preview().isPresent());
    }

    private static boolean isProduction(Look look, Colour colour) {
        return look.share().flatMap(Share::single).filter(colour::equals).isPresent();
    }

    /** Whether there is nothing to promote: it is production, and the other colour is at rest. */
    private static boolean isPromoted(Look look, Colour colour) {
        return isProduction(look, colour)
                && look.health(colour.other()).filter(other -> other.desired() == 0).isPresent();
    }

    private void buttons(Look look, PastRelease release) {
        boolean kept = !(model.warm().stage().get() instanceof WarmStage.None);
        boolean promoted = isPromoted(look, release.begun().colour());
        Optional<String> against = model.promoting().obstacle(release);
        show(promote, release.completed() && !kept && !promoted);
        promote.setDisable(against.isPresent() || model.promoting().isUnderWay());
        back.setDisable(model.rollback().isUnderWay());
        why.setText(against.filter(_ -> promote.isVisible()).orElse(""));
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
