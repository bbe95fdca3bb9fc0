package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Cap;
import dev.slipway.logs.Filter.Where;

import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** Staying where one is while lines come, by every way into it and out of it, and choosing. */
class PauseLogsTest {
    private static final int LINES = 1000;
    private static final String LAST = "line 999";

    private ShownLogs logs;

    @BeforeEach
    void open() {
        logs = new ShownLogs();
        logs.hand(0, LINES);
        logs.seeLast(LAST);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private ScrollBar bar() {
        return (ScrollBar) logs.node("log-scroll");
    }

    /** Holds that new lines are counted and do not move those that are there. */
    private void staysAndCounts() {
        logs.window().await("a pause", logs::isPaused);
        List<String> before = logs.messages();
        logs.window().see("log-fresh", "Jump to now");
        logs.window().see("log-pause", "Resume");
        logs.hand(LINES, LINES + 1);
        logs.window().see("log-fresh", "1 new line");
        logs.hand(LINES + 1, LINES + 50);
        logs.window().see("log-fresh", "50 new lines");
        assertThat(logs.messages()).isEqualTo(before);
        assertThat(logs.window().text("log-status-state")).isEqualTo("paused");
    }

    private void followsAgain() {
        logs.window().await("going on", () -> !logs.isPaused());
        logs.seeLast("line 1049");
        logs.window().await("no button", () -> !logs.window().sees("log-fresh"));
        logs.window().see("log-pause", "Pause");
        logs.hand(LINES + 50, LINES + 60);
        logs.seeLast("line 1059");
    }

    @Test
    void byTheButton() {
        logs.window().click("log-pause");
        staysAndCounts();
        logs.window().click("log-pause");
        followsAgain();
    }

    @Test
    void bySpace() {
        logs.inLines(KeyCode.SPACE);
        staysAndCounts();
        logs.inLines(KeyCode.SPACE);
        followsAgain();
    }

    @Test
    void byTheWheel() {
        logs.wheel(120);
        logs.await(() -> !logs.messages().contains(LAST), "the wheel to turn");
        staysAndCounts();
        logs.window().click("log-fresh");
        followsAgain();
    }

    @Test
    void whoScrollsBackToTheEndGoesOn() {
        logs.wheel(120);
        staysAndCounts();
        logs.wheel(-60);
        assertThat(logs.isPaused()).isTrue();
        logs.wheel(-600);
        followsAgain();
    }

    @Test
    void byAClickOnALine() {
        logs.clickOn("line 995");
        assertThat(logs.chosen()).containsExactly("line 995");
        staysAndCounts();
        logs.inLines(KeyCode.END);
        followsAgain();
        assertThat(logs.chosen()).isEmpty();
    }

    @Test
    void byTheScrollBar() {
        logs.drag(logs.window().ask(() -> bar().lookup(".thumb")), -200);
        logs.await(() -> !logs.messages().contains(LAST), "the bar to move");
        staysAndCounts();
        logs.window()
                .ask(
                        () -> {
                            bar().setValue(bar().getMax());
                            return true;
                        });
        followsAgain();
    }

    @Test
    void theWheelAtTheEndDoesNotPause() {
        logs.wheel(-120);
        assertThat(logs.isPaused()).isFalse();
    }

    @Test
    void whatIsSeenStaysThoughTheRingDropsIt() {
        logs.close();
        logs = new ShownLogs(Where.ANYWHERE, Cap.ofLines(640));
        logs.hand(0, 600);
        logs.seeLast("line 599");
        logs.inLines(KeyCode.HOME);
        logs.await(() -> logs.messages().getFirst().equals("line 0"), "the first line");
        List<String> before = logs.messages();
        logs.hand(600, 5000);
        logs.window().see("log-fresh", "new lines");
        assertThat(logs.messages()).isEqualTo(before);
        logs.inLines(KeyCode.PAGE_DOWN);
        logs.inLines(KeyCode.PAGE_DOWN);
        logs.await(() -> !logs.messages().contains("line 0"), "a page further");
        assertThat(logs.chosen()).hasSize(1);
        logs.window().click("log-fresh");
        logs.seeLast("line 4999");
        logs.inLines(KeyCode.HOME);
        logs.await(
                () -> logs.messages().getFirst().compareTo("line 4300") > 0, "what is held still");
    }

    @Test
    void aFilterKeepsItsPlaceInAPause() {
        logs.inLines(KeyCode.UP);
        logs.window().type("log-filter", "9");
        logs.await(() -> logs.messages().contains("line 989"), "the newest");
        logs.hand(LINES, LINES + 10);
        logs.window().see("log-fresh", "1 new line");
        assertThat(logs.messages()).doesNotContain("line 1009");
    }

    @Test
    void keysGoThroughTheLines() {
        int page = logs.window().ask(() -> ((LogView) logs.node("log-lines")).page());
        logs.inLines(KeyCode.UP);
        assertThat(logs.chosen()).containsExactly(LAST);
        logs.inLines(KeyCode.UP);
        assertThat(logs.chosen()).containsExactly("line 998");
        logs.inLines(KeyCode.DOWN);
        logs.inLines(KeyCode.DOWN);
        assertThat(logs.chosen()).containsExactly(LAST);
        logs.inLines(KeyCode.PAGE_UP);
        assertThat(logs.chosen()).containsExactly("line " + (999 - page));
        logs.await(() -> logs.messages().contains("line " + (999 - page)), "it");
        logs.inLines(KeyCode.PAGE_DOWN);
        assertThat(logs.chosen()).containsExactly(LAST);
        logs.inLines(KeyCode.HOME);
        assertThat(logs.chosen()).containsExactly("line 0");
        logs.await(() -> logs.messages().getFirst().equals("line 0"), "the first");
        logs.inLines(KeyCode.UP);
        assertThat(logs.chosen()).containsExactly("line 0");
        for (int down = 0; down < page + 5; down++) {
            logs.inLines(KeyCode.DOWN);
        }
        logs.await(() -> logs.messages().contains("line " + (page + 5)), "the caret");
    }

    @Test
    void shiftChoosesMore() {
        logs.inLines(KeyCode.HOME);
        logs.inLines(KeyCode.DOWN, KeyCode.SHIFT);
        logs.inLines(KeyCode.DOWN, KeyCode.SHIFT);
        assertThat(logs.chosen()).containsExactly("line 0", "line 1", "line 2");
        logs.inLines(KeyCode.UP, KeyCode.SHIFT);
        assertThat(logs.chosen()).containsExactly("line 0", "line 1");
        logs.inLines(KeyCode.DOWN);
        assertThat(logs.chosen()).containsExactly("line 2");
        logs.inLines(KeyCode.A, KeyCode.CONTROL);
        assertThat(logs.chosen()).hasSize(LINES);
        assertThat(logs.isPaused()).isTrue();
    }

    @Test
    void allThatPassIsChosenAndNoMore() {
        logs.window().type("log-filter", "7");
        List<String> sevens =
                IntStream.range(0, LINES)
                        .mapToObj(at -> "line " + at)
                        .filter(message -> message.contains("7"))
                        .toList();
        logs.seeLast("line 997");
        logs.inLines(KeyCode.A, KeyCode.CONTROL);
        assertThat(logs.chosen()).isEqualTo(sevens);
    }

    @Test
    void theMouseChoosesSeveral() {
        logs.clickOn("line 990");
        Node to = logs.row("line 993");
        logs.drag(
                logs.row("line 990"),
                logs.window().ask(() -> 3 * to.getLayoutBounds().getHeight()));
        assertThat(logs.chosen()).containsExactly("line 990", "line 991", "line 992", "line 993");
    }

    @Test
    void withNothingThereNothingHappens() {
        logs.close();
        logs = new ShownLogs();
        for (KeyCode key :
                List.of(KeyCode.UP, KeyCode.DOWN, KeyCode.PAGE_UP, KeyCode.HOME, KeyCode.END)) {
            logs.inLines(key);
        }
        logs.inLines(KeyCode.A, KeyCode.CONTROL);
        logs.inLines(KeyCode.C, KeyCode.CONTROL);
        logs.inLines(KeyCode.F3);
        logs.wheel(100);
        logs.wheel(-100);
        logs.window().click("log-pause");
        logs.wheel(100);
        logs.window().click("log-wrap");
        logs.window().click("log-pause");
        logs.hand(0, 1);
        logs.see("line 0");
        assertThat(logs.window().desktop().copied()).isEmpty();
    }
}
