package dev.slipway.ui.shell;

import atlantafx.base.theme.Styles;

import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/** What there is in an account: the stacks that were applied here, and what is still a draft. */
final class StacksController implements Page {
    private final Kit kit;
    private final List<Stack> known;
    private final Optional<Stack> draft;
    private final Ways ways;
    private final Parent node;

    @FXML private VBox cards;

    /** Where the page leads. */
    interface Ways {
        void open(Stack stack);

        void resume(Stack draft);

        void discard();

        void begin();
    }

    StacksController(Kit kit, List<Stack> known, Optional<Stack> draft, Ways ways) {
        this.kit = kit;
        this.known = known;
        this.draft = draft;
        this.ways = ways;
        this.node = kit.layouts().load(this);
    }

    @Override
    public Parent node() {
        return node;
    }

    @FXML
    private void initialize() {
        draft.ifPresent(stack -> cards.getChildren().add(draft(stack)));
        known.forEach(stack -> cards.getChildren().add(stack(stack)));
    }

    private Node draft(Stack stack) {
        Button resume = button("draft-resume", "stacks.draft.resume", () -> ways.resume(stack));
        resume.getStyleClass().add(Styles.ACCENT);
        Button discard = button("draft-discard", "stacks.draft.discard", ways::discard);
        return card(stack, kit.text("stacks.draft"), discard, resume);
    }

    private Node stack(Stack stack) {
        Button open = button("stack-" + stack.name(), "stacks.open", () -> ways.open(stack));
        open.setAccessibleText(kit.text("stacks.open.of", stack.name()));
        String where =
                stack.domain().map(domain -> domain.name()).orElse(kit.text("stacks.nodomain"));
        return card(stack, where, open);
    }

    private Node card(Stack stack, String text, Button... buttons) {
        Label name = new Label(stack.name());
        name.getStyleClass().add("title");
        Label hint = new Label(text);
        hint.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox card = new HBox(12, new VBox(4, name, hint), gap);
        card.getChildren().addAll(buttons);
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
