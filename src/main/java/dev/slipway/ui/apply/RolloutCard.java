package dev.slipway.ui.apply;

import dev.slipway.resources.ecs.RollingOut;
import dev.slipway.stack.Colour;
import dev.slipway.ui.common.Figure;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.LogsLink;
import dev.slipway.ui.common.Signs;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How one service rolls out: its tasks, why some stopped, and what ECS says. */
final class RolloutCard extends VBox {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Kit kit;
    private final LogsLink logs;
    private final String id;

    RolloutCard(Kit kit, RolloutPane.Seen seen, LogsLink logs) {
        super(12);
        this.kit = kit;
        this.logs = logs;
        String key = seen.item().step().address().name();
        Colour colour = key.equals(Colour.BLUE.key()) ? Colour.BLUE : Colour.GREEN;
        this.id = "rollout-" + colour.key();
        setId(id);
        getStyleClass().addAll("panel", "rollout");
        getChildren().addAll(head(colour, seen), figures(seen.rollout()));
        stopped(seen.rollout());
        events(seen.rollout());
    }

    private Node head(Colour colour, RolloutPane.Seen seen) {
        Label sign = text(new Signs(kit.texts()).colour(colour), "title", colour.key() + "-text");
        Label name = text(seen.rollout().service(), "muted");
        Label revision = text(seen.rollout().revision(), "mono");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Item.State state = seen.state();
        Label how =
                text(
                        kit.text(
                                switch (state) {
                                    case DONE -> "rollout.done";
                                    case FAILED, SKIPPED -> "rollout.failed";
                                    default -> "rollout.going";
                                }),
                        States.textStyle(state));
        how.setGraphic(Icons.of(States.icon(state), States.colour(state) + "-icon"));
        how.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(10, sign, name, revision, logs.of(id + "-logs", colour), gap, how);
        head.getStyleClass().add("rollout-head");
        return head;
    }

    private Node figures(RollingOut now) {
        FlowPane figures =
                new FlowPane(
                        figure("rollout.desired", "desired", now.desired()),
                        figure("rollout.running", "running", now.running()),
                        figure("rollout.pending", "pending", now.pending()),
                        figure("rollout.stopped", "failed", now.failed()));
        figures.getStyleClass().add("rollout-figures");
        return figures;
    }

    private Node figure(String key, String name, int number) {
        Label value = text(Integer.toString(number));
        value.setId(id + "-" + name);
        if (name.equals("failed") && number > 0) {
            value.getStyleClass().add("danger-text");
        }
        return Figure.of(kit.texts().get(key), value);
    }

    private void stopped(RollingOut now) {
        if (now.stopped().isEmpty()) {
            return;
        }
        getChildren().add(text(kit.text("rollout.why"), "heading"));
        for (RollingOut.Stopped why : now.stopped()) {
            Label count = text(kit.text("rollout.times", why.tasks()), "heading", "danger-text");
            count.setMinWidth(USE_PREF_SIZE);
            String reason =
                    why.exitCode().isPresent()
                            ? kit.text("rollout.exit", why.reason(), why.exitCode().getAsInt())
                            : why.reason();
            Button lines = logs.of(id + "-logs-" + getChildren().size(), why.ids());
            getChildren().add(new HBox(10, count, wrapped(reason, "mono"), lines));
        }
    }

    private void events(RollingOut now) {
        if (now.events().isEmpty()) {
            return;
        }
        getChildren().add(text(kit.text("rollout.events"), "heading"));
        for (RollingOut.Event event : now.events()) {
            Label at = text(CLOCK.format(event.at()), "hint");
            at.setMinWidth(USE_PREF_SIZE);
            getChildren().add(new HBox(10, at, wrapped(event.text(), "hint")));
        }
    }

    private static Label wrapped(String text, String... styles) {
        Label label = text(text, styles);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Label text(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
