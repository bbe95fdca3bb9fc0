package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;

import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** A canary in the whole window, whose pages come and go meanwhile. */
class CanaryInWindowTest {
    @TempDir Path home;

    private Rehearsed rehearsed;
    private Windowed window;
    private Shell shell;

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        window = Rehearsing.running(rehearsed, made -> shell = made);
        window.click("place-traffic");
        window.click("traffic-guided");
        window.click("canary-start");
        window.see("canary-title", "step 1 of 4");
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    private boolean requestClose() {
        return window.ask(
                () -> {
                    Stage stage = window.stage();
                    WindowEvent request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
                    shell.closing(request);
                    return request.isConsumed();
                });
    }

    @Test
    void itGoesOnWhileAnotherPageIsShown() {
        window.click("place-overview");
        window.see("overview-check");
        window.click("place-traffic");
        window.see("canary-title", "step 1 of 4");
        window.click("canary-abort");
        window.see("canary-title", "rolled back");
    }

    @Test
    void theWindowAsksBeforeItClosesInTheMiddleOfIt() {
        assertThat(requestClose()).isTrue();
        window.see("dialog-yes", "Close, and leave it");
        window.click("dialog-yes");
        window.await("the window to close", () -> !window.stage().isShowing());
    }

    @Test
    void theAccountIsNotLeftInTheMiddleOfIt() {
        window.click("way-stacks");
        window.see("new-stack");
        window.click("way-accounts");
        window.see("dialog-text", "Take it over or abort it first");
        window.click("dialog-ok");
        window.click("stack-" + rehearsed.stack().name());
        window.click("place-traffic");
        window.see("canary-title", "step 1 of 4");
    }
}
