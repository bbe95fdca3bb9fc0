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
        // The pane only hides what is dismissed; its buttons would go on to hear Enter and Escape.
        pane.displayProperty()
                .addListener(
                        (_, _, shown) -> {
                            if (!shown) {
                                pane.setContent(null);
                            }
                        });
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
        no.requestFocus();
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
        pane.hide(true);
    }

    private static Button button(String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        return button;
    }
}
