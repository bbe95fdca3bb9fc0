package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Line;
import dev.slipway.logs.Line.Place;
import dev.slipway.logs.Origin;
import dev.slipway.ui.Windowed;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class DetailPaneTest {
    private static final int MEGABYTE = 1_000_000;

    private final List<String> only = new CopyOnWriteArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private Windowed window;
    private DetailPane pane;

    @BeforeEach
    void open() {
        window = new Windowed();
        pane = Samples.show(window, kit -> new DetailPane(kit, only::add, closed::incrementAndGet));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void show(Line line) {
        window.ask(
                () -> {
                    pane.show(line);
                    return true;
                });
    }

    private void show(String message) {
        show(Samples.line(message));
    }

    private ListView<?> fields() {
        return (ListView<?>) window.stage().getScene().lookup("#log-detail-fields");
    }

    private void choose(int row) {
        window.focus("log-detail-fields");
        window.ask(
                () -> {
                    fields().getSelectionModel().clearAndSelect(row);
                    return true;
                });
    }

    private void pressWithControl(KeyCode code) {
        window.ask(
                () -> {
                    Robot robot = new Robot();
                    robot.keyPress(KeyCode.CONTROL);
                    robot.keyType(code);
                    robot.keyRelease(KeyCode.CONTROL);
                    return true;
                });
    }

    @Test
    void whenAndByWhomItWasWrittenIsTold() {
        show(Samples.line("\u001b[31mERROR\u001b[0m no database", Place.LATE, 31_000));
        window.see("log-detail-text", "ERROR no database");
        assertThat(window.text("log-detail-level")).isEqualTo("error");
        assertThat(window.text("log-detail-place")).isEqualTo("late by 31 s");
        assertThat(window.text("log-detail-time")).endsWith(":09.120");
        assertThat(window.ask(() -> tooltip("log-detail-time")))
                .isEqualTo("2026-11-23T14:05:09.120Z in UTC");
        assertThat(window.text("log-detail-colour")).containsIgnoringCase("blue");
        assertThat(window.text("log-detail-container")).isEqualTo("web");
        assertThat(window.text("log-detail-task")).isEqualTo(Samples.TASK);
        assertThat(window.text("log-detail-stream")).isEqualTo("ecs/web/" + Samples.TASK);
        assertThat(window.text("log-detail-group")).isEqualTo("/app/blue");
        assertThat(window.text("log-detail-ingested")).endsWith(":40.120");
        window.click("log-detail-copy-task");
        window.click("log-detail-copy");
        window.click("log-detail-raw");
        assertThat(window.desktop().copied())
                .containsExactly(
                        Samples.TASK, "ERROR no database", "\u001b[31mERROR\u001b[0m no database");
    }

    private String tooltip(String id) {
        return ((Label) window.stage().getScene().lookup("#" + id)).getTooltip().getText();
    }

    @Test
    void whatALineLacksIsNotToldOfTheOneBefore() {
        show(Samples.line("ERROR", Place.AHEAD, -5_000));
        window.see("log-detail-place", "clock ahead by 5 s");
        show(
                new Line(
                        0,
                        0,
                        "delivered",
                        new Origin(Samples.DELIVERY, "one", "delivery", Optional.empty()),
                        Place.IN_ORDER));
        window.see("log-detail-text", "delivered");
        assertThat(window.sees("log-detail-level")).isFalse();
        assertThat(window.sees("log-detail-place")).isFalse();
        assertThat(window.sees("log-detail-colour")).isFalse();
        assertThat(window.sees("log-detail-copy-task")).isFalse();
        assertThat(window.text("log-detail-task")).isEqualTo("none");
    }

    @Test
    void aFieldIsCopiedOrLookedForByKeys() {
        show("{\"level\":\"warn\",\"trace\":\"1-6923\\n\",\"n\":42,\"in\":{\"a\":[1]}}");
        window.await("rows", () -> pane.isVisible() && fields().getItems().size() == 10);
        assertThat(window.text("log-detail-level")).isEqualTo("warn");
        choose(2);
        pressWithControl(KeyCode.C);
        window.press(KeyCode.ENTER);
        choose(3);
        window.press(KeyCode.ENTER);
        choose(4);
        pressWithControl(KeyCode.C);
        window.press(KeyCode.ENTER);
        assertThat(window.desktop().copied()).containsExactly("1-6923\n", "{\"a\":[1]}");
        assertThat(only).containsExactly("1-6923\n", "42");
    }

    @Test
    void theChosenFieldHasButtonsThatTabLeadsTo() {
        show("{\"level\":\"warn\"}");
        window.await("rows", () -> pane.isVisible() && fields().getItems().size() == 3);
        choose(1);
        window.await("its buttons", () -> !visible("log-detail-only").isEmpty());
        assertThat(tabbed("log-detail-fields", 12))
                .contains(
                        "log-detail-value",
                        "log-detail-only",
                        "log-detail-copy",
                        "log-detail-raw",
                        "log-detail-close",
                        "log-detail-task");
        window.await("a button that can be seen", () -> !visible("log-detail-value").isEmpty());
        window.ask(
                () -> {
                    visible("log-detail-only").forEach(node -> press(node));
                    return true;
                });
        assertThat(only).containsExactly("warn");
    }

    private static void press(Node node) {
        ((javafx.scene.control.Button) node).fire();
    }

    private List<Node> visible(String id) {
        return window.stage().getScene().getRoot().lookupAll("#" + id).stream()
                .filter(node -> node.isVisible() && node.getParent().isVisible())
                .toList();
    }

    /** What has the focus when Tab is pressed so often. */
    private Set<String> tabbed(String from, int times) {
        window.focus(from);
        Set<String> ids = new LinkedHashSet<>();
        for (int at = 0; at < times; at++) {
            window.press(KeyCode.TAB);
            ids.add(window.ask(() -> window.stage().getScene().getFocusOwner().getId()));
        }
        return ids;
    }

    @Test
    void tabLeadsThroughATextToo() {
        show("plain");
        window.see("log-detail-text", "plain");
        assertThat(tabbed("log-detail-text", 12))
                .contains("log-detail-copy", "log-detail-raw", "log-detail-close");
    }

    @Test
    void escapeClosesFromAnywhere() {
        show("plain");
        window.see("log-detail-text", "plain");
        window.focus("log-detail-text");
        window.press(KeyCode.ESCAPE);
        window.focus("log-detail-task");
        window.press(KeyCode.ESCAPE);
        show("[1]");
        window.await("rows", () -> fields().isVisible());
        window.focus("log-detail-fields");
        window.press(KeyCode.ESCAPE);
        window.click("log-detail-close");
        assertThat(closed).hasValue(4);
    }

    @Test
    void aLineOfAMegabyteIsCutForTheEyeAndCopiedWhole() {
        String message = "a" + "😀".repeat(MEGABYTE / 2 - 1) + "z";
        show(message);
        window.see("log-detail-note", "Not shown: 999,001 of 1,000,000 characters.");
        assertThat(window.text("log-detail-text")).isEqualTo("a" + "😀".repeat(499));
        window.click("log-detail-copy");
        window.click("log-detail-raw");
        assertThat(window.desktop().copied()).containsExactly(message, message);
        show("short");
        window.see("log-detail-text", "short");
        assertThat(window.sees("log-detail-note")).isFalse();
    }

    @Test
    void manyRowsComeAsTheyAreAskedFor() {
        show("[" + "1,".repeat(6_000) + "1]");
        window.see("log-detail-note", "5,503 more");
        assertThat(fields().getItems()).hasSize(500);
        window.click("log-detail-more");
        window.see("log-detail-note", "503 more");
        window.click("log-detail-more");
        window.await("all", () -> fields().getItems().size() == 6_003);
        assertThat(window.sees("log-detail-more")).isFalse();
    }

    @Test
    void aLongValueIsCutForTheEyeAndCopiedWhole() {
        String value = "x".repeat(MEGABYTE);
        show("{\"a\":\"" + value + "\"}");
        window.await("rows", () -> pane.isVisible() && fields().getItems().size() == 3);
        choose(1);
        pressWithControl(KeyCode.C);
        assertThat(window.desktop().copied()).containsExactly(value);
    }

    @Test
    void brokenJsonIsShownAsItIs() {
        String message = "{\"a\":" + "[".repeat(30);
        show(message);
        window.see("log-detail-text", message);
    }

    @Test
    void onlyTheLastLineAskedForIsShown() {
        String large = "[" + "1,".repeat(499_998) + "1]";
        window.ask(
                () -> {
                    pane.show(Samples.line(large));
                    pane.show(Samples.line("last"));
                    return true;
                });
        window.see("log-detail-text", "last");
        window.frames(20);
        assertThat(window.text("log-detail-text")).isEqualTo("last");
    }
}
