package dev.slipway.ui.apply;

import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.OutputsPane;
import dev.slipway.ui.common.Signs;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What came of a run: what the stack gives now, and what was left in the account on purpose. */
final class ResultPane extends VBox {
    private final OutputsPane outputs;

    ResultPane(Kit kit) {
        outputs = new OutputsPane(kit);
        setId("run-results");
        getStyleClass().add("page-body");
    }

    /** Takes up what came of a run. */
    void show(RunModel run, Ending end) {
        getChildren().clear();
        if (gives(run, end)) {
            outputs.show(end.outputs());
            getChildren().add(outputs);
        }
        run.items().stream()
                .filter(item -> item.state().get() == Item.State.KEPT)
                .forEach(item -> getChildren().add(kept(item)));
    }

    boolean isEmpty() {
        return getChildren().isEmpty();
    }

    /** Whether the run was meant to make something, and there it is. */
    static boolean gives(RunModel run, Ending end) {
        return switch (run.purpose()) {
            case CREATE, CHANGE, RELEASE -> !end.outputs().isEmpty();
            case DESTROY, UNDO -> false;
        };
    }

    private static Node kept(Item item) {
        Label label = new Label(Signs.capital(item.step().title()) + ": " + item.doing().get());
        label.setWrapText(true);
        label.getStyleClass().addAll("notice", "warning");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
