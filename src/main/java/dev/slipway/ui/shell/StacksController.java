package dev.slipway.ui.shell;

import atlantafx.base.theme.Styles;

import dev.slipway.engine.Failure;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Loaded;
import dev.slipway.ui.common.FailureCard;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.wizard.Drafts;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** The stacks of an account, a card each. */
final class StacksController implements Page {
    private final Kit kit;
    private final StacksModel model;
    private final Ways ways;
    private final Parent node;

    @FXML private Label looking;
    @FXML private VBox cards;

    /** Where the page leads. */
    interface Ways {
        void open(Stack stack);

        void resume(Drafts.Kept draft);

        void discard();

        void discard(Drafts.Aside draft);

        void begin();

        /** There is nothing here yet. */
        void nothing();
    }

    StacksController(Kit kit, StacksModel model, Ways ways) {
        this.kit = kit;
        this.model = model;
        this.ways = ways;
        this.node = kit.layouts().load(this);
        model.look();
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void close() {
        model.close();
    }

    @FXML
    private void initialize() {
        looking.visibleProperty().bind(model.busy());
        looking.managedProperty().bind(model.busy());
        model.found().subscribe(found -> found.ifPresent(this::show));
        model.failure().subscribe(failure -> failure.ifPresent(this::tell));
    }

    private void show(StacksModel.Found found) {
        cards.getChildren().clear();
        found.draft().ifPresent(draft -> cards.getChildren().add(draft(draft)));
        found.unreadable().forEach(draft -> cards.getChildren().add(unreadable(draft)));
        found.stacks().forEach(stack -> cards.getChildren().add(card(stack)));
        if (found.isNothing()) {
            ways.nothing();
        }
    }

    private void tell(Failure failure) {
        FailureCard card = new FailureCard(kit);
        card.show(failure, button("stacks-retry", "stacks.retry", model::look));
        cards.getChildren().setAll(card);
    }

    private Node draft(Drafts.Kept draft) {
        Button resume = button("draft-resume", "stacks.draft.resume", () -> ways.resume(draft));
        resume.getStyleClass().add(Styles.ACCENT);
        Button discard = button("draft-discard", "stacks.draft.discard", ways::discard);
        return card(draft.stack().name(), kit.text("stacks.draft"), discard, resume);
    }

    /** Nobody typed what stands there for nothing: it can be mended, and opened as a file. */
    private Node unreadable(Drafts.Aside draft) {
        Button discard =
                button("unreadable-discard", "stacks.draft.discard", () -> ways.discard(draft));
        String kept = kit.text("stacks.draft.aside", draft.file());
        HBox card =
                card(
                        kit.text("stacks.draft.unreadable"),
                        new Unreadable(kit, draft.content()).text() + "\n" + kept,
                        discard);
        card.setId("draft-unreadable");
        card.getStyleClass().addAll("notice", "warning");
        return card;
    }

    private Node card(StacksModel.Standing standing) {
        Loaded loaded = standing.description();
        return loaded.stack()
                .map(stack -> stack(stack, standing.unfinished()))
                .orElseGet(() -> unreadable(loaded));
    }

    private Node stack(Stack stack, Optional<Verb> unfinished) {
        Button open = button("stack-" + stack.name(), "stacks.open", () -> ways.open(stack));
        open.setAccessibleText(kit.text("stacks.open.of", stack.name()));
        String where =
                stack.domain().map(domain -> domain.name()).orElse(kit.text("stacks.nodomain"));
        HBox card = card(stack.name(), where, open);
        unfinished.ifPresent(verb -> card.getChildren().add(1, mark(stack, verb)));
        return card;
    }

    private Node mark(Stack stack, Verb verb) {
        String key = verb == Verb.APPLY ? "stacks.unfinished.apply" : "stacks.unfinished.destroy";
        Label mark = new Label(kit.text(key), Icons.of(Feather.ALERT_TRIANGLE));
        mark.setId("unfinished-" + stack.name());
        mark.getStyleClass().add("warning-text");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        return mark;
    }

    private Node unreadable(Loaded loaded) {
        Unreadable why = new Unreadable(kit, loaded);
        HBox card = card(kit.text("stacks.unreadable", why.file()), why.text());
        card.setId("stack-unreadable");
        card.getStyleClass().addAll("notice", "warning");
        return card;
    }

    private static HBox card(String title, String text, Button... buttons) {
        Label name = new Label(title);
        name.getStyleClass().add("title");
        Label hint = new Label(text);
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(4, name, hint);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox card = new HBox(12, words);
        card.getChildren().addAll(buttons);
        List.of(buttons).forEach(each -> each.setMinWidth(Region.USE_PREF_SIZE));
        card.getStyleClass().addAll("panel", "row-card");
        return card;
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button(kit.text(key));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    @FXML
    private void begin() {
        ways.begin();
    }
}
