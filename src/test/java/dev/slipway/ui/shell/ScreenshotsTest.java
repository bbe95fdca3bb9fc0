package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.Colour;
import dev.slipway.ui.Camera;
import dev.slipway.ui.Forward;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Stranger;
import dev.slipway.ui.Windowed;

import javafx.scene.control.ProgressBar;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A walk through the window, with a picture of each page in both appearances. */
@Tag("screenshots")
class ScreenshotsTest {
    private static final double HALF = 0.5;

    @TempDir Path home;

    private final Forward clock = new Forward();
    private Rehearsed rehearsed;
    private Stranger stranger;
    private Windowed window;
    private Camera camera;

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.BRISK, clock);
        stranger = new Stranger(rehearsed);
        window = Rehearsing.window(rehearsed);
        camera = new Camera(window);
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    @Test
    void tour() {
        window.see("rehearse");
        camera.takeBest("welcome");
        window.click("about");
        window.see("about-version");
        camera.take("about");
        window.click("about-close");
        window.click("choose-account");
        window.see("accounts-open");
        camera.take("accounts");
        window.click("accounts-back");
        window.click("rehearse");
        describe();
        apply();
        look();
        fail();
        destroy();
        assertThat(camera.taken()).isGreaterThan(15);
    }

    @Test
    void release() {
        assertThat(rehearsed.run(rehearsed.stack(), Verb.APPLY).complete()).isTrue();
        clock.pass(Duration.ofMinutes(40));
        window.click("rehearse");
        window.click("stack-" + rehearsed.stack().name());
        window.click("place-traffic");
        window.see("traffic-now", "Now 0 %");
        deploy("registry.example.com/shop/crash:1.5");
        window.see("failure-cause");
        camera.take("release-failed");
        window.click("run-edit");
        window.type("services-green-container-image", "registry.example.com/shop/slow:1.6");
        camera.take("release-form");
        window.click("release-review");
        window.see("review-summary", "to change");
        camera.take("release-review");
        window.click("review-go");
        window.see("rollout-green-pending");
        camera.take("release-rollout");
        window.see("run-traffic");
        camera.take("release-done");
        window.click("run-traffic");
        promote();
        back();
    }

    private void deploy(String image) {
        window.click("traffic-deploy-green");
        window.type("services-green-container-image", image);
        window.click("release-review");
        window.click("review-go");
    }

    private void promote() {
        window.see("release-state", "gets no traffic yet");
        camera.takeBest("release");
        window.click("release-promote");
        window.see("promote-yes");
        camera.take("release-promote");
        window.click("promote-yes");
        window.see("warm-text", "at the earliest");
        camera.take("release-warm");
        clock.pass(Duration.ofMinutes(45));
        window.see("warm-title", "is scaled down");
        camera.take("release-scaled-down");
        window.click("warm-dismiss");
    }

    private void back() {
        window.click("release-back");
        window.see("dialog-yes");
        camera.take("release-roll-back");
        window.click("dialog-yes");
        window.see("rollback-stop");
        camera.take("release-rolling-back");
        window.see("rollback-title", "is rolled back");
        camera.take("release-rolled-back");
    }

    private void describe() {
        window.see("name");
        camera.take("wizard-account");
        window.click("next");
        window.see("network-vpcId");
        camera.takeBest("wizard-network");
        window.click("problems");
        window.see("problems-close");
        camera.take("wizard-problems");
        window.click("problems-close");
        window.click("next");
        window.click("domain-with");
        window.type("domain-name", rehearsed.stack().domain().orElseThrow().name());
        window.see("certificate-arn");
        camera.take("wizard-domain");
        window.click("next");
        for (Colour colour : Colour.values()) {
            window.click(colour.key() + "-sample");
        }
        camera.take("wizard-applications");
        window.click("next");
        camera.take("wizard-sizing");
        window.click("next");
        window.see("logging-bucket");
        camera.take("wizard-logging");
        window.click("next");
        window.see("review-summary", "to create");
        camera.takeBest("review");
    }

    private void apply() {
        window.click("review-go");
        window.see("run-progress");
        window.await("half of the run", () -> progress() > HALF);
        camera.take("apply");
        tab(1);
        camera.takeBest("apply-timeline");
        tab(2);
        camera.take("apply-graph");
        tab(0);
        window.see("run-onward");
        camera.take("done");
        window.click("run-onward");
    }

    private double progress() {
        return new FxRobot().lookup("#run-progress").queryAs(ProgressBar.class).getProgress();
    }

    private void tab(int index) {
        window.ask(
                () -> {
                    new FxRobot()
                            .lookup("#run-tabs")
                            .queryAs(TabPane.class)
                            .getSelectionModel()
                            .select(index);
                    return index;
                });
    }

    private void look() {
        window.see("running-blue", "2 of 2 tasks run");
        camera.takeBest("overview");
        window.click("overview-check");
        window.see("overview-summary", "all as described");
        camera.take("overview-checked");
        window.click("place-traffic");
        window.see("traffic-now", "Now 0 %");
        clock.pass(Duration.ofMinutes(40));
        window.await(
                "figures", () -> Character.isDigit(window.text("traffic-rate-blue").charAt(0)));
        camera.take("traffic");
        guard();
        foreign();
        canary();
        shift("0");
        window.see("traffic-said", "confirmed 100 % blue");
        window.click("place-overview");
        logs();
    }

    private void logs() {
        window.click("place-logs");
        window.await("another window", () -> other().isPresent());
        Stage lines = window.ask(() -> other().orElseThrow());
        camera.turnTo(lines);
        window.see("log-status-state", "live");
        window.type("log-highlight", "/cart");
        window.await("lines", () -> Character.isDigit(window.text("log-count").charAt(0)));
        camera.take("logs");
        window.click("log-previous");
        window.see("log-detail");
        camera.take("logs-paused");
        window.ask(
                () -> {
                    lines.close();
                    return true;
                });
        camera.turnTo(window.stage());
    }

    private Optional<Stage> other() {
        return Window.getWindows().stream()
                .filter(each -> each != window.stage())
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .findFirst();
    }

    private void guard() {
        shift("10");
        window.see("traffic-guard-title", "Watching");
        clock.pass(Duration.ofMinutes(16));
        window.see("traffic-guard-title", "content");
        counted();
        camera.take("traffic-passed");
        ask("50");
        camera.takeBest("traffic-shift");
        window.click("traffic-shift");
        window.see("traffic-guard-title", "Watching");
        clock.pass(Duration.ofMinutes(2));
        window.see("traffic-guard-text", "answers 0.0 %");
        counted();
        camera.take("traffic-guard");
        stranger.fail(Colour.GREEN, 20);
        clock.pass(Duration.ofSeconds(100));
        window.see("traffic-guard-title", "rolled back");
        window.see("traffic-share-green", "10 %");
        counted();
        camera.take("traffic-back");
        stranger.fail(Colour.GREEN, 0);
        window.click("traffic-guard-dismiss");
    }

    /** Waits until CloudWatch has told of green. */
    private void counted() {
        window.await(
                "figures", () -> Character.isDigit(window.text("traffic-rate-green").charAt(0)));
    }

    private void foreign() {
        stranger.weigh(60, 40);
        window.see("traffic-foreign-text", "gets 40 % now");
        camera.take("traffic-foreign");
        window.click("traffic-put-back");
        window.see("traffic-share-green", "10 %");
        clock.pass(Duration.ofMinutes(20));
    }

    private void canary() {
        window.click("traffic-guided");
        window.see("canary-start");
        camera.take("canary-plan");
        window.click("canary-preset-own");
        window.type("canary-steps-1-percent", "3");
        camera.take("canary-own");
        window.click("canary-preset-standard");
        window.click("canary-start");
        window.see("canary-title", "step 1 of");
        clock.pass(Duration.ofMinutes(3));
        window.see("canary-text", "answers");
        camera.takeBest("canary");
        window.click("canary-abort");
        window.see("canary-title", "rolled back");
        window.click("canary-dismiss");
    }

    private void shift(String percent) {
        ask(percent);
        window.click("traffic-shift");
    }

    private void ask(String percent) {
        window.focus("traffic-typed");
        window.type("traffic-typed", percent);
        window.press(KeyCode.ENTER);
    }

    private void fail() {
        window.click("overview-edit");
        window.click("step-applications");
        window.type("services-blue-container-image", "registry.example.com/shop/crash:1.4");
        window.click("step-review");
        window.see("review-summary", "to change");
        camera.take("review-change");
        window.click("review-go");
        window.see("failure-cause");
        camera.takeBest("failure");
    }

    private void destroy() {
        window.click("place-activity");
        window.see("activity-title");
        camera.take("activity");
        window.click("way-stacks");
        window.see("new-stack");
        camera.take("stacks");
        window.click("stack-poc-fargate");
        window.click("overview-destroy");
        window.see("review-go", "Delete");
        camera.take("destroy");
        window.click("review-go");
        window.see("dialog-yes");
        camera.take("destroy-ask");
        window.type("dialog-typed", "poc-fargate");
        window.click("dialog-yes");
        window.see("run-headline", "is deleted");
        camera.take("destroyed");
        window.click("way-stacks");
    }
}
