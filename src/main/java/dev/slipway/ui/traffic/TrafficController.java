package dev.slipway.ui.traffic;

import dev.slipway.aws.AwsErrors;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;
import dev.slipway.traffic.Share;
import dev.slipway.ui.common.FailureCard;
import dev.slipway.ui.common.Kit;
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
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.math.BigDecimal;
import java.time.InstantSource;
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
    private final TrafficWords words;
    private final CommitSetting setting;
    private final ShareSlider slider;
    private final ForeignNotice foreign;
    private final FailureCard failure;
    private final HistoryPane history;
    private final Map<Colour, ColourCard> colours = new EnumMap<>(Colour.class);
    private final Timeline clock = new Timeline(new KeyFrame(TICK, _ -> tick()));
    private final Parent node;
    private Optional<Failure> mistyped = Optional.empty();

    @FXML private Label where;
    @FXML private Button home;
    @FXML private Label homeWhy;
    @FXML private VBox notices;
    @FXML private VBox lever;
    @FXML private Label green;
    @FXML private Label blue;
    @FXML private Label meaning;
    @FXML private Label now;
    @FXML private TextField typed;
    @FXML private Button cancel;
    @FXML private Button shift;
    @FXML private Label said;
    @FXML private CheckBox onRelease;
    @FXML private Label sticky;
    @FXML private HBox cards;
    @FXML private VBox past;
    @FXML private Button export;

    /** Where the page leads. */
    public interface Ways {
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
                        InstantSource.system()),
                ways);
    }

    TrafficController(Kit kit, Session session, Stack stack, Source source, Ways ways) {
        this.kit = kit;
        this.stack = stack;
        this.ways = ways;
        this.setting = CommitSetting.in(session.home());
        this.words = new TrafficWords(kit.texts());
        this.model =
                new TrafficModel(
                        kit.texts(),
                        kit.threads(),
                        source,
                        session.account().time(),
                        InstantSource.system(),
                        production(stack),
                        setting.read());
        this.slider = new ShareSlider(hand());
        this.foreign = new ForeignNotice(kit, model);
        this.failure = new FailureCard(kit);
        this.history = new HistoryPane(kit);
        this.node = kit.layouts().load(this);
        new Shortcut(Shortcut.HOME, this::home).during(node);
    }

    private static Colour production(Stack stack) {
        var weights = stack.routing().weights();
        return weights.green() > weights.blue() ? Colour.GREEN : Colour.BLUE;
    }

    private ShareSlider.Hand hand() {
        return new ShareSlider.Hand() {
            @Override
            public void move(BigDecimal percent) {
                mistyped = Optional.empty();
                model.ask(percent);
            }

            @Override
            public void letGo() {
                model.release();
            }
        };
    }

    @FXML
    private void initialize() {
        where.setText(kit.text("traffic.where", stack.loadBalancer().name()));
        lever.getChildren().add(1, slider);
        past.getChildren().add(history);
        for (Colour colour : List.of(Colour.GREEN, Colour.BLUE)) {
            ColourCard card =
                    new ColourCard(
                            kit,
                            colour,
                            stack.service(colour).name(),
                            stack.service(colour).container().image().reference());
            HBox.setHgrow(card, Priority.ALWAYS);
            colours.put(colour, card);
            cards.getChildren().add(card);
        }
        home.getStyleClass().add("home-" + model.home().key());
        home.setText(
                kit.text("traffic.home." + model.home().key(), Shortcut.HOME.getDisplayText()));
        onRelease.setSelected(model.commit() == Commit.ON_RELEASE);
        model.seen().subscribe(look -> look.ifPresent(this::saw));
        model.seen().subscribe(this::show);
        model.asked().subscribe(this::show);
        model.outcome().subscribe(this::show);
        model.foreign().subscribe(this::notices);
        model.failure().subscribe(this::notices);
        model.failure()
                .subscribe(why -> why.filter(AwsErrors::needsLogin).ifPresent(this::loginNeeded));
        notices();
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
        model.look();
    }

    private void loginNeeded(Failure why) {
        ways.loginNeeded(why, model::look);
    }

    private void saw(Look look) {
        colours.values().forEach(card -> card.show(look));
        history.show(look.history());
        export.setDisable(look.history().isEmpty());
    }

    private void tick() {
        model.tick();
        now();
    }

    private void now() {
        now.setText(words.now(model.seen().get(), model.age(), model.asked().get()));
    }

    /** Everything about the slider, from what the model says. */
    private void show() {
        Optional<Share> wanted = model.wanted();
        slider.setDisable(wanted.isEmpty() && model.seen().get().isEmpty());
        wanted.ifPresent(this::divide);
        slider.actual(model.actual().map(share -> percent(share)));
        if (wanted.isEmpty()) {
            meaning.setText(kit.text("traffic.unknown"));
        }
        now();
        buttons();
        String stay =
                model.seen()
                        .get()
                        .flatMap(look -> look.position().stickiness())
                        .map(words::stickiness)
                        .orElse("");
        sticky.setText(stay);
        show(sticky, !stay.isEmpty());
        new Saying(kit, model).on(said, mistyped);
    }

    private static double percent(Share share) {
        return share.of(Colour.GREEN) * 100;
    }

    private void divide(Share share) {
        slider.percent().set(percent(share));
        slider.setAccessibleText(words.meaning(share));
        green.setText(words.share(Colour.GREEN, share));
        blue.setText(words.share(Colour.BLUE, share));
        meaning.setText(words.meaning(share));
        if (!typed.isFocused()) {
            typed.setText(words.bare(share));
        }
    }

    private void buttons() {
        shift.setDisable(model.obstacle().isPresent());
        shift.setText(
                model.asked()
                        .get()
                        .map(to -> kit.text("traffic.shift.to", to.percent(Colour.GREEN)))
                        .orElse(kit.text("traffic.shift")));
        cancel.setDisable(!model.isAskedAnew());
        Optional<String> why = model.noWayBack();
        home.setDisable(why.isPresent());
        homeWhy.setText(why.orElse(""));
        show(homeWhy, why.isPresent());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void notices() {
        notices.getChildren().clear();
        model.foreign()
                .get()
                .ifPresent(
                        theirs -> {
                            foreign.show(theirs);
                            notices.getChildren().add(foreign);
                        });
        model.failure()
                .get()
                .ifPresent(
                        why -> {
                            failure.show(why, () -> loginNeeded(why));
                            notices.getChildren().add(failure);
                        });
        show(notices, !notices.getChildren().isEmpty());
        show();
    }

    @FXML
    private void type() {
        try {
            BigDecimal percent = new BigDecimal(typed.getText().strip().replace(',', '.'));
            mistyped = model.ask(percent);
        } catch (NumberFormatException e) {
            mistyped = Optional.of(words.notANumber(typed.getText()));
        }
        if (mistyped.isEmpty()) {
            model.release();
        }
        show();
    }

    @FXML
    private void shift() {
        model.shift();
    }

    @FXML
    private void cancel() {
        mistyped = Optional.empty();
        model.cancel();
        slider.requestFocus();
        show();
    }

    @FXML
    private void home() {
        model.allHome();
    }

    @FXML
    private void commit() {
        Commit commit = onRelease.isSelected() ? Commit.ON_RELEASE : Commit.BY_BUTTON;
        model.commit(commit);
        kit.threads().background().execute(() -> setting.keep(commit));
    }

    @FXML
    private void export() {
        model.seen().get().ifPresent(look -> new Export(kit, stack.name()).offer(look.history()));
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void close() {
        clock.stop();
        model.close();
    }
}
