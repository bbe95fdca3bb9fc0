package dev.slipway.ui.overview;

import dev.slipway.aws.AwsErrors;
import dev.slipway.blueprint.Deployment;
import dev.slipway.blueprint.ServiceHealth;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Group;
import dev.slipway.engine.Verb;
import dev.slipway.logs.Filter.Where;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.FailureCard;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.LogsLink;
import dev.slipway.ui.common.OutputsPane;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.common.TypedSecrets;
import dev.slipway.ui.connect.Session;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stack that stands. */
public final class OverviewController implements Page {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Kit kit;
    private final Stack stack;
    private final Ways ways;
    private final OverviewModel model;
    private final ShellCommand shell;
    private final OutputsPane outputs;
    private final FailureCard failure;
    private final Parent node;

    @FXML private Label title;
    @FXML private Label summary;
    @FXML private ProgressIndicator busy;
    @FXML private Button check;
    @FXML private VBox notices;
    @FXML private HBox services;
    @FXML private VBox given;
    @FXML private VBox rows;

    /** Where the page leads. */
    public interface Ways {
        void edit(Stack stack);

        void destroy(Stack stack);

        /** Goes on with what an earlier run left unfinished. */
        void resume(Stack stack, Verb verb);

        /** To where its requests go. */
        void traffic(Stack stack);

        /** To what some of its containers write. */
        void logs(Stack stack, Where where);

        /** Somebody has to sign in; then the page can do what it could not. */
        void loginNeeded(Failure failure, Runnable again);
    }

    public OverviewController(
            Kit kit, Session session, Stack stack, SecretValues secrets, Ways ways) {
        this.kit = kit;
        this.stack = stack;
        this.ways = ways;
        this.model =
                new OverviewModel(
                        kit.texts(),
                        kit.threads(),
                        () ->
                                new Deployment(
                                        stack,
                                        session.account(),
                                        session.home(),
                                        new TypedSecrets(secrets, kit.texts())));
        this.shell = new ShellCommand(stack, session.access());
        this.outputs = new OutputsPane(kit);
        this.failure = new FailureCard(kit);
        this.node = kit.layouts().load(this);
    }

    @FXML
    private void initialize() {
        title.setText(stack.name());
        given.getChildren().add(outputs);
        notices.setManaged(false);
        model.checking().subscribe(busy::setVisible);
        model.checking().subscribe(check::setDisable);
        model.resources().subscribe(this::resources);
        model.checked().subscribe(this::summary);
        model.health().subscribe(this::services);
        model.outputs().subscribe(this::outputs);
        model.unfinished().subscribe(this::notices);
        model.failure().subscribe(this::notices);
        model.failure().subscribe(this::login);
        model.open();
    }

    private void summary() {
        int all = model.resources().get().size();
        summary.setText(
                model.checked()
                        .get()
                        .map(
                                at ->
                                        kit.text(
                                                "overview.checked",
                                                all,
                                                model.unwell(),
                                                CLOCK.format(at)))
                        .orElse(kit.text("overview.unchecked", all)));
    }

    private void resources(List<Status> all) {
        summary();
        rows.getChildren().clear();
        Optional<Optional<Group>> before = Optional.empty();
        List<Status> sorted =
                all.stream()
                        .sorted(
                                (a, b) ->
                                        Integer.compare(
                                                a.group().map(Group::ordinal).orElse(0),
                                                b.group().map(Group::ordinal).orElse(0)))
                        .toList();
        for (Status status : sorted) {
            if (before.filter(status.group()::equals).isEmpty()) {
                String heading =
                        status.group().map(Group::title).orElse(kit.text("overview.resources"));
                rows.getChildren().add(heading(heading, sorted, status.group()));
                before = Optional.of(status.group());
            }
            rows.getChildren().add(new ResourceRow(kit, status));
        }
    }

    private Node heading(String title, List<Status> all, Optional<Group> group) {
        Label text = new Label(title);
        text.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        long own = all.stream().filter(status -> status.group().equals(group)).count();
        Label count = new Label(kit.text("review.count", own));
        count.getStyleClass().add("muted");
        HBox heading = new HBox(8, text, gap, count);
        heading.getStyleClass().add("group-head");
        return heading;
    }

    private void services(List<ServiceHealth> all) {
        services.getChildren()
                .setAll(
                        all.stream()
                                .map(
                                        each ->
                                                new ServiceCard(
                                                        kit,
                                                        each,
                                                        stack.service(each.colour())
                                                                .container()
                                                                .image()
                                                                .reference(),
                                                        shell.of(each),
                                                        new LogsLink(
                                                                kit,
                                                                where -> ways.logs(stack, where))))
                                .toList());
    }

    private void outputs(Map<String, String> all) {
        outputs.show(all);
        given.setVisible(!all.isEmpty());
        given.setManaged(!all.isEmpty());
    }

    private void notices() {
        notices.getChildren().clear();
        model.unfinished().get().ifPresent(verb -> notices.getChildren().add(unfinished(verb)));
        model.failure()
                .get()
                .ifPresent(
                        why -> {
                            failure.show(why, () -> ways.loginNeeded(why, model::again));
                            notices.getChildren().add(failure);
                        });
        notices.setManaged(!notices.getChildren().isEmpty());
    }

    private void login(Optional<Failure> failure) {
        failure.filter(AwsErrors::needsLogin).ifPresent(why -> ways.loginNeeded(why, model::again));
    }

    private Node unfinished(Verb verb) {
        Label text =
                new Label(
                        verb == Verb.DESTROY
                                ? kit.text("overview.unfinished.destroy")
                                : kit.text("overview.unfinished.apply"));
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Button resume = new Button(kit.text("run.continue"));
        resume.setId("overview-continue");
        resume.setMinWidth(Region.USE_PREF_SIZE);
        resume.setOnAction(_ -> ways.resume(stack, verb));
        HBox notice = new HBox(12, text, resume);
        notice.setId("unfinished");
        notice.getStyleClass().addAll("notice", "warning", "card-head");
        return notice;
    }

    @FXML
    private void check() {
        model.check();
    }

    @FXML
    private void traffic() {
        ways.traffic(stack);
    }

    @FXML
    private void edit() {
        ways.edit(stack);
    }

    @FXML
    private void destroy() {
        ways.destroy(stack);
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
