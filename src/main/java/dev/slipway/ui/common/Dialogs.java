package dev.slipway.ui.common;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.Styles;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Questions inside the window, over everything else. A question can be dismissed by Escape, which
 * means no.
 */
public final class Dialogs {
    private final Texts texts;
    private final ModalPane pane = new ModalPane();
    private Runnable dismissed = () -> {};

    /**
     * A question.
     *
     * @param yes what agreeing is called, such as {@code Delete 41 resources}
     * @param grave whether agreeing loses something
     * @param typed what must be typed before one can agree
     */
    public record Question(
            String title, String text, String yes, boolean grave, Optional<String> typed) {
        public static Question plain(String title, String text, String yes) {
            return new Question(title, text, yes, false, Optional.empty());
        }

        public static Question grave(String title, String text, String yes) {
            return new Question(title, text, yes, true, Optional.empty());
        }

        /** The same, but the answer must be typed first. */
        public Question typing(String word) {
            return new Question(title, text, yes, grave, Optional.of(word));
        }
    }

    public Dialogs(Texts texts) {
        this.texts = texts;
        pane.setId("dialogs");
        // A dialog that fades out takes the next one with it, if that comes meanwhile.
        pane.setInTransitionFactory(null);
        pane.setOutTransitionFactory(null);
        pane.displayProperty().subscribe(this::gone);
    }

    /** To be laid over the window. */
    public Node node() {
        return pane;
    }

    /** Asks; what is agreed to is done after the question has gone. */
    public void ask(Question question, Runnable agreed) {
        Button yes = button("dialog-yes", question.yes());
        yes.getStyleClass().add(question.grave() ? Styles.DANGER : Styles.ACCENT);
        yes.setDefaultButton(!question.grave());
        yes.setOnAction(
                _ -> {
                    close();
                    agreed.run();
                });
        Button no = button("dialog-no", texts.get("dialog.cancel"));
        no.setCancelButton(true);
        no.setOnAction(_ -> close());

        Label text = new Label(question.text());
        text.setWrapText(true);
        List<Node> body = new ArrayList<>(List.of(text));
        question.typed().ifPresent(word -> body.addAll(typing(word, yes)));
        show(question.title(), body, List.of(no, yes));
        (question.typed().isPresent() ? body.getLast() : no).requestFocus();
    }

    /** Tells something that only has to be read. */
    public void tell(String title, String text) {
        Button ok = button("dialog-ok", texts.get("dialog.ok"));
        ok.getStyleClass().add(Styles.ACCENT);
        ok.setDefaultButton(true);
        ok.setCancelButton(true);
        ok.setOnAction(_ -> close());
        Label label = new Label(text);
        label.setId("dialog-text");
        label.setWrapText(true);
        show(title, List.of(label), List.of(ok));
        ok.requestFocus();
    }

    private List<Node> typing(String word, Button yes) {
        Label label = new Label(texts.get("dialog.type", word));
        TextField field = new TextField();
        field.setId("dialog-typed");
        label.setLabelFor(field);
        BooleanExpression typed = Bindings.equal(field.textProperty(), word);
        yes.disableProperty().bind(new SimpleBooleanProperty(true).and(typed.not()));
        return List.of(label, field);
    }

    /** Shows something else than a question. */
    public void show(String title, List<? extends Node> body, List<Button> buttons) {
        show(title, body, buttons, () -> {});
    }

    /**
     * Shows something that may be waited for.
     *
     * @param dismissed is done if it goes by Escape, or by a click beside it, and not by {@link
     *     #close}
     */
    public void show(
            String title, List<? extends Node> body, List<Button> buttons, Runnable dismissed) {
        this.dismissed = dismissed;
        Label heading = new Label(title);
        heading.getStyleClass().add("title");
        HBox actions = new HBox(8);
        actions.getStyleClass().add("actions");
        actions.getChildren().addAll(buttons);
        VBox box = new VBox(16, heading);
        box.getChildren().addAll(body);
        box.getChildren().add(actions);
        box.getStyleClass().add("dialog-card");
        box.setMaxSize(480, Region.USE_PREF_SIZE);
        pane.show(box);
    }

    public void close() {
        dismissed = () -> {};
        pane.hide(true);
    }

    private void gone(boolean shown) {
        if (!shown) {
            // The pane only hides it; its default button would go on to hear Enter.
            pane.setContent(null);
            Runnable after = dismissed;
            dismissed = () -> {};
            after.run();
        }
    }

    private static Button button(String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        return button;
    }
}
