package dev.slipway.ui.wizard;

import dev.slipway.stack.Colour;
import dev.slipway.stack.Problem;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that is wrong, step by step, each a way to where it is.
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
        int index = 0;
        for (Step step : Step.values()) {
            List<Problem> problems = wizard.draft().problems(step);
            if (!problems.isEmpty()) {
                Label group = new Label(kit.text("wizard." + step.key()));
                group.getStyleClass().addAll("heading", "group");
                group.setMaxWidth(Double.MAX_VALUE);
                lines.add(group);
            }
            for (Problem problem : problems) {
                lines.add(line(problem, index++, before));
            }
        }
        return lines;
    }

    /** Both colours may have the same problem. */
    private String text(Problem problem) {
        return Arrays.stream(Colour.values())
                .filter(colour -> problem.path().startsWith("services." + colour.key() + "."))
                .map(colour -> ColourMark.text(kit, colour) + ": " + problem.message())
                .findFirst()
                .orElse(problem.message());
    }

    private Node line(Problem problem, int index, Runnable before) {
        Button line =
                new Button(
                        text(problem),
                        problem.isError()
                                ? Icons.of(Feather.X_CIRCLE, "danger-icon")
                                : Icons.of(Feather.ALERT_TRIANGLE, "warning-icon"));
        line.setId(id + "-" + index);
        line.getStyleClass().addAll("flat", "problem-line");
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setMaxWidth(Double.MAX_VALUE);
        line.setAccessibleText(
                kit.text(
                        problem.isError() ? "wizard.problem.error" : "wizard.problem.warning",
                        text(problem)));
        line.setOnAction(
                _ -> {
                    before.run();
                    wizard.go(problem);
                });
        return line;
    }

    /** Lines that may be more than fit. */
    static ScrollPane scrolled(List<Node> lines) {
        VBox box = new VBox();
        box.getStyleClass().add("rows");
        box.getChildren().setAll(lines);
        ScrollPane pane = new ScrollPane(box);
        pane.setFitToWidth(true);
        pane.setMaxHeight(TALLEST);
        pane.getStyleClass().add("page-scroll");
        pane.getStylesheets().add(ProblemList.class.getResource("wizard.css").toExternalForm());
        return pane;
    }
}
