package dev.slipway.ui.shell;

import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Pulses;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** How smoothly a person sees their first apply, who came through the wizard as everybody does. */
@Tag("bench")
class FirstApplyBench {
    private static final int IDLE_FRAMES = 300;

    @TempDir Path home;

    private Rehearsed rehearsed;
    private Windowed window;

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.BRISK);
        window = Rehearsing.window(rehearsed);
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    @Test
    void fromTheAgreementToTheOutputs() {
        window.click("rehearse");
        Rehearsing.describe(window);
        window.see("review-summary", "to create");
        Pulses.during(window, () -> window.frames(IDLE_FRAMES)).tell("reading-the-plan");
        Pulses.during(
                        window,
                        () -> {
                            window.click("review-go");
                            window.see("run-onward");
                        })
                .tell("first-apply");
    }
}
