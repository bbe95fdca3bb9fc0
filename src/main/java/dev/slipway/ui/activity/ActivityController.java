package dev.slipway.ui.activity;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.PastRun;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.FailureCard;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** What was done to a stack so far. */
public final class ActivityController implements Page {
    private final Kit kit;
    private final Stack stack;
    private final boolean going;
    private final ActivityModel model;
    private final Parent node;

    @FXML private Label summary;
    @FXML private ProgressIndicator busy;
    @FXML private VBox rows;
    @FXML private VBox empty;

    /**
     * @param open opens the deployment of the stack, in the background
     * @param going whether a run on the stack is under way at the moment
     */
    public ActivityController(Kit kit, Stack stack, Supplier<Deployment> open, boolean going) {
        this.kit = kit;
        this.stack = stack;
        this.going = going;
        this.model = new ActivityModel(kit.texts(), kit.threads(), open);
        this.node = kit.layouts().load(this);
    }

    @FXML
    private void initialize() {
        model.busy().subscribe(busy::setVisible);
        model.reached().subscribe(this::show);
        model.read();
    }

    private void show(ActivityModel.Reading reading) {
        List<Node> shown =
                switch (reading) {
                    case ActivityModel.Reading.Unread _ -> List.of();
                    case ActivityModel.Reading.Failed(var why) -> {
                        FailureCard card = new FailureCard(kit);
                        card.show(why);
                        yield List.of(card);
                    }
                    case ActivityModel.Reading.Read(var runs) -> rows(runs);
                };
        rows.getChildren().setAll(shown);
        boolean none = reading instanceof ActivityModel.Reading.Read(var runs) && runs.isEmpty();
        empty.setVisible(none);
        empty.setManaged(none);
        summary.setText(
                reading instanceof ActivityModel.Reading.Read(var runs)
                        ? kit.text("activity.summary", runs.size())
                        : "");
    }

    private List<Node> rows(List<PastRun> runs) {
        return runs.stream()
                .<Node>map(
                        run -> {
                            boolean now = going && run == runs.getFirst();
                            return new PastRow(kit, run, now, () -> details(run, now));
                        })
                .toList();
    }

    private Node details(PastRun run, boolean now) {
        return new PastDetails(
                kit,
                run,
                new PastDetails.Ways() {
                    @Override
                    public void save() {
                        kit.desktop()
                                .save(kit.text("activity.save.title"), run.id() + ".json")
                                .ifPresent(file -> write(file, run.toJson()));
                    }

                    @Override
                    public void copy() {
                        String text = new PastWords(kit.texts()).asText(stack.name(), run, now);
                        kit.desktop().copy(text);
                    }
                });
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            kit.dialogs().tell(kit.text("activity.save.failed"), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void close() {
        model.close();
    }
}
