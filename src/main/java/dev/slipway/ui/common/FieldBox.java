package dev.slipway.ui.common;

import atlantafx.base.theme.Styles;

import dev.slipway.stack.Problem;

import javafx.beans.DefaultProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/**
 * A control with its label above it, a hint, and below it what is wrong with its value. In a layout
 * the control stands inside of it.
 */
@DefaultProperty("content")
public final class FieldBox extends VBox {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final double GAP = 4;

    private final Label label = new Label();
    private final Label hint = new Label();
    private final VBox problems = new VBox(2);
    private final Button offer = new Button();
    private List<Problem> shown = List.of();
    private boolean offered;
    private String path = "";
    private Node content;

    public FieldBox() {
        super(GAP);
        getStyleClass().add("field");
        label.getStyleClass().add("heading");
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        offer.getStyleClass().add(Styles.SMALL);
        getChildren().setAll(label, problems, hint);
        arrange();
    }

    /** Which property it shows, in the words of a problem. */
    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getLabel() {
        return label.getText();
    }

    public void setLabel(String text) {
        label.setText(text);
        arrange();
    }

    public String getHint() {
        return hint.getText();
    }

    public void setHint(String text) {
        hint.setText(text);
        arrange();
    }

    public String getOffer() {
        return offer.getText();
    }

    /** How it offers to put right what is wrong. */
    public void setOffer(String text) {
        offer.setText(text);
        getChildren().add(getChildren().indexOf(hint), offer);
    }

    public Node getContent() {
        return content;
    }

    public void setContent(Node node) {
        getChildren().remove(content);
        content = node;
        getChildren().add(1, node);
        if (node instanceof Control control) {
            label.setLabelFor(control);
            if (control.getMaxWidth() == USE_COMPUTED_SIZE) {
                control.setMaxWidth(Double.MAX_VALUE);
            }
        }
        arrange();
    }

    /** Shows what is wrong; a sentence each, and its remedy. */
    public void show(List<Problem> found) {
        if (found.equals(shown)) {
            return;
        }
        shown = List.copyOf(found);
        boolean invalid = found.stream().anyMatch(Problem::isError);
        pseudoClassStateChanged(INVALID, invalid);
        content.pseudoClassStateChanged(Styles.STATE_DANGER, invalid);
        problems.getChildren().setAll(found.stream().map(FieldBox::line).toList());
        arrange();
    }

    /**
     * Offers to put right what it shows to be wrong.
     *
     * @param mend what does so, if anything can
     */
    public void offer(Optional<Runnable> mend) {
        offer.setId(content.getId() + "-offer");
        offer.setOnAction(
                _ -> {
                    // Before the button goes, and the focus with it to anywhere.
                    content.requestFocus();
                    mend.ifPresent(Runnable::run);
                });
        offered = mend.isPresent();
        arrange();
    }

    /** Whether it shows that something is wrong. */
    public boolean isSaying() {
        return !shown.isEmpty();
    }

    private static Label line(Problem problem) {
        Label line =
                new Label(
                        problem.message() + " " + problem.remedy(),
                        Icons.of(problem.isError() ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE));
        line.getStyleClass().addAll("problem", problem.isError() ? "danger-text" : "warning-text");
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    /** What is empty takes no room. Nothing is taken out: that would cost a control its focus. */
    private void arrange() {
        // A check box says itself what it is.
        show(label, !label.getText().isEmpty() && !(content instanceof CheckBox));
        show(problems, !shown.isEmpty());
        show(offer, offered && !shown.isEmpty());
        show(hint, shown.isEmpty() && !hint.getText().isEmpty());
        if (content != null) {
            content.setAccessibleHelp(
                    shown.isEmpty() ? hint.getText() : shown.getFirst().message());
        }
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
