package dev.slipway.ui.apply;

import atlantafx.base.theme.Styles;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Dialogs.Question;
import dev.slipway.ui.common.FailureCard;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Narrow;
import dev.slipway.ui.common.OutputsPane;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.Pump;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A run while it goes on, and what came of it. */
public final class RunController implements Page {
    private static final Duration TICK = Duration.millis(500);

    private final Kit kit;
    private final Stack stack;
    private final Verb verb;
    private final Ways ways;
    private final Undertaking undertaking;
    private final Parent node;
    private final DetailPane detail;
    private final FailureCard failure;
    private final OutputsPane outputs;
    private final Timeline clock = new Timeline(new KeyFrame(TICK, _ -> tick()));
    private Subscription followed = Subscription.EMPTY;
    private Optional<Item> chosen = Optional.empty();
    private Optional<TimelinePane> timelinePane = Optional.empty();

    @FXML private Label headline;
    @FXML private Label subline;
    @FXML private ProgressBar progress;
    @FXML private Button stop;
    @FXML private Button goOn;
    @FXML private Button undo;
    @FXML private Button onward;
    @FXML private VBox outcome;
    @FXML private TabPane tabs;
    @FXML private Tab list;
    @FXML private ListView<Line> lines;
    @FXML private Tab timeline;
    @FXML private ScrollPane timelineScroll;
    @FXML private Tab graph;
    @FXML private ScrollPane graphScroll;
    @FXML private Tab result;
    @FXML private VBox results;
    @FXML private VBox aside;

    /** Where the page leads. */
    public interface Ways {
        void overview(Stack stack);

        /** Nothing is left of the stack. */
        void gone(Stack stack);

        /** There is more to do than was agreed to: it has to be read first. */
        void review(Stack stack, Verb verb);

        /** Somebody has to sign in; then the run can go on. */
        void loginNeeded(Failure failure, Runnable again);
    }

    /**
     * @param job is carried out at once
     */
    public RunController(Kit kit, Job job, Ways ways) {
        this.kit = kit;
        this.stack = job.deployment().stack();
        this.verb = job.plan().verb();
        this.ways = ways;
        this.detail = new DetailPane(kit);
        this.failure = new FailureCard(kit);
        this.outputs = new OutputsPane(kit);
        this.undertaking =
                new Undertaking(
                        kit.texts(),
                        kit.threads(),
                        new Undertaking.Pumps() {
                            @Override
                            public <E> Consumer<E> to(Consumer<List<E>> sink) {
                                return new Pump<>(sink);
                            }
                        },
                        job);
        this.node = kit.layouts().load(this);
        Narrow.mark((Region) node);
    }

    /** Whether something is being changed at the moment. */
    public boolean isRunning() {
        return undertaking.running().get();
    }

    public ReadOnlyBooleanProperty running() {
        return undertaking.running();
    }

    /** Asks the run to stop; for the second time, to stop waiting too. */
    public void requestStop() {
        undertaking.stop();
    }

