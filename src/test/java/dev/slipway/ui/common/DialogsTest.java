package dev.slipway.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.Dialogs.Question;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.concurrent.atomic.AtomicInteger;

/** A question is answered once, or not at all. */
class DialogsTest {
    /** Frames until the question has its place. */
    private static final int LAID_OUT = 2;

    private final AtomicInteger agreed = new AtomicInteger();
    private Windowed window;

    @BeforeEach
    void open() {
        window = new Windowed();
        window.ask(
                () -> {
                    window.kit()
                            .dialogs()
                            .ask(
                                    Question.plain("Stop?", "It can go on later.", "Stop"),
                                    agreed::incrementAndGet);
                    return true;
                });
        window.see("dialog-yes");
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void gone() {
        window.await("no question", () -> new FxRobot().lookup("#dialog-yes").queryAll().isEmpty());
    }

    @Test
    void agreeingDoesItOnce() {
        window.click("dialog-yes");
        gone();
        assertThat(agreed).hasValue(1);
    }

    @Test
    void whatWasDismissedByEscapeHearsNoKeyAnyMore() {
        window.press(KeyCode.ESCAPE);
        gone();
        window.press(KeyCode.ENTER);
        assertThat(agreed).hasValue(0);
    }

    @Test
    void whatWasDismissedByAClickBesideItHearsNoKeyAnyMore() {
        window.frames(LAID_OUT);
        window.clickAt(60, 200);
        gone();
        window.press(KeyCode.ENTER);
        assertThat(agreed).hasValue(0);
    }
}
