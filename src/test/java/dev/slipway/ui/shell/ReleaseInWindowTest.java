package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.Releases;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A release in the whole window: from what is wanted over its plan and its roll-out to its end. */
class ReleaseInWindowTest {
    private static final String IMAGE = "services-green-container-image";

    @TempDir Path home;

    private Rehearsed rehearsed;
    private Windowed window;

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        window = Rehearsing.running(rehearsed);
        window.click("place-traffic");
        window.see("traffic-now", "Now ");
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    private Releases releases() {
        return new Releases(rehearsed.deployment(rehearsed.stack()));
    }

    private PastRelease last() {
        return releases().history().getLast();
    }

    private void describe(String image) {
        window.click("traffic-deploy-green");
        window.type(IMAGE, image);
        window.click("release-review");
        window.see("review-title", "Deploy " + image.substring(image.lastIndexOf('/') + 1));
    }

    @Test
    void anImageIsDescribedReviewedRolledOutAndLookedAt() {
        describe("registry.example/shop:2");
        window.see("review-summary", "2 to change");
        assertThat(releases().history()).as("nothing has happened yet").isEmpty();
        window.see("review-go", "Deploy to ▲ Green");
        window.click("review-go");
        window.see("run-headline", "▲ Green with shop:2 is rolled out");
        assertThat(window.sees("run-undo")).isFalse();
        window.click("run-traffic");
        window.see("release-subject", "▲ Green with shop:2");
        window.see("release-state", "gets no traffic yet");
        window.click("preview-copy");
        assertThat(window.desktop().copied().getLast()).startsWith("curl -H '");
        assertThat(window.text("preview-where")).contains("X-");
        assertThat(last().completed()).isTrue();
    }

    @Test
    void aWholeTaskIsCarriedByARelease() {
        window.click("traffic-deploy-green");
        window.see(IMAGE);
        window.choose("services-green-size-cpu", "512");
        window.type("services-green-targetGroup-healthCheck-path", "/ready");
        window.click("release-review");
        window.see("review-summary", "3 to change");
        window.click("review-back");
        window.see("services-green-targetGroup-healthCheck-path", "/ready");
        window.click("release-review");
        window.click("review-go");
        window.see("run-traffic");
        var green = rehearsed.deployment(rehearsed.stack()).wanted(Colour.GREEN);
        assertThat(green.size().cpu()).isEqualTo(512);
        assertThat(green.targetGroup().healthCheck().path()).isEqualTo("/ready");
    }

    @Test
    void nonsenseIsRefusedAtItsField() {
        window.click("traffic-deploy-green");
        window.type(IMAGE, "Shop 2");
        window.await("a remedy", () -> window.button("release-review").isDisabled());
        assertThat(window.words(IMAGE + "-field")).anyMatch(it -> it.contains("image"));
        window.type(IMAGE, "shop:2");
        window.await("no remedy", () -> !window.button("release-review").isDisabled());
    }

    @Test
    void aColourWithTrafficIsDeployedToOnlyForAReason() {
        window.see("traffic-deploy-why-blue", "Blue carries 100 % of the traffic.");
        assertThat(window.button("traffic-deploy-blue").isDisabled()).isTrue();
        window.click("traffic-deploy-force-blue");
        window.see("force-yes");
        assertThat(window.button("force-yes").isDisabled()).isTrue();
        window.type("force-reason", "a drill");
        window.click("force-yes");
        window.see("release-where", "Forced: a drill");
        window.type("services-blue-container-image", "shop:2");
        window.click("release-review");
        window.see("review-warning", "The history keeps why: a drill");
        window.click("review-go");
        window.see("run-traffic");
        assertThat(last().begun().forced()).contains("a drill");
    }

    @Test
    void whoGetsTrafficMeanwhileIsNotDeployedTo() {
        describe("registry.example/shop:2");
        window.see("review-go", "Deploy to");
        releases().traffic().shift(Shift.byHand(new Share(75, 25)));
        window.click("review-go");
        window.see("failure-cause", "Green carries traffic: 25 %.");
        assertThat(releases().history()).isEmpty();
    }

    @Test
    void anImageThatDoesNotStartIsExplainedAndCanBeReplaced() {
        // At a slower pace each attempt is seen.
        rehearsed.pace(Pace.BRISK);
        describe("registry.example/crash:1");
        window.click("review-go");
        window.see("failure-cause", "circuit breaker");
        window.see("run-headline", "▲ Green with crash:1 could not be finished");
        assertThat(window.evidence()).anyMatch(line -> line.contains("exited with 1"));
        window.see("rollout-green-failed");
        String failed = window.text("rollout-green-failed");
        assertThat(Integer.parseInt(failed)).isGreaterThanOrEqualTo(3);
        assertThat(window.words("rollout-green"))
                .contains("not rolled out", failed + " ×")
                .anyMatch(it -> it.contains("(exit code 1)"));
        assertThat(window.sees("run-undo")).isFalse();
        window.click("run-edit");
        window.see(IMAGE);
        assertThat(window.text(IMAGE)).isEqualTo("registry.example/crash:1");
        rehearsed.pace(Pace.VIRTUAL);
        window.type(IMAGE, "registry.example/shop:3");
        window.click("release-review");
        window.click("review-go");
        window.see("run-headline", "shop:3 is rolled out");
        window.click("place-traffic");
        window.see("release-subject", "shop:3");
    }

    @Test
    void whatDidNotStartIsRolledBack() {
        rehearsed.pace(Pace.BRISK);
        describe("registry.example/crash:1");
        window.click("review-go");
        window.see("failure-cause");
        rehearsed.pace(Pace.VIRTUAL);
        window.click("run-traffic");
        window.see("release-state", "It did not roll out");
        assertThat(window.sees("release-promote")).isFalse();
        window.click("release-back");
        window.click("dialog-yes");
        window.see("rollback-title", "▲ Green with crash:1 is rolled back");
        assertThat(last().rolledBack()).isTrue();
    }

    @Test
    void whatWasStoppedGoesOn() {
        rehearsed.pace(Pace.BRISK);
        describe("registry.example/slow:2");
        window.click("review-go");
        window.see("rollout-green-pending");
        window.click("run-stop");
        window.click("run-stop");
        window.see("run-headline", "slow:2 was stopped");
        rehearsed.pace(Pace.VIRTUAL);
        window.click("run-continue");
        window.see("run-headline", "slow:2 is rolled out");
        assertThat(last().completed()).isTrue();
    }

    @Test
    void whatWasCutOffBeforeItsEndWasNotedIsFinished() throws IOException {
        describe("registry.example/shop:2");
        window.click("review-go");
        window.click("run-traffic");
        window.see("release-state", "gets no traffic yet");
        Path history = rehearsed.deployment(rehearsed.stack()).folder().resolve("releases.jsonl");
        Files.writeString(history, Files.readAllLines(history).getFirst() + "\n");
        window.see("release-state", "no end of it is noted");
        describe("registry.example/shop:2");
        window.see("nothing-to-do", "▲ Green runs shop:2 as you want it");
        window.see("review-go", "Finish the release");
        window.click("review-go");
        window.see("run-headline", "shop:2 is rolled out");
        assertThat(releases().history()).hasSize(1);
        assertThat(last().completed()).isTrue();
    }
}
