package dev.slipway.ui.shell;

import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Somebody who has never seen Slipway, from the first page to a stack that stands and is gone. */
class FirstRunTest {
    @TempDir Path home;

    private Rehearsed rehearsed;
    private Windowed window;

    private void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        window = Rehearsing.window(rehearsed);
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    @Test
    void fromTheFirstPageToAStackThatStandsIsEditedAndGoesAgain() {
        open();
        window.click("rehearse");
        window.see("badge", "Sandbox");
        Rehearsing.describe(window);
        window.see("review-summary", "to create");
        window.click("review-go");
        window.see("run-headline", "poc-fargate");
        window.click("run-onward");
        window.see("overview-title", "poc-fargate");

        window.click("overview-edit");
        window.click("step-sizing");
        window.type("services-blue-desiredCount", "3");
        window.click("step-review");
        window.see("review-summary", "to change");
        window.click("review-go");
        window.click("run-onward");
        window.see("overview-title", "poc-fargate");

        window.click("overview-destroy");
        window.click("review-go");
        window.type("dialog-typed", "poc-fargate");
        window.click("dialog-yes");
        window.click("run-onward");
        window.see("next");
    }

    @Test
    void aDraftIsOfferedAgain() {
        open();
        window.click("rehearse");
        window.type("name", "mine");
        window.click("leave");
        window.click("rehearse");
        window.click("draft-resume");
        window.see("name", "mine");
    }
}
