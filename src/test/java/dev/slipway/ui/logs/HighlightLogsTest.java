package dev.slipway.ui.logs;

import static dev.slipway.ui.logs.ScriptedFeed.BLUE_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.line;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.shape.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is highlighted, over all that is held, and how one goes through it. */
class HighlightLogsTest {
    private ShownLogs logs;

    @BeforeEach
    void open() {
        logs = new ShownLogs();
        logs.hand(0, 1000);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private void highlight(String text) {
        logs.window().type("log-highlight", text);
    }

    /** Waits until it is said where one is, and this is the line that is chosen and seen. */
    private void at(String where, String message) {
        logs.window().see("log-count", where);
        logs.await(() -> logs.chosen().equals(java.util.List.of(message)), message);
        logs.await(() -> logs.messages().contains(message), message);
    }

    private boolean isMarked(String message) {
        return logs.window()
                .ask(
                        () ->
                                logs.row(message).lookupAll(".log-mark").stream()
                                        .map(Path.class::cast)
                                        .anyMatch(
                                                mark ->
                                                        mark.isVisible()
                                                                && !mark.getElements().isEmpty()));
    }

    @Test
    void isCountedOverAllThatIsHeld() {
        highlight("line 10");
        logs.window().see("log-count", "11 lines");
        logs.feed().hand(line(BLUE_TASK, 1001, "line 10 once more"));
        logs.window().see("log-count", "12 lines");
        assertThat(isMarked("line 10 once more")).isTrue();
        assertThat(isMarked("line 999")).isFalse();
        highlight("line 999");
        logs.window().see("log-count", "1 line");
        logs.await(() -> isMarked("line 999"), "a mark");
        logs.await(() -> !isMarked("line 10 once more"), "no mark");
        highlight("nowhere");
        logs.window().see("log-count", "none");
        assertThat(logs.window().button("log-next").isDisabled()).isTrue();
        highlight("");
        logs.window().await("no count", () -> logs.window().text("log-count").isEmpty());
    }

    @Test
    void theButtonsLeadFromOneToTheNextAndAroundTheEnd() {
        highlight("line 5");
        logs.window().see("log-count", "111 lines");
        logs.window().click("log-previous");
        at("111 of 111", "line 599");
        logs.window().click("log-previous");
        at("110 of 111", "line 598");
        logs.window().click("log-next");
        at("111 of 111", "line 599");
        logs.window().click("log-next");
        at("1 of 111", "line 5");
        logs.window().click("log-next");
        at("2 of 111", "line 50");
        logs.window().click("log-previous");
        logs.window().click("log-previous");
        at("111 of 111", "line 599");
    }

    @Test
    void enterAndF3DoSoToo() {
        highlight("line 70");
        logs.window().see("log-count", "11 lines");
        logs.window().focus("log-highlight");
        logs.press(KeyCode.ENTER);
        at("11 of 11", "line 709");
        logs.press(KeyCode.ENTER);
        at("1 of 11", "line 70");
        logs.press(KeyCode.ENTER, KeyCode.SHIFT);
        at("11 of 11", "line 709");
        logs.inLines(KeyCode.F3);
        at("1 of 11", "line 70");
        logs.inLines(KeyCode.F3, KeyCode.SHIFT);
        at("11 of 11", "line 709");
    }

    @Test
    void whoHasChosenALineGoesOnFromThere() {
        highlight("line 10");
        logs.window().see("log-count", "11 lines");
        logs.inLines(KeyCode.HOME);
        logs.window().click("log-next");
        at("1 of 11", "line 10");
        logs.inLines(KeyCode.DOWN);
        logs.window().see("log-count", "11 lines");
        logs.window().click("log-next");
        at("2 of 11", "line 100");
        logs.inLines(KeyCode.UP);
        logs.window().click("log-previous");
        at("1 of 11", "line 10");
    }

    @Test
    void inAPauseItGoesOverWhatWasThere() {
        logs.window().click("log-pause");
        logs.feed().hand(line(BLUE_TASK, 1001, "line 10 once more"));
        logs.window().see("log-fresh", "1 new line");
        highlight("line 10");
        logs.window().see("log-count", "11 lines");
        logs.window().click("log-previous");
        at("11 of 11", "line 109");
        logs.window().click("log-fresh");
        logs.window().see("log-count", "12 lines");
    }

    @Test
    void onlyAmongWhatIsShown() {
        highlight("line 10");
        logs.window().type("log-exclude", "5");
        logs.window().see("log-count", "10 lines");
    }

    @Test
    void capitalsAndExpressionsAsWanted() {
        highlight("LINE 99");
        logs.window().see("log-count", "11 lines");
        logs.window().click("log-highlight-case");
        logs.window().see("log-count", "none");
        logs.window().click("log-highlight-case");
        highlight("LINE 99\\d$");
        logs.window().see("log-count", "none");
        logs.window().click("log-highlight-expression");
        logs.window().see("log-count", "10 lines");
        logs.window().click("log-highlight-case");
        logs.window().see("log-count", "none");
        highlight("line [");
        logs.window().see("log-highlight-problem", "is no regular expression");
        highlight("line 9{3}");
        logs.window().see("log-count", "1 line");
        assertThat(logs.window().sees("log-highlight-problem")).isFalse();
    }

    @Test
    void controlFLeadsToTheField() {
        logs.inLines(KeyCode.F, KeyCode.CONTROL);
        logs.window().await("focus", () -> logs.node("log-highlight").isFocused());
        logs.inLines(KeyCode.F, KeyCode.CONTROL, KeyCode.SHIFT);
        logs.window().await("focus", () -> logs.node("log-filter").isFocused());
    }
}
