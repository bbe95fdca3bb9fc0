package dev.slipway.ui.wizard;

import dev.slipway.aws.AwsErrors;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.FailureCard;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Narrow;
import dev.slipway.ui.common.Page;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;
import java.util.function.Supplier;

/** What a colour is to run from now on: the first step of a release. */
public final class ReleaseController implements Page {
    private final Kit kit;
    private final Supplier<Deployment> open;
    private final Wanted wanted;
    private final Ways ways;
    private final Latest asking;
    private final FailureCard failure;
    private final Parent node;
    private Optional<ReleaseModel> model = Optional.empty();

    @FXML private Label title;
    @FXML private Label where;
    @FXML private ProgressIndicator busy;
    @FXML private VBox notices;
    @FXML private VBox form;
    @FXML private VBox application;
    @FXML private VBox size;
    @FXML private TextField image;
    @FXML private VBox environment;
    @FXML private ComboBox<Integer> cpu;
    @FXML private ComboBox<Integer> memory;
    @FXML private Button review;

    /**
     * What is known beforehand.
     *
     * @param forced why, if the colour carries traffic
     * @param typed how the colour is to be, if somebody has said so already
     */
    public record Wanted(
            Stack stack, Colour colour, Optional<String> forced, Optional<Service> typed) {}

    /** Where the page leads. */
    public interface Ways {
        /** To what it takes to have the colour so. */
        void review(Service service);

        void back();

        /** Somebody has to sign in; then the page can do what it could not. */
        void loginNeeded(Failure failure, Runnable again);
    }

    /**
     * @param open opens the deployment, in the background
     */
    public ReleaseController(Kit kit, Supplier<Deployment> open, Wanted wanted, Ways ways) {
        this.kit = kit;
        this.open = open;
        this.wanted = wanted;
        this.ways = ways;
        this.asking = new Latest(kit.threads());
        this.failure = new FailureCard(kit);
        this.node = kit.layouts().load(this);
        Narrow.mark((Region) node);
    }

    @FXML
    private void initialize() {
        String sign = ColourMark.text(kit, wanted.colour());
        title.setText(kit.text("release.title", sign));
        where.setText(
                wanted.forced()
                        .map(why -> kit.text("release.where.forced", sign, why))
                        .orElse(kit.text("release.where", sign)));
        Shown.when(asking.busy(), busy);
        review.setDisable(true);
        Shown.set(form, false);
        wanted.typed().ifPresentOrElse(this::describe, this::ask);
    }

    private void ask() {
        Shown.set(notices, false);
        asking.ask(
                kit.text("release.asking"),
                () -> open.get().wanted(wanted.colour()),
                this::describe,
                this::failed);
    }

    private void failed(Failure why) {
        failure.show(why, () -> login(why));
        notices.getChildren().setAll(failure);
        Shown.set(notices, true);
        if (AwsErrors.needsLogin(why)) {
            login(why);
        }
    }

    private void login(Failure why) {
        ways.loginNeeded(why, this::ask);
    }

    private void describe(Service service) {
        ReleaseModel made =
                new ReleaseModel(
                        wanted.stack().withService(wanted.colour(), service), wanted.colour());
        model = Optional.of(made);
        FargateBoxes boxes = new FargateBoxes(kit, made.sizing(), cpu, memory);
        boxes.fill();
        new Form(made.draft(), made.application().values()).bind(application);
        new Form(made.draft(), made.sizing().values()).bind(size);
        boxes.follow();
        environment
                .getChildren()
                .setAll(
                        new PairsView(kit, made.application().environment(), "wizard.environment")
                                .node());
        made.draft().watch(() -> review.setDisable(!made.canRun()));
        Shown.set(notices, false);
        Shown.set(form, true);
        image.requestFocus();
        image.selectAll();
    }

    @FXML
    private void review() {
        model.filter(ReleaseModel::canRun).map(ReleaseModel::service).ifPresent(ways::review);
    }

    @FXML
    private void back() {
        ways.back();
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void close() {
        asking.cancel();
    }
}
