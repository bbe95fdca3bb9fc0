package dev.slipway.ui.logs;

import static dev.slipway.ui.logs.ScriptedFeed.BLUE;
import static dev.slipway.ui.logs.ScriptedFeed.BLUE_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.GREEN_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.STACK;
import static dev.slipway.ui.logs.ScriptedFeed.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Filter.Where;
import dev.slipway.logs.Origin;
import dev.slipway.logs.Source;
import dev.slipway.logs.SourceState;
import dev.slipway.stack.Colour;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Which lines are shown, by every control that has a say in it. */
class FilterLogsTest {
    private static final Source ROUTER = Source.of(STACK).get(2);
    private static final Origin OTHER_BLUE = ScriptedFeed.task(BLUE, "d01a");

    private ShownLogs logs;

    @BeforeEach
    void open() {
        logs = new ShownLogs();
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private void handSome() {
        logs.feed()
                .hand(
                        line(BLUE_TASK, 0, "level=warn Slow query"),
                        line(GREEN_TASK, 1, "GET /items 200"),
                        line(OTHER_BLUE, 2, "{\"level\":\"error\",\"msg\":\"reset\"}"),
                        line(ScriptedFeed.task(ROUTER, "8f2c"), 3, "[info] router is ready"));
        seeAll();
    }

    private void seeAll() {
        logs.see(
                "level=warn Slow query",
                "GET /items 200",
                "{\"level\":\"error\",\"msg\":\"reset\"}",
                "[info] router is ready");
    }

    private boolean isChosen(String chip) {
        return logs.window().ask(() -> ((ToggleButton) logs.node(chip)).isSelected());
    }

    @Test
    void byService() {
        handSome();
        logs.window().click("log-service-green");
        logs.see("GET /items 200");
        assertThat(isChosen("log-service-green")).isTrue();
        logs.window().click("log-service-blue");
        seeAll();
        logs.window().click("log-service-green");
        logs.see(
                "level=warn Slow query",
                "{\"level\":\"error\",\"msg\":\"reset\"}",
                "[info] router is ready");
        logs.window().click("log-service-blue");
        seeAll();
    }

    @Test
    void byContainer() {
        handSome();
        logs.window().click("log-container-" + ROUTER.writer());
        logs.see("[info] router is ready");
        logs.window().click("log-container-" + BLUE.writer());
        seeAll();
    }

    @Test
    void aContainerThatNobodyKnewOfGetsAChip() {
        assertThat(logs.window().sees("log-container-sidecar")).isFalse();
        handSome();
        Origin sidecar = new Origin(BLUE, "ecs/sidecar/x", "sidecar", Optional.of("5".repeat(32)));
        logs.feed().hand(line(sidecar, 9, "from aside"));
        logs.window().click("log-container-sidecar");
        logs.see("from aside");
    }

    @Test
    void aContainerThatNobodyKnewOfGetsAChipThoughItsTaskHasWrittenBefore() {
        handSome();
        Origin sidecar = new Origin(BLUE, "ecs/sidecar/x", "sidecar", BLUE_TASK.task());
        logs.feed().hand(line(sidecar, 9, "from aside"));
        logs.window().click("log-container-sidecar");
        logs.see("from aside");
    }

    @Test
    void byTask() {
        handSome();
        logs.window().see("log-tasks", "All tasks");
        logs.pick("log-tasks", OTHER_BLUE.shortTask());
        logs.see("{\"level\":\"error\",\"msg\":\"reset\"}");
        logs.window().see("log-tasks", "1 task");
        logs.pick("log-tasks", GREEN_TASK.shortTask());
        logs.see("GET /items 200", "{\"level\":\"error\",\"msg\":\"reset\"}");
        logs.window().see("log-tasks", "2 tasks");
        logs.pick("log-tasks", "All tasks");
        seeAll();
    }

    @Test
    void asManyTasksOfAnotherTimeAreOffered() {
        logs.feed().hand(line(BLUE_TASK, 0, "old"));
        logs.see("old");
        logs.pick("log-range", "log-range-PT3H");
        logs.feed().hand(line(OTHER_BLUE, 0, "new"));
        logs.see("new");
        logs.pick("log-tasks", OTHER_BLUE.shortTask());
        logs.see("new");
        logs.window().see("log-tasks", "1 task");
    }

    @Test
    void aTaskThatHasNotWrittenYetCanBeLeftAgain() {
        logs.close();
        logs = new ShownLogs(Where.ANYWHERE.withTasks(Set.of(BLUE_TASK.task().orElseThrow())));
        logs.feed().hand(line(GREEN_TASK, 0, "green"));
        logs.window().see("log-tasks", "1 task");
        logs.pick("log-tasks", BLUE_TASK.task().orElseThrow());
        logs.see("green");
        logs.window().see("log-tasks", "All tasks");
    }

    @Test
    void aWindowOpensFiltered() {
        logs.close();
        logs = new ShownLogs(Where.ANYWHERE.withColours(Set.of(Colour.BLUE)));
        logs.feed().hand(line(GREEN_TASK, 0, "green"), line(BLUE_TASK, 1, "blue"));
        logs.see("blue");
        assertThat(isChosen("log-service-blue")).isTrue();
        assertThat(isChosen("log-service-green")).isFalse();
    }

    @Test
    void byWhen() {
        handSome();
        assertThat(logs.feed().since()).isEqualTo(ShownLogs.FIRST);
        logs.window().click("log-service-blue");
        logs.pick("log-range", "log-range-PT3H");
        assertThat(logs.feeds()).hasSize(2);
        assertThat(logs.feed().since()).isEqualTo(new Since.Ago(Duration.ofHours(3)));
        assertThat(logs.feeds().getFirst().isOpen()).isFalse();
        logs.window().await("a start", () -> logs.feed().isOpen());
        logs.see();
        logs.feeds().getFirst().hand(line(BLUE_TASK, 5, "of the old one"));
        logs.feed().hand(line(GREEN_TASK, 6, "green"), line(BLUE_TASK, 7, "of the new one"));
        logs.see("of the new one");
        logs.window().see("log-range", "Since 3 h");
    }

    @Test
    void readingFromAnotherTimeOnEndsAPause() {
        handSome();
        logs.inLines(KeyCode.UP);
        logs.window().see("log-detail");
        assertThat(logs.isPaused()).isTrue();
        logs.pick("log-range", "log-range-now");
        assertThat(logs.isPaused()).isFalse();
        assertThat(logs.window().sees("log-detail")).isFalse();
        logs.feed().hand(line(GREEN_TASK, 6, "new"));
        logs.see("new");
    }

    @Test
    void byText() {
        handSome();
        logs.window().type("log-filter", "slow");
        logs.see("level=warn Slow query");
        logs.window().click("log-filter-case");
        logs.see();
        logs.window().type("log-filter", "Slow");
        logs.see("level=warn Slow query");
        logs.feed().hand(line(GREEN_TASK, 8, "fast"), line(GREEN_TASK, 9, "Slow again"));
        logs.see("level=warn Slow query", "Slow again");
    }

    @Test
    void byWhatIsHidden() {
        handSome();
        logs.window().type("log-exclude", "LEVEL");
        logs.see("GET /items 200", "[info] router is ready");
        logs.window().click("log-exclude-case");
        seeAll();
        logs.window().type("log-exclude", "^GET|ready$");
        logs.window().click("log-exclude-expression");
        logs.see("level=warn Slow query", "{\"level\":\"error\",\"msg\":\"reset\"}");
        logs.window().type("log-exclude", "");
        seeAll();
    }

    @Test
    void byExpression() {
        handSome();
        logs.window().click("log-filter-expression");
        logs.window().type("log-filter", "^(get|level)");
        logs.see("level=warn Slow query", "GET /items 200");
        logs.window().click("log-filter-case");
        logs.see("level=warn Slow query");
    }

    @Test
    void aBrokenExpressionIsExplainedAndChangesNothing() {
        handSome();
        logs.window().click("log-filter-expression");
        logs.window().type("log-filter", "quer(y|ies)");
        logs.see("level=warn Slow query");
        assertThat(logs.window().sees("log-filter-problem")).isFalse();
        logs.window().type("log-filter", "quer(y");
        logs.window().see("log-filter-problem", "“quer(y” is no regular expression");
        assertThat(logs.window().text("log-filter-problem")).contains("Correct it");
        logs.feed().hand(line(GREEN_TASK, 8, "fast"), line(GREEN_TASK, 9, "query 2"));
        logs.see("level=warn Slow query", "query 2");
        logs.window().click("log-filter-expression");
        assertThat(logs.window().sees("log-filter-problem")).isFalse();
        logs.see();
        logs.window().type("log-filter", "");
        assertThat(logs.window().ask(() -> logs.model().look().get().wanted().count()))
                .as("nothing was lost")
                .isEqualTo(6);
    }

    @SuppressWarnings("unchecked")
    private <T> String said(String box) {
        ComboBox<T> choice = (ComboBox<T>) logs.node(box);
        return choice.getConverter().toString(choice.getValue());
    }

    @Test
    void byLevel() {
        handSome();
        logs.window().choose("log-level", "WARN");
        logs.see("level=warn Slow query", "{\"level\":\"error\",\"msg\":\"reset\"}");
        assertThat(logs.window().ask(() -> said("log-level"))).isEqualTo("WARN and up");
        logs.window().choose("log-level", "ERROR");
        logs.see("{\"level\":\"error\",\"msg\":\"reset\"}");
        logs.window().choose("log-level", "empty");
        seeAll();
    }

    @Test
    void whatIsAllFilteredOutIsExplainedAndCleared() {
        handSome();
        logs.window().click("log-service-blue");
        logs.window().type("log-exclude", "e");
        logs.window().type("log-filter", "zzz");
        logs.window().choose("log-level", "ERROR");
        logs.window().see("log-empty-title", "No line passes the filter");
        logs.window().click("log-empty-clear");
        seeAll();
        logs.window().await("no note", () -> !logs.window().sees("log-empty"));
        assertThat(logs.window().text("log-filter")).isEmpty();
        assertThat(logs.window().text("log-exclude")).isEmpty();
        assertThat(isChosen("log-service-blue")).isFalse();
    }

    @Test
    void clearingTheFilterMendsABrokenExpressionToo() {
        handSome();
        logs.window().click("log-filter-expression");
        logs.window().type("log-filter", "zzz");
        logs.window().type("log-filter", "(zzz");
        logs.window().see("log-filter-problem");
        logs.window().click("log-empty-clear");
        seeAll();
        assertThat(logs.window().sees("log-filter-problem")).isFalse();
    }

    @Test
    void thatNothingIsThereIsExplained() {
        logs.window().see("log-empty-title", "Nothing was written yet");
        assertThat(logs.window().sees("log-empty-clear")).isFalse();
        logs.feed().states(new SourceState.CatchingUp(ScriptedFeed.NOON));
        logs.window().see("log-empty-title", "Reading");
        logs.feed().states(new SourceState.Ended(Optional.empty()));
        logs.window().see("log-empty-title", "Nothing was written in that time");
        logs.feed().hand(line(GREEN_TASK, 0, "late"));
        logs.window().await("no note", () -> !logs.window().sees("log-empty"));
    }
}
