package dev.slipway.ui.apply;

import atlantafx.base.theme.Styles;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;
import dev.slipway.logs.Filter.Where;
import dev.slipway.resources.ecs.EcsService;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.AfterPulse;
import dev.slipway.ui.common.Dialogs.Question;
import dev.slipway.ui.common.FailureCard;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.LogsLink;
import dev.slipway.ui.common.Narrow;
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
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A run while it goes on, and what came of it. */
public final class RunController implements Page {
    private static final Duration TICK = Duration.millis(500);

    private final Kit kit;
    private final Intent intent;
    private final Ways ways;
    private final Undertaking undertaking;
    private final Parent node;
    private final ViewsController views;
    private final FailureCard failure;
    private final LogsLink logs;
    private final Timeline clock = new Timeline(new KeyFrame(TICK, _ -> tick()));
    private Subscription followed = Subscription.EMPTY;

    @FXML private BorderPane frame;
    @FXML private Label headline;
    @FXML private Label subline;
    @FXML private ProgressBar progress;
    @FXML private Button stop;
    @FXML private Button goOn;
    @FXML private Button undo;
    @FXML private Button traffic;
    @FXML private Button onward;
    @FXML private VBox outcome;

    /** Where the page leads. */
    public interface Ways {
        void overview(Stack stack);

        /** To where the stack's requests go. */
        void traffic(Stack stack);

        /** To what some of its containers write. */
        void logs(Stack stack, Where where);

        /** Back to how it is described. */
        void edit(Intent intent);

        /** Nothing is left of the stack. */
        void gone(Stack stack);

        /** There is more to do than was agreed to: it has to be read first. */
        void review(Intent intent);

        /** Somebody has to sign in; then the run can go on. */
        void loginNeeded(Failure failure, Runnable again);
    }

    /**
     * @param job is carried out at once
     */
    public RunController(Kit kit, Job job, Ways ways) {
        this(
                kit,
                job,
                ways,
                new Undertaking.Pumps() {
                    @Override
                    public <E> Consumer<E> to(Consumer<List<E>> sink) {
                        return new Pump<>(sink);
                    }
                });
    }

    RunController(Kit kit, Job job, Ways ways, Undertaking.Pumps pumps) {
        this.kit = kit;
        this.intent = job.intent();
        this.ways = ways;
        this.logs = new LogsLink(kit, where -> ways.logs(intent.stack(), where));
        this.views = new ViewsController(kit, logs);
        this.failure = new FailureCard(kit);
        this.undertaking = new Undertaking(kit.texts(), kit.threads(), pumps, job);
        this.node = kit.layouts().load(this);
        Narrow.mark((Region) node);
    }

    /** Whether something is being changed at the moment. */
    public boolean isRunning() {
        return undertaking.running().get();
    }

    /** Whether the run was asked to stop and has not ended yet. */
    public boolean isStopping() {
        RunModel.Phase phase = undertaking.run().get().phase().get();
        return phase == RunModel.Phase.STOPPING || phase == RunModel.Phase.BREAKING;
    }

    /** Whether there is something left to go on with here, or to undo. */
    public boolean isUnfinished() {
        return isRunning() || choices().canGoOn();
    }

    public Stack stack() {
        return intent.stack();
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
        // What is carried out takes the processors, too: the page has its first moments to itself.
        AfterPulse.inTurn(this::views, views::fill, () -> views.whenFilled(undertaking::carryOut));
        undertaking.run().subscribe(this::follow);
        undertaking.refused().subscribe(why -> why.ifPresent(this::refused));
        undertaking.running().subscribe(this::buttons);
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
    }

    private void views() {
        frame.setCenter(views.node());
    }

    private void follow(RunModel run) {
        followed.unsubscribe();
        views.follow(run);
        outcome.getChildren().clear();
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

    private void tick() {
        RunModel run = undertaking.run().get();
        if (!run.phase().get().isOver()) {
            run.tick();
        }
        views.refresh();
    }

    private Choices choices() {
        return new Choices(undertaking.run().get(), isRunning());
    }

    private void buttons() {
        RunModel run = undertaking.run().get();
        Choices choices = choices();
        show(stop, choices.going());
        stop.setDisable(run.phase().get() == RunModel.Phase.BREAKING);
        stop.setText(
                run.phase().get() == RunModel.Phase.RUNNING
                        ? kit.text("run.stop")
                        : kit.text("run.stop.waiting"));
        show(goOn, choices.canGoOn());
        show(undo, choices.undoable() > 0);
        undo.setText(kit.text("run.undo", choices.undoable()));
        show(traffic, choices.leadsToTraffic());
        show(onward, choices.isOver());
        traffic.getStyleClass().remove(Styles.ACCENT);
        onward.getStyleClass().remove(Styles.ACCENT);
        if (!choices.canGoOn()) {
            (choices.isRelease() ? traffic : onward).getStyleClass().add(Styles.ACCENT);
        }
        onward.setText(choices.anythingLeft() ? kit.text("run.overview") : kit.text("run.finish"));
    }

    private void failed(Failure why) {
        String text = kit.text(choices().isRelease() ? "run.edit.release" : "run.edit");
        Button edit = new Button(text, Icons.of(Feather.EDIT_2));
        edit.setId("run-edit");
        edit.setOnAction(_ -> ways.edit(intent));
        List<Node> actions = new ArrayList<>();
        if (choices().canEdit() && !AwsErrors.needsLogin(why)) {
            actions.add(edit);
        }
        service(why).ifPresent(colour -> actions.add(logs.of("run-logs", colour)));
        failure.show(why, () -> login(why), actions.toArray(Node[]::new));
        outcome.getChildren().setAll(failure);
    }

    /** The colour whose service did not come up, as far as it is that. */
    private static Optional<Colour> service(Failure why) {
        return why.address()
                .filter(at -> at.kind().equals(EcsService.class.getSimpleName()))
                .flatMap(
                        at ->
                                Stream.of(Colour.values())
                                        .filter(colour -> colour.key().equals(at.name()))
                                        .findFirst());
    }

    private void refused(Failure why) {
        failed(why);
        buttons();
        if (AwsErrors.needsLogin(why)) {
            login(why);
        }
    }

    private void login(Failure why) {
        ways.loginNeeded(why, this::goOn);
    }

    private void ended(Ending end) {
        views.ended(undertaking.run().get(), end);
        buttons();
        if (end.isComplete()) {
            outcome.getChildren().clear();
        } else {
            end.wantsLogin().or(undertaking.run().get().failure()::get).ifPresent(this::failed);
        }
        end.wantsLogin().ifPresent(this::login);
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
        if (undertaking.run().get().purpose() == Purpose.UNDO) {
            undertaking.undo();
        } else {
            undertaking.goOn(() -> ways.review(intent));
        }
    }

    @FXML
    private void undo() {
        long created = choices().undoable();
        kit.dialogs()
                .ask(
                        Question.grave(
                                kit.text("run.undo.sure"),
                                kit.text("run.undo.text", created),
                                kit.text("run.undo", created)),
                        undertaking::undo);
    }

    @FXML
    private void traffic() {
        ways.traffic(stack());
    }

    @FXML
    private void onward() {
        if (choices().anythingLeft()) {
            ways.overview(stack());
        } else {
            ways.gone(stack());
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
