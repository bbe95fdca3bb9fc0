package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Share;
import dev.slipway.ui.common.Kit;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/** The slider, with what is asked for and what is in fact side by side. */
final class SteeringController {
    private final Kit kit;
    private final Steering model;
    private final Readings readings;
    private final Ground ground;
    private final TrafficWords words;
    private final CommitSetting setting;
    private final ShareSlider slider;
    private final Parent node;
    private Optional<Failure> mistyped = Optional.empty();

    /** What was taken from the field or put there; what differs from it is being typed. */
    private String read = "";

    @FXML private VBox lever;
    @FXML private Label green;
    @FXML private Label blue;
    @FXML private Label meaning;
    @FXML private Label now;
    @FXML private TextField typed;
    @FXML private Button cancel;
    @FXML private Button raise;
    @FXML private Button force;
    @FXML private Button shift;
    @FXML private Label said;
    @FXML private CheckBox onRelease;
    @FXML private Label sticky;

    SteeringController(Kit kit, TrafficModel traffic, CommitSetting setting) {
        this.kit = kit;
        this.model = traffic.steering();
        this.readings = traffic.readings();
        this.ground = traffic.ground();
        this.words = new TrafficWords(kit.texts());
        this.setting = setting;
        this.slider = new ShareSlider(hand());
        this.node = kit.layouts().load(this);
        traffic.canary().stage().subscribe(this::show);
        traffic.rollback().stage().subscribe(this::show);
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
        lever.getChildren().add(1, slider);
        onRelease.setSelected(model.commit() == Commit.ON_RELEASE);
        readings.seen().subscribe(this::show);
        model.asked().subscribe(this::show);
        model.outcome().subscribe(this::show);
        model.foreign().subscribe(this::show);
    }

    Parent node() {
        return node;
    }

    /** Says anew how old what it shows is. */
    void tick() {
        now.setText(words.now(readings.seen().get(), readings.age(), model.asked().get()));
    }

    private void show() {
        Optional<Share> wanted = model.wanted();
        boolean occupied = ground.occupied().isPresent();
        slider.setDisable(occupied || wanted.isEmpty() && readings.seen().get().isEmpty());
        typed.setDisable(occupied);
        wanted.ifPresent(this::divide);
        slider.actual(readings.share().map(share -> percent(share)));
        if (wanted.isEmpty()) {
            meaning.setText(kit.text("traffic.unknown"));
        }
        tick();
        buttons();
        String stay =
                readings.seen()
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
        if (!typed.isFocused() || typed.getText().equals(read)) {
            typed.setText(words.bare(share));
            read = typed.getText();
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
        show(force, model.canForce());
        OptionalInt tasks = model.raising().tasks();
        show(raise, tasks.isPresent());
        tasks.ifPresent(number -> raise.setText(kit.text("traffic.raise", number)));
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
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
            read = typed.getText();
            model.release();
        }
        show();
    }

    @FXML
    private void shift() {
        model.shift();
    }

    @FXML
    private void raise() {
        model.raising().raise();
        show();
    }

    @FXML
    private void force() {
        model.asked()
                .get()
                .ifPresent(
                        to ->
                                new ForceDialog(kit)
                                        .ask(
                                                kit.text("traffic.force.title"),
                                                kit.text("traffic.force.text", said.getText()),
                                                kit.text(
                                                        "traffic.force.yes",
                                                        to.percent(Colour.GREEN)),
                                                model::force));
    }

    @FXML
    private void cancel() {
        mistyped = Optional.empty();
        model.cancel();
        slider.requestFocus();
        show();
    }

    @FXML
    private void commit() {
        Commit commit = onRelease.isSelected() ? Commit.ON_RELEASE : Commit.BY_BUTTON;
        model.commit(commit);
        kit.threads().background().execute(() -> setting.keep(commit));
    }
}
