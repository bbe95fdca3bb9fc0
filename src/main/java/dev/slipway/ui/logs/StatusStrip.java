package dev.slipway.ui.logs;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;

import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Signs;
import dev.slipway.ui.logs.Standing.Blocked;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The foot of a log window: whether it is live, how fast and how late, and what it cannot read. */
final class StatusStrip extends HBox {
    private static final double POPOVER = 420;

    private final Kit kit;
    private final Region dot = new Region();
    private final Label state = label("log-status-state");
    private final Label speed = label("log-status-speed", "hint");
    private final Label behind = label("log-status-behind", "hint");
    private final Label held = label("log-status-held", "hint");
    private final Label late = label("log-status-late", "hint");
    private final Label dropped = label("log-status-dropped", "hint");
    private final Label sampled = label("log-status-sampled", "badge");
    private final Button blocked = new Button();
    private List<Blocked> troubles = List.of();

    StatusStrip(Kit kit) {
        super(16);
        this.kit = kit;
        setId("log-status");
        getStyleClass().add("log-strip");
        setAlignment(Pos.CENTER_LEFT);
        state.setGraphic(dot);
        sampled.setText(kit.text("logs.status.sampled"));
        blocked.setId("log-status-blocked");
        blocked.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, "warning-icon"));
        blocked.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        blocked.setMinWidth(USE_PREF_SIZE);
        blocked.setOnAction(_ -> explain());
        getChildren().addAll(state, speed, behind, held, late, dropped, sampled, blocked);
    }

    private static Label label(String id, String... styles) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /**
     * Says how it stands.
     *
     * @param stamps how the window tells moments
     */
    void show(Standing standing, Stamps stamps, Instant now) {
        StatusWords words = new StatusWords(kit.texts(), stamps);
        state.setText(words.state(standing, now));
        dot.getStyleClass().setAll("log-dot", StatusWords.style(standing.now()));
        show(speed, words.speed(standing));
        show(behind, words.behind(standing));
        held.setText(words.held(standing));
        late.setText(words.late(standing));
        dropped.setText(words.dropped(standing));
        setVisible(sampled, standing.sampled());
        troubles = standing.blocked();
        show(blocked, words.blocked(standing));
    }

    private void explain() {
        VBox groups = new VBox(12);
        groups.setId("log-status-groups");
        groups.setPrefWidth(POPOVER);
        troubles.forEach(each -> groups.getChildren().add(trouble(each)));
        Popover popover = new Popover(groups);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_LEFT);
        popover.show(blocked);
    }

    private Node trouble(Blocked each) {
        return new VBox(
                4,
                wrapped(each.source().group(), "heading"),
                wrapped(Signs.capital(each.failure().cause())),
                wrapped(kit.text("failure.remedy", each.failure().remedy()), "muted"));
    }

    private static Label wrapped(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private static void show(Labeled labeled, Optional<String> text) {
        text.ifPresent(labeled::setText);
        setVisible(labeled, text.isPresent());
    }

    private static void setVisible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
