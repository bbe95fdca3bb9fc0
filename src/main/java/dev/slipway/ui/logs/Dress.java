package dev.slipway.ui.logs;

import dev.slipway.logs.Origin;
import dev.slipway.logs.Search;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;

/**
 * How all lines are shown.
 *
 * @param wrap whether a long line goes on below
 * @param stamp writes a time in milliseconds since 1970
 * @param stampLength how many characters that takes
 * @param nameLength how many characters there are for who wrote a line
 * @param writer numbers whoever writes, which is what tells their colours
 */
record Dress(
        boolean wrap,
        LongFunction<String> stamp,
        int stampLength,
        int nameLength,
        Optional<Search> highlight,
        ToIntFunction<Origin> writer) {
    private static final String TYPEFACE = "JetBrains Mono";
    private static final double SIZE = 12;
    private static final int LONGEST_NAME = 32;
    private static final int COLOURS = 8;

    /** What rows need to know of the typeface, all of whose usual characters are equally wide. */
    record Metrics(Font font, Font bold, double character, double line) {
        static Metrics measured() {
            Font font = Font.font(TYPEFACE, SIZE);
            Text text = new Text("0".repeat(100));
            text.setFont(font);
            return new Metrics(
                    font,
                    Font.font(TYPEFACE, javafx.scene.text.FontWeight.BOLD, SIZE),
                    text.getLayoutBounds().getWidth() / 100,
                    text.getLayoutBounds().getHeight());
        }
    }

    /** With at least so much room for the time and the name. */
    Dress withRoom(int forStamp, int forName) {
        return new Dress(
                wrap,
                stamp,
                Math.max(stampLength, forStamp),
                Math.max(nameLength, forName),
                highlight,
                writer);
    }

    String name(Origin origin) {
        String name = origin.shortName();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    }

    /** The style class of whoever wrote a line. */
    String colour(Origin origin) {
        return "writer-" + writer.applyAsInt(origin) % COLOURS;
    }
}
