package dev.slipway.ui.wizard;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.StackYaml;
import dev.slipway.ui.common.Dialogs.Question;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.connect.Session;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The wizard: a step in the middle, the stack so far beside it, and the way on below. */
public final class WizardController implements Page {
    private static final double WIDE = 1000;
    private static final double ASIDE = 318;
    private static final double SLIM_ASIDE = 244;

    private final Kit kit;
    private final Session session;
    private final WizardModel wizard;
    private final Ways ways;
    private final StackPane root = new StackPane();
    private final Parent layout;
    private final RailController rail;
    private final Map<Step, Parent> pages = new EnumMap<>(Step.class);
    private Optional<Page> review = Optional.empty();

    @FXML private BorderPane frame;
    @FXML private Label title;
    @FXML private Label lead;
    @FXML private ScrollPane scroll;
    @FXML private ScrollPane side;
    @FXML private StackPane body;
    @FXML private Button problems;
    @FXML private Button back;
    @FXML private Button next;

    /** Where the wizard leads. */
    public interface Ways {
        /**
         * The page of the last step, made anew each time one comes to it.
         *
         * @param back leads back into the wizard
         */
        Page review(Stack stack, SecretValues secrets, Runnable back);

        /** Somebody has to sign in; then the look-up can be made that could not. */
        void loginNeeded(Failure failure, Runnable again);

        /** Out of the wizard; the draft is kept. */
        void leave();
    }

    /**
     * @param session where the stack is to stand
     */
    public WizardController(Kit kit, Session session, WizardModel wizard, Ways ways) {
        this.kit = kit;
        this.session = session;
        this.wizard = wizard;
        this.ways = ways;
        layout = kit.layouts().load(this);
        root.getChildren().setAll(layout);
        rail = new RailController(kit, wizard, InstantSource.system(), this::export, ways::leave);
        side.setContent(new AsideController(kit, wizard.cost(), wizard.network()).node());
        side.prefWidthProperty()
                .bind(
                        Bindings.when(root.widthProperty().greaterThan(WIDE))
                                .then(ASIDE)
                                .otherwise(SLIM_ASIDE));
        wizard.step().subscribe(_ -> show());
        wizard.draft().watch(this::count);
        wizard.wanted().subscribe(wanted -> wanted.ifPresent(this::focus));
        login(wizard.network().failure(), wizard.network()::look);
        login(wizard.domain().failure(), wizard.domain()::look);
        wizard.look();
    }

    private void login(ObservableValue<Optional<Failure>> failure, Runnable again) {
        failure.subscribe(
                now ->
                        now.filter(AwsErrors::needsLogin)
                                .ifPresent(why -> ways.loginNeeded(why, again)));
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public Optional<Node> rail() {
        return Optional.of(rail.node());
    }

    /** What stands above the rail. */
    public String title() {
        return wizard.isExisting()
                ? kit.text("wizard.title.existing", wizard.stack().name())
                : kit.text("wizard.title");
    }

    @Override
    public void close() {
        review.ifPresent(Page::close);
        rail.close();
        wizard.close();
    }

    private void show() {
        review.ifPresent(Page::close);
        review = Optional.empty();
        Step step = wizard.step().get();
        if (step == Step.REVIEW && !wizard.draft().hasErrors()) {
            Page page = ways.review(wizard.stack(), wizard.secrets(), () -> wizard.go(step.back()));
            review = Optional.of(page);
            root.getChildren().setAll(page.node());
            return;
        }
        root.getChildren().setAll(layout);
        title.setText(kit.text("wizard." + step.key() + ".title"));
        lead.setText(kit.text("wizard." + step.key() + ".lead"));
        body.getChildren().setAll(pages.computeIfAbsent(step, this::page));
        scroll.setVvalue(0);
        back.setDisable(step.isFirst());
        next.setText(kit.text("wizard.next", kit.text("wizard." + step.next().key())));
        Shown.set(next, !step.isLast());
        count();
    }

    private Parent page(Step step) {
        return switch (step) {
            case ACCOUNT -> new AccountController(kit, session, wizard).node();
            case NETWORK -> new NetworkController(kit, wizard.network()).node();
            case DOMAIN -> new DomainController(kit, wizard.domain()).node();
            case APPLICATIONS -> new ApplicationsController(kit, wizard).node();
            case SIZING -> new SizingController(kit, wizard).node();
            case LOGGING -> new LoggingController(kit, wizard.logging()).node();
            case REVIEW -> new MissingController(kit, wizard).node();
        };
    }

    private void count() {
        long errors = wizard.problems().stream().filter(Problem::isError).count();
        long warnings = wizard.problems().size() - errors;
        String text =
                errors == 0
                        ? kit.text("wizard.count.warnings", warnings)
                        : warnings == 0
                                ? kit.text("wizard.count.errors", errors)
                                : kit.text("wizard.count.both", errors, warnings);
        problems.setText(errors + warnings == 0 ? kit.text("wizard.count.none") : text);
        problems.setDisable(errors + warnings == 0);
        problems.getStyleClass().removeAll("danger-text", "warning-text", "success-text");
        problems.getStyleClass()
                .add(errors > 0 ? "danger-text" : warnings > 0 ? "warning-text" : "success-text");
        problems.setGraphic(
                Icons.of(
                        errors > 0
                                ? Feather.X_CIRCLE
                                : warnings > 0 ? Feather.ALERT_TRIANGLE : Feather.CHECK));
    }

    /** Once the step is laid out: a field that has no size yet takes no focus. */
    private void focus(String field) {
        Platform.runLater(
                () ->
                        Optional.ofNullable(layout.lookup("#" + Places.id(field)))
                                .ifPresent(
                                        found -> {
                                            layout.applyCss();
                                            layout.layout();
                                            Focus.into(found);
                                            Focus.scroll(scroll, found);
                                        }));
    }

    private void export() {
        kit.desktop()
                .save(kit.text("wizard.export.title"), wizard.stack().name() + ".yaml")
                .ifPresent(this::write);
    }

    private void write(Path file) {
        try {
            Files.writeString(file, StackYaml.write(wizard.stack()));
        } catch (IOException e) {
            kit.dialogs()
                    .ask(
                            Question.plain(
                                    kit.text("wizard.export.failed"),
                                    e.getMessage(),
                                    kit.text("dialog.ok")),
                            () -> {});
        }
    }

    @FXML
    private void back() {
        wizard.go(wizard.step().get().back());
    }

    @FXML
    private void next() {
        wizard.go(wizard.step().get().next());
    }

    @FXML
    private void list() {
        Button close = new Button(kit.text("wizard.problems.close"));
        close.setId("problems-close");
        close.setCancelButton(true);
        close.setOnAction(_ -> kit.dialogs().close());
        kit.dialogs()
                .show(
                        problems.getText(),
                        List.of(
                                ProblemList.scrolled(
                                        new ProblemList(kit, wizard, "problem")
                                                .lines(kit.dialogs()::close))),
                        List.of(close));
        close.requestFocus();
    }
}
