package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** The ways from the whole window to log windows, and their ends. */
class LogWindowsTest {
    @TempDir Path home;

    private Rehearsed rehearsed;
    private Windowed window;
    private Shell shell;

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        window = Rehearsing.running(rehearsed, made -> shell = made);
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    private List<Stage> logs() {
        return window.ask(
                () ->
                        Window.getWindows().stream()
                                .filter(Stage.class::isInstance)
                                .map(Stage.class::cast)
                                .filter(
                                        stage ->
                                                String.valueOf(stage.getTitle()).startsWith("Logs"))
                                .toList());
    }

    /** Waits until there are so many, and gives the newest. */
    private Stage newest(int number) {
        window.await(number + " log windows", () -> logs().size() == number);
        Stage stage = logs().getLast();
        assertThat(window.ask(stage::getTitle)).isEqualTo("Logs · " + rehearsed.stack().name());
        return stage;
    }

    private boolean isChosen(Stage stage, String chip) {
        return window.ask(() -> ((ToggleButton) node(stage, chip)).isSelected());
    }

    private static Node node(Stage stage, String id) {
        Scene scene = stage.getScene();
        return scene.lookup("#" + id);
    }

    private String name(Stage stage, String row) {
        return window.ask(
                () ->
                        node(stage, "log-lines").lookupAll(".log-row").stream()
                                .filter(Node::isVisible)
                                .map(Node::getAccessibleText)
                                .filter(text -> text != null && text.contains(row))
                                .findFirst()
                                .orElse(""));
    }

    private void close(Stage stage) {
        window.ask(
                () -> {
                    stage.close();
                    return true;
                });
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("log-sifting"))
                .count();
    }

    @Test
    void theSidebarLeadsToAllLinesAndTheyArrive() {
        window.click("place-logs");
        Stage all = newest(1);
        assertThat(isChosen(all, "log-service-blue")).isFalse();
        rehearsed.pace(Pace.BRISK);
        window.await("lines of blue", () -> !name(all, "blue").isEmpty());
        window.await("lines of green", () -> !name(all, "green").isEmpty());
        window.see("overview-title");
        assertThat(window.ask(() -> all.getIcons().size())).isEqualTo(6);
    }

    @Test
    void aServiceLeadsToItsLines() {
        rehearsed.pace(Pace.BRISK);
        window.click("service-logs-green");
        Stage green = newest(1);
        assertThat(isChosen(green, "log-service-green")).isTrue();
        assertThat(isChosen(green, "log-service-blue")).isFalse();
        window.await("lines of green", () -> !name(green, "green").isEmpty());
        assertThat(name(green, "blue web")).isEmpty();
    }

    @Test
    void trafficLeadsToTheLinesOfAColour() {
        window.click("place-traffic");
        window.click("traffic-logs-blue");
        Stage blue = newest(1);
        assertThat(isChosen(blue, "log-service-blue")).isTrue();
        assertThat(isChosen(blue, "log-service-green")).isFalse();
    }

    @Test
    void aRolloutAndItsStoppedTasksAndItsFailureLeadToTheirLines() {
        rehearsed.pace(Pace.BRISK);
        window.click("place-traffic");
        window.click("traffic-deploy-green");
        window.type("services-green-container-image", "registry.example/crash:1");
        window.click("release-review");
        window.click("review-go");
        window.see("failure-cause", "circuit breaker");
        window.click("run-logs");
        assertThat(isChosen(newest(1), "log-service-green")).isTrue();
        window.click("rollout-green-logs");
        assertThat(isChosen(newest(2), "log-service-green")).isTrue();
        String stopped =
                window.ask(
                        () ->
                                window.stage().getScene().getRoot().lookupAll(".button").stream()
                                        .map(Node::getId)
                                        .filter(id -> id != null)
                                        .filter(id -> id.startsWith("rollout-green-logs-"))
                                        .findFirst()
                                        .orElseThrow());
        window.click(stopped);
        Stage tasks = newest(3);
        assertThat(isChosen(tasks, "log-service-green")).isFalse();
        assertThat(window.ask(() -> ((MenuButton) node(tasks, "log-tasks")).getText()))
                .matches("\\d+ tasks?");
    }

    @Test
    void eachIsClosedByItselfAndAllWithTheAccount() {
        long before = readers();
        window.click("place-logs");
        Stage first = newest(1);
        window.click("service-logs-blue");
        Stage second = newest(2);
        window.click("place-logs");
        newest(3);
        close(second);
        window.await("two", () -> logs().size() == 2);
        rehearsed.pace(Pace.BRISK);
        window.await("lines", () -> !name(first, "blue").isEmpty());
        window.await("the end of one", () -> readers() == before + 2);
        window.click("way-stacks");
        window.click("way-accounts");
        window.await("none", () -> logs().isEmpty());
        window.await("the end of all", () -> readers() == before);
    }

    @Test
    void slipwayEndsWithItsLogWindows() {
        long before = readers();
        window.click("place-logs");
        window.click("service-logs-blue");
        newest(2);
        window.ask(
                () -> {
                    WindowEvent request =
                            new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST);
                    shell.closing(request);
                    return request.isConsumed();
                });
        window.await("none", () -> logs().isEmpty());
        window.await("the end of all", () -> readers() == before);
    }
}