    @FXML
    private void initialize() {
        lines.setFixedCellSize(34);
        lines.setCellFactory(_ -> new LineCell(lines.widthProperty()));
        lines.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        aside.getChildren().setAll(detail);
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::tick);
        undertaking.run().subscribe(this::follow);
        undertaking.refused().subscribe(why -> why.ifPresent(this::refused));
        undertaking.running().subscribe(this::buttons);
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
    }

    private void follow(RunModel run) {
        followed.unsubscribe();
        chosen = Optional.empty();
        List<Line> all = new ArrayList<>();
        for (Line.Section section : run.sections()) {
            all.add(section);
            all.addAll(section.items());
        }
        lines.getItems().setAll(all);
        TimelinePane bars = new TimelinePane(run);
        timelinePane = Optional.of(bars);
        timelineScroll.setContent(bars);
        graphScroll.setContent(new GraphPane(run, this::choose));
        outcome.getChildren().clear();
        tabs.getTabs().remove(result);
        tabs.getSelectionModel().select(list);
        followed =
                Subscription.combine(
                        run.headline().subscribe(headline::setText),
                        run.subline().subscribe(subline::setText),
                        run.progress().subscribe(done -> progress.setProgress(done.doubleValue())),
                        run.failure().subscribe(why -> why.ifPresent(this::failed)),
                        run.phase().subscribe(this::buttons),
                        run.ending().subscribe(end -> end.ifPresent(this::ended)));
        buttons();
        tick();
    }

    private void choose(Line line) {
        if (line instanceof Item item) {
            chosen = Optional.of(item);
            tick();
        }
    }

    /** Only what is in sight follows the clock. */
    private void tick() {
        RunModel run = undertaking.run().get();
        if (!run.phase().get().isOver()) {
            run.tick();
        }
        detail.show(run, chosen);
        if (timeline.isSelected()) {
            timelinePane.ifPresent(TimelinePane::refresh);
        }
    }

    private void buttons() {
        RunModel run = undertaking.run().get();
        boolean going = undertaking.running().get();
        boolean unfinished = !going && run.phase().get() == RunModel.Phase.UNFINISHED;
        RunModel.Purpose purpose = run.purpose();
        show(stop, going);
        stop.setDisable(run.phase().get() == RunModel.Phase.BREAKING);
        stop.setText(
                run.phase().get() == RunModel.Phase.RUNNING
                        ? kit.text("run.stop")
                        : kit.text("run.stop.waiting"));
        show(goOn, unfinished);
        long created = run.ending().get().map(Ending::created).orElse(0L);
        boolean undoable = purpose != RunModel.Purpose.DESTROY && purpose != RunModel.Purpose.UNDO;
        show(undo, unfinished && undoable && created > 0);
        undo.setText(kit.text("run.undo", created));
        show(onward, !going && run.phase().get().isOver());
        boolean left = run.ending().get().filter(Ending::anythingLeft).isPresent();
        onward.getStyleClass().remove(Styles.ACCENT);
        if (!unfinished) {
            onward.getStyleClass().add(Styles.ACCENT);
        }
        onward.setText(left ? kit.text("run.overview") : kit.text("run.finish"));
    }

    private void failed(Failure why) {
        failure.show(why);
        outcome.getChildren().setAll(failure);
    }

    private void refused(Failure why) {
        failed(why);
        buttons();
        login(why);
    }

    private void login(Failure why) {
        if (AwsErrors.needsLogin(why)) {
            ways.loginNeeded(why, this::goOn);
        }
    }

    private void ended(Ending end) {
        tick();
        lines.refresh();
        buttons();
        if (end.isComplete()) {
            outcome.getChildren().clear();
            showResult(end);
        }
        end.failure().ifPresent(this::login);
    }

    private void showResult(Ending end) {
        RunModel run = undertaking.run().get();
        boolean made = !end.outputs().isEmpty() && run.purpose() != RunModel.Purpose.UNDO;
        results.getChildren().clear();
        if (made && verb == Verb.APPLY) {
            outputs.show(end.outputs());
            results.getChildren().add(outputs);
        }
        run.items().stream()
                .filter(item -> item.state().get() == Item.State.KEPT)
                .forEach(item -> results.getChildren().add(kept(item)));
        if (!results.getChildren().isEmpty()) {
            result.setText(made ? kit.text("run.tab.outputs") : kit.text("run.tab.kept"));
            tabs.getTabs().addFirst(result);
            tabs.getSelectionModel().select(result);
        }
    }

    private Node kept(Item item) {
        Label label = new Label(Signs.capital(item.step().title()) + ": " + item.doing().get());
        label.setWrapText(true);
        label.getStyleClass().addAll("notice", "warning");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void stop() {
        undertaking.stop();
    }

    @FXML
    private void goOn() {
        if (undertaking.run().get().purpose() == RunModel.Purpose.UNDO) {
            undertaking.undo();
        } else {
            undertaking.goOn(() -> ways.review(stack, verb));
        }
    }

    @FXML
    private void undo() {
        long created = undertaking.run().get().ending().get().map(Ending::created).orElse(0L);
        kit.dialogs()
                .ask(
                        Question.grave(
                                kit.text("run.undo.sure"),
                                kit.text("run.undo.text", created),
                                kit.text("run.undo", created)),
                        undertaking::undo);
    }

    @FXML
    private void onward() {
        boolean left =
                undertaking.run().get().ending().get().filter(Ending::anythingLeft).isPresent();
        if (left) {
            ways.overview(stack);
        } else {
            ways.gone(stack);
        }
    }

    @Override
    public Parent node() {
        return node;
    }

    /** The run itself goes on, if it does. */
    @Override
    public void close() {
        clock.stop();
    }
}
