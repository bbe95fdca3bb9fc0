package dev.slipway.ui.traffic;

import dev.slipway.blueprint.ServiceHealth;
import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** What one colour runs, how it fares and what it gets. */
final class ColourCard extends VBox {
    private final Kit kit;
    private final Colour colour;
    private final Label share = new Label();
    private final Label revision = new Label();
    private final Label tasks = new Label();
    private final Label targets = new Label();
    private final VBox troubles = new VBox(4);

    ColourCard(Kit kit, Colour colour, String service, String image) {
        this.kit = kit;
        this.colour = colour;
        setId("traffic-card-" + colour.key());
        getStyleClass().addAll("panel", "colour-card", colour.key() + "-card");
        Label name = new Label(new TrafficWords(kit.texts()).colour(colour));
        name.getStyleClass().addAll("title", colour.key() + "-text");
        name.setMinWidth(USE_PREF_SIZE);
        Label what = new Label(service);
        what.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        share.setId("traffic-share-" + colour.key());
        share.getStyleClass().add("figure");
        share.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, name, what, gap, share);
        head.getStyleClass().add("card-head");
        Label picture = new Label(image);
        picture.getStyleClass().add("mono");
        tasks.setId("traffic-tasks-" + colour.key());
        targets.setId("traffic-targets-" + colour.key());
        revision.getStyleClass().add("mono");
        HBox figures =
                new HBox(
                        24,
                        figure(kit.text("traffic.tasks"), tasks),
                        figure(kit.text("traffic.targets"), targets),
                        figure(kit.text("traffic.revision"), revision));
        getChildren().addAll(head, picture, figures, troubles);
        troubles.setManaged(false);
    }

    private static VBox figure(String title, Label value) {
        Label name = new Label(title);
        name.getStyleClass().add("hint");
        value.getStyleClass().add("heading");
        return new VBox(2, name, value);
    }

    void show(Look look) {
        share.setText(
                look.share().map(now -> now.percent(colour)).orElse(kit.text("traffic.unknown")));
        revision.setText(
                Optional.ofNullable(look.revisions().get(colour))
                        .orElse(kit.text("traffic.unknown")));
        look.health(colour)
                .filter(ServiceHealth::present)
                .ifPresentOrElse(this::health, this::gone);
    }

    private void health(ServiceHealth health) {
        tasks.setText(kit.text("traffic.of", health.running(), health.desired()));
        targets.setText(kit.text("traffic.of", health.healthy(), health.targets()));
        boolean well = health.healthy() > 0 && health.healthy() == health.targets();
        paint(targets, well);
        troubles(health.troubles());
    }

    private void gone() {
        tasks.setText(kit.text("traffic.unknown"));
        targets.setText(kit.text("traffic.unknown"));
        paint(targets, false);
        troubles(List.of(kit.text("traffic.gone")));
    }

    private static void paint(Label label, boolean well) {
        label.getStyleClass().removeAll("success-text", "warning-text");
        label.getStyleClass().add(well ? "success-text" : "warning-text");
        label.setGraphic(
                well
                        ? Icons.of(Feather.CHECK, "success-icon")
                        : Icons.of(Feather.ALERT_TRIANGLE, "warning-icon"));
    }

    private void troubles(List<String> texts) {
        troubles.getChildren().setAll(texts.stream().map(ColourCard::trouble).toList());
        troubles.setManaged(!texts.isEmpty());
    }

    private static Label trouble(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("warning-text");
        return label;
    }
}
