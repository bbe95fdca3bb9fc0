package dev.slipway.ui.apply;

import dev.slipway.engine.Action;
import dev.slipway.engine.PropertyChange;
import dev.slipway.engine.Step;
import dev.slipway.ui.common.Fold;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Signs;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/** What happens to one resource, and on demand why, property by property. */
final class PlanRow extends Fold {
    private final Kit kit;
    private final Step<?> step;
    private final List<String> after;
    private final Optional<String> whole;

    /**
     * @param after the titles of what it waits for
     * @param whole the title of what it is part of and goes together with
     */
    PlanRow(Kit kit, Step<?> step, List<String> after, Optional<String> whole) {
        super("plan-row");
        this.kit = kit;
        this.step = step;
        this.after = after;
        this.whole = whole;
        show(
                "step-" + step.address().kind() + "-" + step.address().name(),
                line(),
                new Signs(kit.texts()).todo(step.action()) + " " + step.title(),
                this::details);
    }

    private HBox line() {
        Label sign = new Label(step.action().sign());
        sign.getStyleClass().addAll("mono", "sign", Signs.style(step.action()));
        Label word = new Label(new Signs(kit.texts()).todo(step.action()));
        word.getStyleClass().addAll("word", Signs.style(step.action()));
        Label kind = new Label(Signs.kind(step));
        kind.getStyleClass().add("kind");
        Label name = new Label(step.label());
        name.getStyleClass().addAll("mono", why().isEmpty() ? "wide-name" : "name");
        Label why = new Label(why());
        why.getStyleClass().add("hint");
        why.setMinWidth(0);
        HBox.setHgrow(why, Priority.ALWAYS);
        HBox line = new HBox(8, sign, word, kind, name, why);
        line.getStyleClass().add("plan-line");
        return line;
    }

    private String why() {
        if (whole.isPresent()) {
            return kit.text("review.with", whole.get());
        }
        if (step.note().isPresent()) {
            return step.note().get();
        }
        if (step.action() == Action.DELETE && !after.isEmpty()) {
            return after(2);
        }
        long changes = step.changes().all().size();
        return step.action() == Action.CREATE || changes == 0
                ? ""
                : kit.text("review.properties", changes);
    }

    private String after(int most) {
        String first = String.join(", ", after.stream().limit(most).toList());
        return after.size() > most
                ? kit.text("review.after.more", first, after.size() - most)
                : kit.text("review.after", first);
    }

    private Node details() {
        VBox details = new VBox();
        details.getStyleClass().add("plan-details");
        whole.map(it -> kit.text("review.with", it))
                .or(step::note)
                .ifPresent(note -> details.getChildren().add(text(note)));
        if (!after.isEmpty()) {
            details.getChildren().add(text(after(after.size())));
        }
        step.changes().all().forEach(change -> details.getChildren().add(change(change)));
        step.observed().forEach(change -> details.getChildren().add(change(change)));
        step.tagsToSet()
                .forEach(
                        (key, value) ->
                                details.getChildren()
                                        .add(text(kit.text("review.tag.set", key, value))));
        step.tagsToRemove()
                .forEach(
                        key -> details.getChildren().add(text(kit.text("review.tag.remove", key))));
        if (details.getChildren().isEmpty()) {
            details.getChildren().add(text(kit.text("review.details.none")));
        }
        return details;
    }

    private Node change(PropertyChange change) {
        Label path = text(change.path());
        path.getStyleClass().addAll("mono", "path");
        HBox line = new HBox(8, path, text(values(change), "mono"));
        line.getStyleClass().add("change");
        if (change.reason() != PropertyChange.Reason.EDITED) {
            line.getChildren().add(text("(" + change.reason().text() + ")", "hint"));
        }
        if (change.immutable()) {
            line.getChildren().add(text(kit.text("review.replaces"), "danger-text"));
        }
        return line;
    }

    private String values(PropertyChange change) {
        String none = kit.text("review.value.none");
        String to = change.desired().map(Object::toString).orElse(none);
        boolean isNew = change.live().isEmpty() && change.reason() == PropertyChange.Reason.EDITED;
        return isNew ? to : change.live().map(Object::toString).orElse(none) + " → " + to;
    }

    private static Label text(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
