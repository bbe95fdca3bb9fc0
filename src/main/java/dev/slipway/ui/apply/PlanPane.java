package dev.slipway.ui.apply;

import dev.slipway.engine.Action;
import dev.slipway.engine.Group;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Step;
import dev.slipway.engine.Verb;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan: what is lost first, then everything under its headings. */
final class PlanPane extends VBox {
    private final Kit kit;
    private List<Step<?>> plan = List.of();

    PlanPane(Kit kit) {
        this.kit = kit;
        setId("plan");
        getStyleClass().add("plan");
    }

    /**
     * @param all whether what does not change is listed too
     */
    void show(Plan plan, boolean all) {
        getChildren().clear();
        this.plan = plan.steps();
        Map<String, Step<?>> steps = new LinkedHashMap<>();
        plan.steps().forEach(step -> steps.put(step.key(), step));
        Map<String, List<String>> after = after(plan, steps);
        List<Step<?>> grave = plan.verb() == Verb.APPLY ? grave(plan) : List.of();
        if (!grave.isEmpty()) {
            getChildren().add(heading(kit.text("review.grave"), grave.size(), true));
            grave.forEach(step -> add(step, after));
        }
        plan.byGroup().forEach((group, own) -> group(group, own, grave, all, after));
    }

    private static List<Step<?>> grave(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.action() == Action.REPLACE || step.action() == Action.DELETE)
                .sorted(Comparator.comparing(step -> step.action() == Action.DELETE))
                .<Step<?>>map(step -> step)
                .toList();
    }

    private void group(
            Group group,
            List<Step<?>> own,
            List<Step<?>> told,
            boolean all,
            Map<String, List<String>> after) {
        List<Step<?>> shown =
                own.stream()
                        .filter(step -> !told.contains(step))
                        .filter(
                                step ->
                                        all
                                                || step.action() != Action.NONE
                                                || !step.observed().isEmpty())
                        .toList();
        if (!shown.isEmpty()) {
            getChildren().add(heading(group.title(), shown.size(), false));
            shown.forEach(step -> add(step, after));
        }
    }

    private void add(Step<?> step, Map<String, List<String>> after) {
        getChildren()
                .add(
                        new PlanRow(
                                kit, step, after.getOrDefault(step.key(), List.of()), whole(step)));
    }

    /** The title of what goes together with a step, if it is part of something that goes. */
    private Optional<String> whole(Step<?> step) {
        return step.kind()
                .partOf()
                .filter(_ -> step.withParent())
                .flatMap(
                        type ->
                                plan.stream()
                                        .filter(one -> step.dependencies().contains(one.address()))
                                        .filter(one -> one.kind().type() == type)
                                        .findFirst())
                .map(Step::title);
    }

    private Node heading(String title, int count, boolean grave) {
        Label text = new Label(title);
        text.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label number = new Label(kit.text("review.count", count));
        number.getStyleClass().add("muted");
        HBox heading = new HBox(8, text, gap, number);
        heading.getStyleClass().add("group-head");
        if (grave) {
            heading.getStyleClass().add("grave");
        }
        return heading;
    }

    private static Map<String, List<String>> after(Plan plan, Map<String, Step<?>> steps) {
        Map<String, List<String>> after = new LinkedHashMap<>();
        plan.order()
                .forEach(
                        (key, before) -> {
                            List<String> titles = new ArrayList<>();
                            before.stream()
                                    .map(steps::get)
                                    .filter(step -> step.action() != Action.NONE)
                                    .map(Step::title)
                                    .forEach(titles::add);
                            after.put(key, titles);
                        });
        return after;
    }
}
