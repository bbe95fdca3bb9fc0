package dev.slipway.ui.traffic;

import atlantafx.base.theme.Styles;

import dev.slipway.stack.Problem;
import dev.slipway.traffic.CanaryPlan;
import dev.slipway.ui.common.FieldBox;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where one writes a canary of one's own; what is wrong is said at its field. */
final class CanaryEditor extends VBox {
    private static final int MOST = 20;
    private static final double WIDTH = 200;
    private static final double REMOVE = 36;

    private record Line(FieldBox percent, FieldBox minutes, Button remove) {}

    private final Kit kit;
    private final Runnable changed;
    private final List<Line> lines = new ArrayList<>();
    private final VBox steps = new VBox(8);
    private final Button add = new Button();
    private final FieldBox errors;
    private final FieldBox slowdown;
    private final FieldBox slack;
    private final FieldBox requests;

    /**
     * @param changed is told of every change
     */
    CanaryEditor(Kit kit, CanaryPlan start, Runnable changed) {
        super(12);
        this.kit = kit;
        this.changed = changed;
        setId("canary-editor");
        CanaryDraft draft = CanaryDraft.of(start);
        errors = field("limits.errors", draft.errors(), kit.text("traffic.draft.errors"));
        slowdown = field("limits.slowdown", draft.slowdown(), kit.text("traffic.draft.slowdown"));
        slack = field("limits.slack", draft.slack(), kit.text("traffic.draft.slack"));
        requests = field("limits.requests", draft.requests(), kit.text("traffic.draft.requests"));
        draft.rows().forEach(this::add);
        add.setId("canary-add");
        add.setText(kit.text("traffic.draft.add"));
        add.setGraphic(Icons.of(Feather.PLUS));
        add.getStyleClass().add(Styles.SMALL);
        add.setOnAction(_ -> addAnother());
        getChildren().addAll(heads(), steps, add, new HBox(12, errors, slowdown, slack, requests));
        arrange();
    }

    private HBox heads() {
        HBox heads = new HBox(12, new Label(kit.text("traffic.draft.share")));
        heads.getChildren().add(new Label(kit.text("traffic.draft.minutes")));
        heads.getChildren().add(new Region());
        for (Node head : heads.getChildren()) {
            head.getStyleClass().add("heading");
            HBox.setHgrow(head, head instanceof Label ? Priority.ALWAYS : Priority.NEVER);
            ((Region) head).setPrefWidth(head instanceof Label ? WIDTH : REMOVE);
            ((Region) head).setMaxWidth(head instanceof Label ? Double.MAX_VALUE : REMOVE);
        }
        return heads;
    }

    private FieldBox field(String path, String text, String label) {
        TextField field = new TextField(text);
        field.setId("canary-" + path.replace('.', '-'));
        field.setAccessibleText(label);
        field.textProperty().subscribe((_, _) -> tell());
        FieldBox box = new FieldBox();
        box.setContent(field);
        box.setPath(path);
        box.setLabel(label);
        box.setMinWidth(0);
        box.setPrefWidth(WIDTH);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    /** A field below the head of its column. */
    private FieldBox cell(String text, String said) {
        FieldBox box = field("steps", text, said);
        box.setLabel("");
        return box;
    }

    private void add(CanaryDraft.Row row) {
        Button remove = new Button("", Icons.of(Feather.TRASH_2));
        remove.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        remove.setMinWidth(REMOVE);
        remove.setPrefWidth(REMOVE);
        Line line =
                new Line(
                        cell(row.percent(), kit.text("traffic.draft.share")),
                        cell(row.minutes(), kit.text("traffic.draft.minutes")),
                        remove);
        remove.setAccessibleText(kit.text("traffic.draft.remove"));
        remove.setOnAction(
                _ -> {
                    lines.remove(line);
                    arrange();
                    tell();
                });
        lines.add(line);
    }

    private void addAnother() {
        add(new CanaryDraft.Row("", lines.isEmpty() ? "5" : text(lines.getLast().minutes())));
        arrange();
        tell();
        lines.getLast().percent().getContent().requestFocus();
    }

    /** A line is known by its place, which changes as others come and go. */
    private void arrange() {
        steps.getChildren().clear();
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            place(line.percent(), at, "percent");
            place(line.minutes(), at, "minutes");
            line.remove().setId("canary-remove-" + at);
            line.remove().setDisable(lines.size() == 1);
            HBox row = new HBox(12, line.percent(), line.minutes(), line.remove());
            row.getStyleClass().add("canary-row");
            steps.getChildren().add(row);
        }
        add.setDisable(lines.size() >= MOST);
    }

    private static void place(FieldBox box, int at, String what) {
        box.setPath("steps." + at + "." + what);
        box.getContent().setId("canary-steps-" + at + "-" + what);
    }

    private static String text(FieldBox box) {
        return ((TextField) box.getContent()).getText();
    }

    private CanaryDraft draft() {
        return new CanaryDraft(
                lines.stream()
                        .map(
                                line ->
                                        new CanaryDraft.Row(
                                                text(line.percent()), text(line.minutes())))
                        .toList(),
                text(errors),
                text(slowdown),
                text(slack),
                text(requests));
    }

    private void tell() {
        List<Problem> problems = draft().problems(kit.texts());
        boxes().forEach(
                        box ->
                                box.show(
                                        problems.stream()
                                                .filter(it -> it.path().equals(box.getPath()))
                                                .toList()));
        changed.run();
    }

    private Stream<FieldBox> boxes() {
        return Stream.concat(
                lines.stream().flatMap(line -> Stream.of(line.percent(), line.minutes())),
                Stream.of(errors, slowdown, slack, requests));
    }

    /** What is written there, if nothing is wrong with it. */
    Optional<CanaryPlan> plan() {
        return draft().plan(kit.texts());
    }
}
