package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.interop.Snapshot;
import dev.slipway.ui.Windowed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** What a run that does not come straight to its end is like, through the whole window. */
class MidRunTest {
    private static final String GOOD = "registry.example/shop:1";
    private static final String BAD = "registry.example/crash:1";

    @TempDir Path home;

    private Whole whole;
    private Windowed window;

    private void open() {
        whole = new Whole(home);
        window = whole.hand();
        window.click("rehearse");
    }

    @AfterEach
    void close() {
        whole.stagehand().letGo();
        whole.close();
    }

    /** Creates a stack, up to where the load balancer is waited for. */
    private void createUntilHeld() {
        whole.stagehand().hold();
        whole.describe(GOOD);
        window.click("review-go");
        window.see("run-subline", "waiting mostly for the load balancer");
    }

    private void stopInTwoStages() {
        window.click("run-stop");
        window.see("run-subline", "stopping: finishing 1 that is under way");
        assertThat(window.text("run-stop")).isEqualTo("Stop waiting too");
        window.click("run-stop");
        window.see("run-headline", "poc-fargate was stopped");
    }

    @Test
    void aRunIsStoppedInTwoStagesAndGoesOnToItsEnd() {
        open();
        createUntilHeld();
        stopInTwoStages();
        assertThat(window.text("run-subline")).contains("0 failed");
        whole.stagehand().letGo();
        window.click("run-continue");
        window.see("run-headline", "poc-fargate is up");
        window.see("output-url");
    }

    @Test
    void whatAStoppedRunCreatedIsUndoneToTheLastResource() {
        open();
        Snapshot before = whole.snapshot();
        createUntilHeld();
        stopInTwoStages();
        assertThat(whole.snapshot().differences(before)).isNotEmpty();
        whole.stagehand().letGo();
        window.click("run-undo");
        window.click("dialog-yes");
        window.see("run-headline", "What was created of poc-fargate is deleted again");
        assertThat(whole.snapshot().differences(before)).isEmpty();
        window.click("run-onward");
        window.see("name", "poc-fargate");
    }

    @Test
    void aFailingImageIsExplainedMendedInTheWizardAndGoneOnWith() {
        open();
        whole.describe(BAD);
        window.click("review-go");
        window.see("run-headline", "poc-fargate could not be finished");
        window.see("failure-cause", "circuit breaker");
        assertThat(window.evidence())
                .anyMatch(line -> line.contains("Essential container in task exited"))
                .anyMatch(line -> line.contains("exited with 1"))
                .anyMatch(line -> line.contains("DATABASE_URL is not set"));
        assertThat(window.text("failure-remedy")).startsWith("What to do: ").hasSizeGreaterThan(30);

        window.click("run-edit");
        window.click("step-applications");
        window.see("services-blue-container-image", BAD);
        window.type("services-blue-container-image", GOOD);
        window.click("step-review");
        window.click("review-go");
        window.see("run-headline", "poc-fargate is ");
        window.click("run-onward");
        window.see("running-blue", "2 of 2 tasks run");
    }

    @Test
    void aFailedRunIsStillThereAfterALookElsewhere() {
        open();
        whole.describe(BAD);
        window.click("review-go");
        window.see("run-headline", "poc-fargate could not be finished");
        window.click("place-overview");
        window.see("unfinished");
        window.click("place-changes");
        window.see("failure-cause", "circuit breaker");
        window.click("run-undo");
        window.click("dialog-yes");
        window.see("run-headline", "What was created of poc-fargate is deleted again");
    }

    @Test
    void closingAsksStopsAndTheNextStartGoesOn() {
        open();
        createUntilHeld();
        whole.requestClose();
        window.click("dialog-no");
        assertThat(whole.isOpen()).isTrue();
        assertThat(window.text("run-stop")).isEqualTo("Stop after what is running");

        whole.requestClose();
        window.click("dialog-yes");
        window.see("run-subline", "stopping");
        assertThat(whole.isOpen()).isTrue();
        whole.requestClose();
        window.see("dialog-yes", "Close without waiting");
        window.click("dialog-yes");
        window.await("a closed window", () -> !whole.isOpen());
        whole.close();

        open();
        goOnAfterAStart();
    }

    @Test
    void afterAKillTheNextStartGoesOn() throws IOException {
        DoomedWindow.killInMidRun(home);
        open();
        goOnAfterAStart();
    }

    private void goOnAfterAStart() {
        window.click("stack-poc-fargate");
        window.see("unfinished");
        window.click("overview-continue");
        window.see("review-summary", "to create");
        window.click("review-go");
        window.see("run-headline", "poc-fargate is ");
        window.click("run-onward");
        window.see("running-blue", "2 of 2 tasks run");
        assertThat(window.sees("unfinished")).isFalse();
    }
}
