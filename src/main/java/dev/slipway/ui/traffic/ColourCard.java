package dev.slipway.ui.traffic;

import dev.slipway.blueprint.ServiceHealth;
import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Figure;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.LogsLink;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** What one colour runs, how it fares and what it gets. */
final class ColourCard extends VBox {
    private final Kit kit;
    private final Colour colour;
    private final Label share = new Label();
    private final Label image = new Label();
    private final Label revision = new Label();
    private final Label tasks = new Label();
    private final Label targets = new Label();
    private final RequestFigures requests;
    private final Spark spark = new Spark(Counting.SPAN);
    private final VBox troubles = new VBox(4);
    private final DeployRow deploying;

    ColourCard(Kit kit, Colour colour, String service, DeployRow deploying, LogsLink logs) {
        this.kit = kit;
        this.colour = colour;
        this.deploying = deploying;
        this.requests = new RequestFigures(kit, colour);
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
        HBox head =
                new HBox(
                        8, name, what, logs.of("traffic-logs-" + colour.key(), colour), gap, share);
        head.getStyleClass().add("card-head");
        image.setId("traffic-image-" + colour.key());
        image.getStyleClass().add("mono");
        tasks.setId("traffic-tasks-" + colour.key());
        targets.setId("traffic-targets-" + colour.key());
        revision.setId("traffic-revision-" + colour.key());
        revision.getStyleClass().addAll("mono", "muted");
        revision.setMinWidth(USE_PREF_SIZE);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        FlowPane figures =
                new FlowPane(
                        Figure.of(kit.text("traffic.tasks"), tasks),
                        Figure.of(kit.text("traffic.targets"), targets));
        figures.getStyleClass().add("figures");
        figures.getChildren().addAll(requests.nodes());
        spark.getStyleClass().add(colour.key() + "-chart");
        Label caption = new Label(kit.text("traffic.spark"));
        caption.getStyleClass().add("hint");
        getChildren()
                .addAll(
                        head,
                        new HBox(8, image, between, revision),
                        figures,
                        troubles,
                        new VBox(2, spark, caption),
                        deploying);
        troubles.setManaged(false);
    }

    /**
     * @param most what reaches to the top of the chart, so that both colours' can be compared
     */
    void show(Figures figures, NavigableMap<Instant, Double> rates, double most, Instant now) {
        requests.show(figures);
        spark.show(rates, most, now);
    }

    void show(Look look) {
        deploying.show();
        share.setText(
                look.share().map(now -> now.percent(colour)).orElse(kit.text("traffic.unknown")));
        Optional<Runs> runs = Optional.ofNullable(look.runs().get(colour));
        image.setText(runs.map(Runs::image).orElse(""));
        revision.setText(runs.flatMap(Runs::revision).orElse(kit.text("traffic.unknown")));
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
