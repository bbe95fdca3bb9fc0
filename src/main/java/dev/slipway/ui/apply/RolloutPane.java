package dev.slipway.ui.apply;

import dev.slipway.resources.ecs.RollingOut;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.LogsLink;

import javafx.scene.layout.VBox;

import java.util.List;

/** The services that a run rolls out, as they were seen last. */
final class RolloutPane extends VBox {
    private final Kit kit;
    private final LogsLink logs;
    private List<Seen> shown = List.of();

    /** What is seen of one of them, and whether that is the end of it. */
    record Seen(Item item, Item.State state, RollingOut rollout) {}

    RolloutPane(Kit kit, LogsLink logs) {
        this.kit = kit;
        this.logs = logs;
        setId("rollout");
        getStyleClass().add("page-body");
    }

    void show(RunModel run) {
        List<Seen> now = seen(run);
        if (!now.equals(shown)) {
            shown = now;
            getChildren()
                    .setAll(now.stream().map(each -> new RolloutCard(kit, each, logs)).toList());
        }
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    private static List<Seen> seen(RunModel run) {
        return run.items().stream()
                .flatMap(
                        item ->
                                item.sight().get().stream()
                                        .filter(RollingOut.class::isInstance)
                                        .map(RollingOut.class::cast)
                                        .map(it -> new Seen(item, item.state().get(), it)))
                .toList();
    }
}
