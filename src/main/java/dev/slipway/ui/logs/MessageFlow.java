package dev.slipway.ui.logs;

import dev.slipway.logs.Manner;
import dev.slipway.logs.Search;
import dev.slipway.logs.Shown;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.util.ArrayList;
import java.util.List;

/** The text of a line, in its colours, with what is highlighted in it. */
final class MessageFlow extends Pane {
    /** More characters of a line than that are not drawn; the details have them. */
    private static final int MOST = 1000;

    private static final int MOST_WRAPPED = 4000;
    private static final int MOST_MARKS = 200;

    private final Dress.Metrics metrics;
    private final Rectangle clip = new Rectangle();
    private final Path marks = new Path();

    /** Most lines are of one colour on one line, and drawn many times a second. */
    private final Text plain;

    private final TextFlow flow = new TextFlow();
    private final List<Path> grounds = new ArrayList<>();
    private List<Shown.Coloured> coloured = List.of();
    private List<Search.Span> spans = List.of();
    private Dress dress;
    private boolean wrap;
    private double wish;
    private double shift;

    MessageFlow(Dress.Metrics metrics) {
        this.metrics = metrics;
        this.plain = text("");
        marks.getStyleClass().add("log-mark");
        plain.setTextOrigin(VPos.TOP);
        getChildren().addAll(marks, plain, flow);
        setClip(clip);
    }

    /**
     * @param remarks what is said behind the text
     */
    void show(Shown message, Dress how, List<Text> remarks) {
        dress = how;
        int most = most(message.text(), how);
        String text = message.text();
        String drawn = text.length() > most ? text.substring(0, whole(text, most)) : text;
        coloured = message.colours().stream().filter(part -> part.from() < drawn.length()).toList();
        wrap = how.wrap() && Drawable.isWrappable(drawn);
        spans = how.highlight().map(search -> search.in(drawn, MOST_MARKS)).orElse(List.of());
        boolean simple = coloured.isEmpty() && remarks.isEmpty() && !wrap;
        plain.setVisible(simple);
        flow.setVisible(!simple);
        if (simple) {
            plain.setText(oneLine(drawn));
            wish = plain.getLayoutBounds().getWidth();
            flow.getChildren().clear();
        } else {
            List<Node> parts = parts(wrap ? drawn : oneLine(drawn));
            parts.addAll(remarks);
            flow.getChildren().setAll(parts);
            wish = wrap ? 0 : Math.ceil(flow.prefWidth(-1));
        }
        grounds();
        requestLayout();
    }

    /** How many characters of a line are drawn. */
    static int most(String text, Dress dress) {
        return Drawable.most(text, dress.wrap() ? MOST_WRAPPED : MOST);
    }

    /** So that no character is cut in two. */
    private static int whole(String text, int most) {
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    /** Sign for sign, so that what is found stays where it is. */
    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 ? text : text.replace('\n', '\u21b5');
    }

    private List<Node> parts(String drawn) {
        List<Node> parts = new ArrayList<>();
        int at = 0;
        for (Shown.Coloured part : coloured) {
            usual(drawn, at, part.from(), parts);
            at = Math.min(part.to(), drawn.length());
            parts.add(coloured(drawn.substring(part.from(), at), part.manner()));
        }
        usual(drawn, at, drawn.length(), parts);
        return parts;
    }

    private void usual(String drawn, int from, int to, List<Node> parts) {
        if (to > from) {
            parts.add(text(drawn.substring(from, to)));
        }
    }

    private Text text(String text) {
        Text made = new Text(text);
        made.setFont(metrics.font());
        made.getStyleClass().add("log-text");
        return made;
    }

    private Text coloured(String part, Manner manner) {
        Text text = text(part);
        text.setFont(manner.bold() ? metrics.bold() : metrics.font());
        text.setUnderline(manner.underlined());
        if (manner.faint()) {
            text.getStyleClass().add("faint");
        }
        Ansi.paint(text, manner.foreground());
        return text;
    }

    private void grounds() {
        getChildren().removeAll(grounds);
        grounds.clear();
        for (Shown.Coloured part : coloured) {
            if (part.manner().background() != Manner.DEFAULT) {
                Path ground = new Path();
                Ansi.paint(ground, part.manner().background());
                ground.setStroke(null);
                grounds.add(ground);
            }
        }
        getChildren().addAll(0, grounds);
    }

    /** How far the text is moved to the left. */
    void shift(double pixels) {
        if (shift != pixels) {
            shift = pixels;
            requestLayout();
        }
    }

    /** How wide the text would like to be; 0 if it goes on below. */
    double wish() {
        return wish;
    }

    double height(double width) {
        return wrap ? flow.prefHeight(width) : metrics.line();
    }

    @Override
    protected void layoutChildren() {
        if (dress == null) {
            return;
        }
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        double x = wrap ? 0 : -shift;
        plain.relocate(x, 0);
        if (flow.isVisible()) {
            flow.resizeRelocate(x, 0, Math.max(getWidth(), wish), getHeight());
            flow.layout();
        }
        mark(x);
    }

    private void mark(double x) {
        marks.setVisible(!spans.isEmpty());
        if (spans.isEmpty() && grounds.isEmpty()) {
            return;
        }
        marks.setLayoutX(x);
        List<PathElement> shapes = new ArrayList<>();
        spans.forEach(span -> shapes.addAll(List.of(shape(span.from(), span.to()))));
        marks.getElements().setAll(shapes);
        int at = 0;
        for (Shown.Coloured part : coloured) {
            if (part.manner().background() != Manner.DEFAULT) {
                Path ground = grounds.get(at++);
                ground.setLayoutX(x);
                ground.getElements().setAll(shape(part.from(), part.to()));
            }
        }
    }

    private PathElement[] shape(int from, int to) {
        return plain.isVisible()
                ? plain.getRangeShape(from, to, false)
                : flow.getRangeShape(from, to, false);
    }
}
