package dev.slipway.ui.traffic;

import dev.slipway.aws.AwsErrors;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Failure;
import dev.slipway.logs.Filter.Where;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.LogsLink;
import dev.slipway.ui.common.Narrow;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.common.TypedSecrets;
import dev.slipway.ui.connect.Session;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The slider that divides production traffic, and what one has to see while moving it. */
public final class TrafficController implements Page {
    private static final Duration TICK = Duration.seconds(1);

    private final Kit kit;
    private final Stack stack;
    private final Ways ways;
    private final TrafficModel model;
    private final SteeringController steering;
    private final GuardNotice guard;
    private final ReleasePane release;
    private final WarmPane warm;
    private final RollbackPane rollback;
    private final CanaryPane canary;
    private final PlanPane plan;
    private final HistoryPane history;
    private final ShareLine line = new ShareLine();
    private final WeightChart chart;
    private final Map<Colour, ColourCard> colours = new EnumMap<>(Colour.class);
    private final Timeline clock = new Timeline(new KeyFrame(TICK, _ -> tick()));
    private final Parent node;
    private boolean closed;

    @FXML private Label where;
    @FXML private Button guided;
    @FXML private Button home;
    @FXML private Label homeWhy;
    @FXML private VBox notices;
    @FXML private VBox body;
    @FXML private HBox cards;
    @FXML private Label uncounted;
    @FXML private VBox weights;
    @FXML private VBox past;
    @FXML private Button export;

    /** Where the page leads. */
    public interface Ways {
        /**
         * To what somebody wants a colour to run.
         *
         * @param forced why, if it carries traffic
         */
        void deploy(Stack stack, Colour colour, Optional<String> forced);

        /** To what some of its containers write. */
        void logs(Stack stack, Where where);

        /** Somebody has to sign in; then the page can do what it could not. */
        void loginNeeded(Failure failure, Runnable again);
    }

    public TrafficController(
            Kit kit, Session session, Stack stack, SecretValues secrets, Ways ways) {
        this(
                kit,
                session,
                stack,
                new StackSource(
                        () ->
                                new Deployment(
                                        stack,
                                        session.account(),
                                        session.home(),
                                        new TypedSecrets(secrets, kit.texts())),
                        session.account().time()::now),
                ways);
    }

    TrafficController(Kit kit, Session session, Stack stack, Source source, Ways ways) {
        this.kit = kit;
        this.stack = stack;
        this.ways = ways;
        CommitSetting setting = CommitSetting.in(session.home());
        this.model =
                new TrafficModel(
                        kit.texts(),
                        kit.threads(),
                        source,
                        session.account().time(),
                        session.account().time()::now,
                        production(stack),
                        setting.read());
        this.steering = new SteeringController(kit, model, setting);
        this.guard = new GuardNotice(kit, model.guarding());
        this.release =
                new ReleasePane(
                        kit, model, colour -> stack.service(colour).autoscaling().isPresent());
        this.warm = new WarmPane(kit, model.warm());
        this.rollback = new RollbackPane(kit, model.rollback());
        this.canary = new CanaryPane(kit, model.canary());
        this.plan = new PlanPane(kit, model, () -> plan(false));
        this.history = new HistoryPane(kit);
        this.chart = new WeightChart(kit);
        this.node = kit.layouts().load(this);
        Narrow.mark((Region) node);
        new Shortcut(Shortcut.HOME, this::home).during(node);
    }

    private static Colour production(Stack stack) {
        var weights = stack.routing().weights();
        return weights.green() > weights.blue() ? Colour.GREEN : Colour.BLUE;
    }

    @FXML
    private void initialize() {
        where.setText(kit.text("traffic.where", stack.loadBalancer().name()));
        body.getChildren()
                .addAll(1, List.of(rollback, canary, plan, steering.node(), guard, warm, release));
        plan(false);
        model.canary().stage().subscribe(this::guided);
        past.getChildren().add(history);
        weights.getChildren().add(chart);
        for (Colour colour : List.of(Colour.GREEN, Colour.BLUE)) {
            ColourCard card = card(colour);
            HBox.setHgrow(card, Priority.ALWAYS);
            colours.put(colour, card);
            cards.getChildren().add(card);
        }
        Colour way = model.steering().home();
        home.getStyleClass().add("home-" + way.key());
        home.setText(kit.text("traffic.home." + way.key(), Shortcut.HOME.getDisplayText()));
        model.readings().seen().subscribe(look -> look.ifPresent(this::saw));
        FiguresView figures = new FiguresView(model, colours);
        model.readings().seen().subscribe(figures::show);
        model.counting().counts().subscribe(figures::show);
        model.counting().failure().subscribe(this::uncounted);
        new TrafficNotices(kit, model, this::loginNeeded).in(notices);
        model.readings()
                .failure()
                .subscribe(why -> why.filter(AwsErrors::needsLogin).ifPresent(this::loginNeeded));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
        model.readings().look();
    }

    private ColourCard card(Colour colour) {
        DeployRow row =
                new DeployRow(
                        kit,
                        colour,
                        model.ground(),
                        (to, forced) -> ways.deploy(stack, to, forced));
        model.canary().stage().subscribe(row::show);
        model.rollback().stage().subscribe(row::show);
        return new ColourCard(
                kit,
                colour,
                stack.service(colour).name(),
                row,
                new LogsLink(kit, where -> ways.logs(stack, where)));
    }

    private void plan(boolean open) {
        show(plan, open);
        guided();
    }

    /** There is one canary at a time. */
    private void guided() {
        boolean free = model.canary().stage().get() instanceof CanaryStage.None;
        guided.setDisable(!free || plan.isVisible());
        if (!free) {
            show(plan, false);
        }
    }

    @FXML
    private void guide() {
        plan(true);
    }

    private void loginNeeded(Failure why) {
        ways.loginNeeded(why, model.readings()::look);
    }

    private void saw(Look look) {
        colours.values().forEach(card -> card.show(look));
        history.show(look);
        line.saw(look);
        chart.show(
                line.corners(look.history(), look.at().minus(WeightChart.SPAN), look.at()),
                look.at());
        export.setDisable(look.history().isEmpty() && look.released().history().isEmpty());
        Optional<String> why = model.ground().noWayBack(model.steering().home());
        home.setDisable(why.isPresent());
        homeWhy.setText(why.orElse(""));
        show(homeWhy, why.isPresent());
    }

    private void uncounted(Optional<Failure> why) {
        uncounted.setText(
                why.map(it -> kit.text("traffic.uncounted", it.cause(), it.remedy())).orElse(""));
        show(uncounted, why.isPresent());
    }

    /** What nobody sees asks no account, unless something is at work behind it. */
    private void tick() {
        if (node.getScene() == null && !isAtWork()) {
            return;
        }
        model.tick();
        steering.tick();
        guard.tick();
        canary.tick();
        warm.tick();
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void home() {
        model.allHome();
    }

    @FXML
    private void export() {
        model.readings().seen().get().ifPresent(look -> new Export(kit, stack.name()).offer(look));
    }

    @Override
    public Parent node() {
        return node;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Whether a canary or a rollback is under way, which ends with the window. */
    public boolean isReleasing() {
        return model.isMoving();
    }

    /** Whether a guard watches a move, which nobody does once the window is closed. */
    public boolean isGuarding() {
        return model.guarding().isWatching();
    }

    /** Whether something is at work, so that the page must not be let go. */
    public boolean isAtWork() {
        return model.isAtWork();
    }

    @Override
    public void close() {
        closed = true;
        clock.stop();
        model.close();
    }
}
