package dev.slipway.ui.logs;

import static dev.slipway.ui.logs.ScriptedFeed.BLUE_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.GREEN_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.line;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** How lines are shown, and what one takes out of the window: a look, a copy, a file. */
class LookAtLogsTest {
    private static final String LONG = "word ".repeat(100) + "end";
    private static final String JSON = "{\"level\":\"error\",\"peer\":\"10.0.10.37\"}";

    @TempDir Path folder;

    private ShownLogs logs;

    @BeforeEach
    void open() {
        logs = new ShownLogs();
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private double height(String message) {
        return logs.window().ask(() -> logs.row(message).getHeight());
    }

    private String described(String message) {
        return logs.window().ask(() -> logs.row(message).getAccessibleText());
    }

    private List<String> styles(String message) {
        return logs.window()
                .ask(() -> List.copyOf(logs.row(message).lookup(".log-name").getStyleClass()));
    }

    @Test
    void aLongLineGoesOnBelowIfWanted() {
        logs.feed().hand(line(BLUE_TASK, 0, "short"), line(BLUE_TASK, 1, LONG));
        logs.see("short", LONG);
        assertThat(height(LONG)).isEqualTo(height("short"));
        assertThat(logs.window().sees("log-scroll-across")).isTrue();
        logs.window().click("log-wrap");
        logs.await(() -> height(LONG) > 3 * height("short"), "a higher row");
        assertThat(logs.window().sees("log-scroll-across")).isFalse();
        logs.window().click("log-wrap");
        logs.await(() -> height(LONG) == height("short"), "a lower row");
    }

    @Test
    void timesAreToldAsWanted() {
        logs.feed().hand(line(BLUE_TASK, 61, "here"));
        logs.see("here");
        logs.pick("log-clock", "UTC");
        logs.await(() -> described("here").startsWith("12:01:01.000 "), "UTC");
        logs.pick("log-clock", "How long ago");
        logs.await(() -> described("here").startsWith("5 h 58 min ago "), "how long ago");
        logs.pick("log-clock", "Local");
        logs.await(() -> described("here").contains(":01:01.000 "), "local time");
        logs.window().see("log-clock", "Times: Local");
    }

    @Test
    void lessIsHeldIfWanted() {
        logs.hand(0, 30_000);
        logs.window().see("log-status-held", "30,000 held of 100,000");
        logs.pick("log-more", "Hold at most", "10,000");
        logs.window().see("log-status-held", "held of 10,000");
        logs.hand(30_000, 30_001);
        assertThat(logs.window().ask(() -> logs.model().look().get().wanted().count()))
                .isBetween(9_000L, 10_000L);
        logs.inLines(KeyCode.HOME);
        logs.await(() -> logs.messages().getFirst().compareTo("line 20000") >= 0, "the oldest");
    }

    @Test
    void theChosenLineIsToldInFull() {
        logs.feed().hand(line(GREEN_TASK, 0, "first"), line(BLUE_TASK, 1, "second"));
        logs.see("first", "second");
        assertThat(logs.window().sees("log-detail")).isFalse();
        logs.clickOn("first");
        logs.window().see("log-detail-text", "first");
        logs.inLines(KeyCode.DOWN);
        logs.window().see("log-detail-text", "second");
        logs.inLines(KeyCode.ESCAPE);
        assertThat(logs.window().sees("log-detail")).isFalse();
        assertThat(logs.chosen()).isEmpty();
        assertThat(logs.isPaused()).isTrue();
    }

    @Test
    void whatIsChosenStaysInSightThoughTheDetailsTakeRoom() {
        logs.window().click("log-wrap");
        String wide = "a word ".repeat(20);
        logs.feed()
                .hand(
                        IntStream.range(0, 100)
                                .mapToObj(at -> line(BLUE_TASK, at, wide + at))
                                .toList());
        logs.seeLast(wide + 99);
        logs.clickOn(wide + 99);
        logs.window().see("log-detail-text", wide + 99);
        logs.window().frames(5);
        logs.await(() -> logs.isWhole(wide + 99), "the whole of it");
    }

    @Test
    void enterLeadsIntoTheDetailsAndEscapeOutOfThem() {
        logs.hand(0, 10);
        logs.inLines(KeyCode.UP);
        logs.window().see("log-detail-text", "line 9");
        logs.inLines(KeyCode.ENTER);
        logs.window()
                .await(
                        "focus in the details",
                        () -> {
                            var owner = logs.window().stage().getScene().getFocusOwner();
                            while (owner != null && owner != logs.node("log-detail")) {
                                owner = owner.getParent();
                            }
                            return owner != null;
                        });
        logs.press(KeyCode.ESCAPE);
        logs.window().await("no details", () -> !logs.window().sees("log-detail"));
        logs.window().await("focus", () -> logs.node("log-lines").isFocused());
    }

    @Test
    void aValueBecomesTheFilter() {
        logs.feed().hand(line(BLUE_TASK, 0, "other"), line(BLUE_TASK, 1, JSON));
        logs.see("other", JSON);
        logs.clickOn("peer");
        logs.window().see("log-detail-fields");
        logs.window()
                .ask(
                        () -> {
                            ListView<?> fields = (ListView<?>) logs.node("log-detail-fields");
                            fields.getSelectionModel().select(2);
                            return true;
                        });
        logs.window().focus("log-detail-fields");
        logs.press(KeyCode.ENTER);
        logs.window().see("log-filter", "10.0.10.37");
        logs.see(JSON);
    }

    @Test
    void linesAreCopiedAsShownAndRaw() {
        String red = "\u001b[31mred\u001b[0m";
        logs.feed().hand(line(GREEN_TASK, 0, red), line(BLUE_TASK, 1, "two\nrows"));
        logs.see("red", "two\u21b5rows");
        logs.pick("log-clock", "UTC");
        logs.inLines(KeyCode.A, KeyCode.CONTROL);
        logs.inLines(KeyCode.C, KeyCode.CONTROL);
        assertThat(logs.copied(1))
                .isEqualTo(
                        "12:00:00.000  "
                                + GREEN_TASK.shortName()
                                + "  red\n12:00:01.000  "
                                + BLUE_TASK.shortName()
                                + "  two\nrows");
        logs.inLines(KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
        assertThat(logs.copied(2)).isEqualTo(red + "\ntwo\nrows");
    }

    @Test
    void tooMuchForTheClipboardIsRefused() {
        logs.hand(0, 50_001);
        logs.seeLast("line 50000");
        logs.inLines(KeyCode.A, KeyCode.CONTROL);
        logs.inLines(KeyCode.C, KeyCode.CONTROL);
        logs.window().await("a word", () -> said().contains("50,001 lines are too much"));
        assertThat(said()).contains("Export them to a file instead");
        assertThat(logs.window().desktop().copied()).isEmpty();
    }

    private String said() {
        return String.join("\n", logs.window().words("dialogs"));
    }

    @Test
    void whatIsShownOrHeldIsExported() throws IOException {
        logs.window().desktop().saves(folder);
        logs.hand(0, 30);
        logs.window().type("log-filter", "7");
        logs.see("line 7", "line 17", "line 27");
        logs.pick("log-more", "log-export-shown-text");
        logs.window().see("log-export-said", "Exported 3 lines");
        assertThat(Files.readAllLines(folder.resolve("logs.log")))
                .hasSize(3)
                .first()
                .isEqualTo("2026-11-23T12:00:07.000Z " + BLUE_TASK.shortName() + "  line 7");
        logs.pick("log-more", "log-export-all-json");
        logs.window().see("log-export-said", "Exported 30 lines");
        assertThat(Files.readAllLines(folder.resolve("logs.jsonl")))
                .hasSize(30)
                .allMatch(line -> line.startsWith("{"))
                .last()
                .asString()
                .contains("\"message\":\"line 29\"");
        logs.pick("log-more", "log-export-shown-json");
        logs.window()
                .await("three", () -> Files.readAllLines(folder.resolve("logs.jsonl")).size() == 3);
        logs.window().click("log-export-close");
        assertThat(logs.window().sees("log-export")).isFalse();
    }

    @Test
    void whoChoosesNoFileExportsNothing() {
        logs.hand(0, 3);
        logs.pick("log-more", "log-export-all-text");
        assertThat(logs.window().sees("log-export")).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void eachTaskHasItsColourAndKeepsIt() {
        logs.feed().hand(line(GREEN_TASK, 0, "green"), line(BLUE_TASK, 1, "blue"));
        logs.see("green", "blue");
        List<String> green = styles("green");
        assertThat(green).contains("writer-0");
        assertThat(styles("blue")).contains("writer-1");
        logs.feed().hand(line(GREEN_TASK, 2, "more"));
        logs.see("green", "blue", "more");
        assertThat(styles("more")).isEqualTo(green);
        logs.window().type("log-filter", "more");
        logs.see("more");
        assertThat(styles("more")).isEqualTo(green);
    }
}
