package dev.slipway.ui.apply;

import dev.slipway.blueprint.Check;
import dev.slipway.blueprint.Cost;
import dev.slipway.engine.Action;
import dev.slipway.engine.Step;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Signs;

import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** What stands beside a plan: the checks, the cost, and when it deletes, what stays. */
final class ReviewAside extends VBox {
    private final Kit kit;
    private final BooleanProperty deleteData;

    ReviewAside(Kit kit, BooleanProperty deleteData) {
        super(12);
        this.kit = kit;
        this.deleteData = deleteData;
    }

    /**
     * @param intent what the plan is for
     */
    void show(Review review, Intent intent) {
        getChildren().clear();
        notes(intent.notes(kit.texts()));
        if (review.concernsData()) {
            data();
        }
        stays(review, intent.stack());
        if (!review.checks().isEmpty()) {
            heading(kit.text("review.checks"));
            review.checks().stream()
                    .sorted((a, b) -> b.result().compareTo(a.result()))
                    .forEach(check -> getChildren().add(check(check)));
        }
        review.cost().ifPresent(this::cost);
    }

    private void notes(List<String> notes) {
        if (!notes.isEmpty()) {
            heading(kit.text("review.notes"));
            notes.forEach(note -> getChildren().add(text(note)));
        }
    }

    private void data() {
        heading(kit.text("review.data"));
        ToggleGroup group = new ToggleGroup();
        RadioButton keep = new RadioButton(kit.text("review.data.keep"));
        keep.setId("data-keep");
        RadioButton lose = new RadioButton(kit.text("review.data.delete"));
        lose.setId("data-delete");
        for (RadioButton button : List.of(keep, lose)) {
            button.setToggleGroup(group);
            button.setWrapText(true);
            getChildren().add(button);
        }
        group.selectToggle(deleteData.get() ? lose : keep);
        lose.selectedProperty().subscribe(deleteData::set);
        getChildren().add(text(kit.text("review.data.text"), "hint"));
    }

    private void stays(Review review, Stack stack) {
        List<Step<?>> stays = forgotten(review);
        List<String> theirs =
                review.plan().verb() == Verb.DESTROY ? Theirs.of(stack, kit.texts()) : List.of();
        if (stays.isEmpty() && theirs.isEmpty()) {
            return;
        }
        heading(kit.text("review.stays"));
        for (Step<?> step : stays) {
            getChildren().add(text(Signs.capital(step.title())));
            step.note().ifPresent(note -> getChildren().add(text(note, "hint")));
        }
        theirs.forEach(each -> getChildren().add(text(each)));
        if (!theirs.isEmpty()) {
            getChildren().add(text(kit.text("review.stays.text"), "hint"));
        }
    }

    private static List<Step<?>> forgotten(Review review) {
        return review.plan().steps().stream()
                .filter(step -> step.action() == Action.FORGET && step.live().isPresent())
                .<Step<?>>map(step -> step)
                .toList();
    }

    private Node check(Check check) {
        String style =
                switch (check.result()) {
                    case OK -> "success";
                    case WARNING -> "warning";
                    case PROBLEM -> "danger";
                };
        Ikon icon =
                switch (check.result()) {
                    case OK -> Feather.CHECK;
                    case WARNING -> Feather.ALERT_TRIANGLE;
                    case PROBLEM -> Feather.X_CIRCLE;
                };
        String word =
                switch (check.result()) {
                    case OK -> kit.text("review.check.ok");
                    case WARNING -> kit.text("review.check.warning");
                    case PROBLEM -> kit.text("review.check.problem");
                };
        Label title = text(Signs.capital(check.title()));
        Label result = text(word, style + "-text");
        result.setGraphic(Icons.of(icon, style + "-icon"));
        result.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        VBox box = new VBox(2, new HBox(8, title, gap, result), text(check.finding(), "hint"));
        check.remedy().ifPresent(remedy -> box.getChildren().add(text(remedy)));
        box.getStyleClass().add("check");
        return box;
    }

    private void cost(Cost cost) {
        heading(kit.text("review.cost", cost.monthlyUsd()));
        for (Cost.Item item : cost.items()) {
            Label amount = new Label(kit.text("review.cost.item", item.monthlyUsd()));
            amount.setMinWidth(USE_PREF_SIZE);
            Label what = text(item.text(), "hint");
            HBox.setHgrow(what, Priority.ALWAYS);
            what.setMaxWidth(Double.MAX_VALUE);
            getChildren().add(new HBox(8, what, amount));
        }
        cost.assumptions().forEach(each -> getChildren().add(text(each, "hint")));
    }

    private void heading(String text) {
        Label heading = text(text, "heading");
        if (!getChildren().isEmpty()) {
            heading.getStyleClass().add("later");
        }
        getChildren().add(heading);
    }

    private static Label text(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
