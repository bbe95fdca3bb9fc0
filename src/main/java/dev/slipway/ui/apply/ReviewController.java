package dev.slipway.ui.apply;

import atlantafx.base.theme.Styles;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Verb;
import dev.slipway.ui.apply.ReviewModel.Phase;
import dev.slipway.ui.common.Dialogs.Question;
import dev.slipway.ui.common.FailureCard;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Narrow;
import dev.slipway.ui.common.Page;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** What will happen, before anything does. */
public final class ReviewController implements Page {
    private final Kit kit;
    private final Intent intent;
    private final Ways ways;
    private final ReviewModel model;
    private final PlanPane plan;
    private final ReviewAside beside;
    private final FailureCard failure;
    private final Parent node;
    private boolean prepared;

    @FXML private Label title;
    @FXML private Label summary;
    @FXML private VBox notices;
    @FXML private VBox content;
    @FXML private VBox aside;
    @FXML private CheckBox unchanged;
    @FXML private ProgressIndicator busy;
    @FXML private Label footnote;
    @FXML private Button back;
    @FXML private Button again;
    @FXML private Button go;

    /** Where the page leads. */
    public interface Ways {
        /** It was agreed to, and nothing has happened yet. */
        void carryOut(Job job);

        /** Back to what the plan was made from. */
        void back();

        /** Somebody has to sign in; then the page can do what it could not. */
        void loginNeeded(Failure failure, Runnable again);
    }

    public ReviewController(Kit kit, Intent intent, Ways ways) {
        this.kit = kit;
        this.intent = intent;
        this.ways = ways;
        this.model = new ReviewModel(kit.texts(), kit.threads(), intent);
        this.plan = new PlanPane(kit);
        this.beside = new ReviewAside(kit, model.deleteData());
        this.failure = new FailureCard(kit);
        this.node = kit.layouts().load(this);
        Narrow.mark((Region) node);
    }

    @FXML
    private void initialize() {
        title.setText(intent.title(kit.texts()));
        unchanged.selectedProperty().subscribe(() -> show(model.phase().get()));
        model.phase().subscribe(this::show);
        model.plan();
    }

    private void show(Phase phase) {
        boolean waits = phase instanceof Phase.Planning || phase instanceof Phase.Taking;
        busy.setVisible(waits);
        go.setDisable(!(phase instanceof Phase.Ready(var review, _)) || !review.canGo());
        notices.getChildren().clear();
        switch (phase) {
            case Phase.Planning _ -> waiting();
            case Phase.Failed(Failure why) -> failed(why);
            case Phase.Taking _ -> footnote.setText(kit.text("review.taking"));
            case Phase.Ready(Review review, boolean news) -> ready(review, news);
        }
    }

    private void waiting() {
        summary.setText(kit.text("review.planning"));
        footnote.setText("");
        show(go, false);
        show(again, false);
        show(unchanged, false);
        show(aside, false);
        content.getChildren().setAll(List.<Node>of());
    }

    private void failed(Failure why) {
        summary.setText(kit.text("review.failed"));
        footnote.setText(kit.text("review.nothing.done"));
        show(go, false);
        show(again, true);
        failure.show(why, () -> login(why));
        content.getChildren().setAll(failure);
        if (AwsErrors.needsLogin(why)) {
            login(why);
        }
    }

    private void login(Failure why) {
        ways.loginNeeded(why, model::plan);
    }

    private void ready(Review review, boolean news) {
        Tally tally = review.tally();
        boolean nothing = review.plan().isEmpty();
        boolean done = review.isDone();
        summary.setText(nothing ? kit.text("review.nothing") : tally.summary(kit.texts()));
        show(unchanged, tally.unchanged() > 0 && !nothing);
        unchanged.setText(kit.text("review.show.unchanged", tally.unchanged()));
        plan.show(review.plan(), unchanged.isSelected());
        content.getChildren().setAll(nothing ? nothing(tally) : plan);
        if (news) {
            notices.getChildren().add(notice("review-news", kit.text("review.news"), "warning"));
        }
        for (Failure conflict : review.plan().conflicts()) {
            FailureCard card = new FailureCard(kit);
            card.show(conflict);
            notices.getChildren().add(card);
        }
        intent.warning(kit.texts())
                .ifPresent(
                        why -> notices.getChildren().add(notice("review-warning", why, "warning")));
        beside.show(review, intent);
        show(aside, !nothing);
        aside.getChildren().setAll(beside);
        show(again, true);
        show(go, !done);
        go.setText(intent.consent(kit.texts(), review.plan()));
        go.getStyleClass().removeAll(Styles.DANGER, Styles.ACCENT);
        go.getStyleClass().add(tally.isGrave() ? Styles.DANGER : Styles.ACCENT);
        footnote.setText(footnote(review));
        prepare(review);
    }

    private void prepare(Review review) {
        if (!prepared && review.canGo()) {
            prepared = true;
            Understudy.rehearse(kit, review.plan(), node);
        }
    }

    private Node nothing(Tally tally) {
        Label text = new Label(intent.nothing(kit.texts(), tally.unchanged()));
        text.setId("nothing-to-do");
        text.setWrapText(true);
        VBox box = new VBox(8, text);
        box.getStyleClass().add("empty");
        return box;
    }

    private String footnote(Review review) {
        if (review.isDone()) {
            return "";
        }
        if (!review.plan().conflicts().isEmpty()) {
            return kit.text("review.conflicts", review.plan().conflicts().size());
        }
        return review.problems() > 0
                ? kit.text("review.problems", review.problems())
                : kit.text("review.nothing.done");
    }

    private Node notice(String id, String text, String style) {
        Label label = new Label(text);
        label.setId(id);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll("notice", style);
        return label;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void back() {
        ways.back();
    }

    @FXML
    private void again() {
        model.plan();
    }

    @FXML
    private void go() {
        if (!(model.phase().get() instanceof Phase.Ready(Review review, _))) {
            return;
        }
        Tally tally = review.tally();
        if (!tally.isGrave()) {
            model.agree(ways::carryOut);
            return;
        }
        boolean destroys = intent.verb() == Verb.DESTROY;
        String subject = intent.subject(kit.texts());
        Question question =
                Question.grave(
                        kit.text(destroys ? "review.sure.destroy" : "review.sure", subject),
                        destroys
                                ? kit.text("review.sure.destroy.text", tally.delete())
                                : kit.text("review.sure.text", tally.replace(), tally.delete()),
                        intent.consent(kit.texts(), review.plan()));
        kit.dialogs()
                .ask(
                        destroys ? question.typing(subject) : question,
                        () -> model.agree(ways::carryOut));
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
