package dev.slipway.ui.wizard;

import dev.slipway.stack.Problem;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is wrong, each a way to where it is.
 *
 * @param id what the ids of the lines begin with
 */
record ProblemList(Kit kit, WizardModel wizard, String id) {
    private static final double TALLEST = 360;

    /**
     * @param before is done before one goes there
     */
    List<Node> lines(Runnable before) {
        List<Node> lines = new ArrayList<>();
        for (Problem problem : wizard.problems()) {
            lines.add(line(problem, lines.size(), before));
        }
        return lines;
    }

    private Node line(Problem problem, int index, Runnable before) {
        Step step = wizard.draft().places().of(problem.path()).step();
        Label where = new Label(kit.text("wizard." + step.key()));
        where.getStyleClass().add("hint");
        Label what = new Label(problem.message());
        what.setWrapText(true);
        Button line = new Button();
        line.setId(id + "-" + index);
        line.getStyleClass().addAll("flat", "problem-line");
        line.setMaxWidth(Double.MAX_VALUE);
        line.setAccessibleText(
                kit.text(
                        problem.isError() ? "wizard.problem.error" : "wizard.problem.warning",
                        where.getText(),
                        problem.message()));
        line.setOnAction(
                _ -> {
                    before.run();
                    wizard.go(problem);
                });
        HBox row =
                new HBox(
                        8,
                        problem.isError()
                                ? Icons.of(Feather.X_CIRCLE, "danger-icon")
                                : Icons.of(Feather.ALERT_TRIANGLE, "warning-icon"),
                        new VBox(2, what, where));
        row.getStyleClass().add("top");
        line.setGraphic(row);
        return line;
    }

    /** Lines that may be more than fit. */
    static ScrollPane scrolled(List<Node> lines) {
        VBox box = new VBox();
        box.getChildren().setAll(lines);
        ScrollPane pane = new ScrollPane(box);
        pane.setFitToWidth(true);
        pane.setMaxHeight(TALLEST);
        pane.getStyleClass().add("page-scroll");
        pane.getStylesheets()
                .add(ProblemList.class.getResource("wizard.css").toExternalForm());
        return pane;
    }
}
