package dev.slipway.ui.logs;

import static dev.slipway.ui.logs.ScriptedFeed.BLUE_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.line;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages as nobody expects them: nothing is thrown, and the window answers. */
class OddLinesTest {
    private static final String BINARY =
            IntStream.range(0, 256).mapToObj(Character::toString).reduce("", String::concat);
    private static final String HEBREW = "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd cart";
    private static final String FAMILY = "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67";

    private ShownLogs logs;

    @BeforeEach
    void open() {
        logs = new ShownLogs();
    }

    @AfterEach
    void close() {
        logs.close();
    }

    static Stream<String> odd() {
        return Stream.of(
                "x".repeat(1_000_000),
                (HEBREW + "\n").repeat(20_000),
                FAMILY.repeat(2_000),
                "a".repeat(999) + "\ud83d\ude00".repeat(3_500),
                "\n".repeat(5_000),
                BINARY,
                BINARY.repeat(100),
                FAMILY + " \ud83d\ude00 e\u0301",
                HEBREW + " \u0645\u0631\u062d\u0628\u0627 \u202e backwards",
                "half \ud800 and \udc00 half",
                "\udc00\ud800",
                "two\nlines",
                "two\r\nlines\r\r",
                "tab\tand\u0000nothing\u0007",
                "",
                " ",
                "\n",
                "\u2028\u2029\u0085\u000b\u000c",
                "\u001b[31mred\u001b[0m \u001b[1;4mbold\u001b[m \u001b[48;5;208mground\u001b[49m",
                "\u001b[",
                "\u001b[999;38;5;999;48;2;1mx",
                "\u001b]0;title\u0007after");
    }

    /** Shows it in both manners, with a highlight in it, and something after it. */
    @ParameterizedTest
    @MethodSource("odd")
    void isShownChosenAndCopiedUnchanged(String message) {
        logs.feed().hand(line(BLUE_TASK, 0, "before"), line(BLUE_TASK, 1, message));
        answers();
        logs.window().type("log-highlight", "a");
        answers();
        logs.window().click("log-highlight-expression");
        logs.window().type("log-highlight", "(a+)+$|.");
        answers();
        logs.window().click("log-wrap");
        answers();
        logs.inLines(KeyCode.HOME);
        logs.inLines(KeyCode.DOWN);
        logs.window().see("log-detail");
        logs.wheel(-300);
        logs.wheel(300);
        logs.window().type("log-highlight", "");
        logs.inLines(KeyCode.HOME);
        logs.inLines(KeyCode.DOWN);
        assertThat(logs.chosen()).isEqualTo(List.of(message));
        logs.inLines(KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
        assertThat(logs.copied(1)).isEqualTo(message);
        logs.inLines(KeyCode.C, KeyCode.CONTROL);
        assertThat(logs.copied(2)).contains(BLUE_TASK.shortName());
        logs.window().click("log-wrap");
        logs.window().click("log-fresh");
        answers();
    }

    /** What comes afterwards is there soon. */
    private void answers() {
        logs.feed().hand(line(BLUE_TASK, 9, "answer"));
        logs.seeLast("answer");
        logs.window().frames(2);
    }

    @Test
    void aPathologicalExpressionIsAnswered() {
        String many = "a".repeat(100_000) + "b";
        logs.feed().hand(IntStream.range(0, 50).mapToObj(at -> line(BLUE_TASK, at, many)).toList());
        logs.window().click("log-filter-expression");
        logs.window().click("log-highlight-expression");
        logs.window().type("log-filter", "(a+)+$");
        logs.see();
        logs.window().see("log-empty-title", "No line passes the filter");
        logs.feed().hand(line(BLUE_TASK, 60, "ends with aaa"));
        logs.see("ends with aaa");
        logs.window().type("log-highlight", "(a|aa)+$");
        logs.window().see("log-count", "1 line");
        logs.window().type("log-filter", "");
        logs.window().see("log-count", "1 line");
        answers();
    }

    @Test
    void escapeSequencesBecomeColours() {
        logs.feed()
                .hand(
                        line(
                                BLUE_TASK,
                                0,
                                "plain \u001b[31mred\u001b[0m \u001b[1mbold\u001b[0m"
                                        + " \u001b[4munder\u001b[0m \u001b[2mfaint\u001b[0m"
                                        + " \u001b[38;5;208mcube\u001b[0m"
                                        + " \u001b[38;2;1;2;3mrgb\u001b[0m"
                                        + " \u001b[44mground\u001b[0m"));
        logs.see("plain red bold under faint cube rgb ground");
        assertThat(part("plain ").getStyleClass()).containsExactly("log-text");
        assertThat(part("red").getStyleClass()).contains("ansi-1");
        assertThat(part("bold").getFont().getStyle()).contains("Bold");
        assertThat(part("under").isUnderline()).isTrue();
        assertThat(part("faint").getStyleClass()).contains("faint");
        assertThat(part("cube").getFill()).isEqualTo(Color.rgb(255, 135, 0));
        assertThat(part("rgb").getFill()).isEqualTo(Color.rgb(1, 2, 3));
        assertThat(part("red").getFill()).isNotEqualTo(part("plain ").getFill());
        logs.await(
                () ->
                        logs.row("ground").lookupAll(".ansi-4").stream()
                                .map(Path.class::cast)
                                .anyMatch(path -> !path.getElements().isEmpty()),
                "a ground");
    }

    private Text part(String text) {
        return logs.window()
                .ask(
                        () ->
                                ShownLogs.texts(logs.row("plain")).stream()
                                        .filter(each -> each.getText().equals(text))
                                        .findFirst()
                                        .orElseThrow());
    }

    @Test
    void rightToLeftTextIsHighlightedWhereItStands() {
        logs.feed().hand(line(BLUE_TASK, 0, HEBREW));
        logs.see(HEBREW);
        logs.window().type("log-highlight", HEBREW.substring(0, 4));
        logs.window().see("log-count", "1 line");
        logs.await(() -> markWidth() > 0, "a mark");
        double word = markWidth();
        logs.window().type("log-highlight", HEBREW.substring(0, 9));
        logs.await(() -> markWidth() > 1.5 * word, "a wider mark");
    }

    private double markWidth() {
        return logs.window()
                .ask(() -> logs.row("cart").lookup(".log-mark").getLayoutBounds().getWidth());
    }
}
