package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.PastShift;
import dev.slipway.traffic.ShiftRecord.Cause;
import dev.slipway.ui.Windowed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The guard and the canary on the page of the traffic, over a stack that stands in a rehearsal. */
class ReleasePageTest {
    @TempDir Path home;

    private ShownTraffic shown;
    private Windowed window;

    @BeforeEach
    void open() {
        shown = new ShownTraffic(home);
        window = shown.window();
        shown.show();
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private void start(String preset) {
        window.click("traffic-guided");
        window.click("canary-preset-" + preset);
        window.click("canary-start");
        window.see("canary-title", "step 1 of");
        window.see("canary-text", "Green");
    }

    private PastShift last() {
        return shown.traffic().history().getLast();
    }

    @Test
    void theGuardTakesTheTrafficBackAndSaysWhy() {
        shown.type("25");
        window.click("traffic-shift");
        window.see("traffic-guard-title", "Watching ▲ Green against ● Blue");
        shown.stranger().scale(Colour.GREEN, 0);
        window.see("traffic-guard-title", "The guard rolled back to 0 % green");
        assertThat(window.text("traffic-guard-text")).contains("green targets are healthy");
        assertThat(shown.weights()).isEqualTo(new Weights(100, 0));
        assertThat(last().begun().cause()).isEqualTo(Cause.GUARD);
        window.await(
                "the reason in the history",
                () ->
                        window.words("traffic-history").stream()
                                .anyMatch(it -> it.startsWith("back, by the guard: 0 of ")));
        window.click("traffic-guard-dismiss");
        window.await("no notice", () -> !window.sees("traffic-guard"));
    }

    @Test
    void whoWantsNoGuardSendsItAway() {
        shown.type("25");
        window.click("traffic-shift");
        window.click("traffic-guard-stop");
        window.await("no notice", () -> !window.sees("traffic-guard"));
        assertThat(shown.weights()).isEqualTo(new Weights(75, 25));
    }

    @Test
    void aCanaryIsToldBeforeItBeginsAndIsPausedContinuedAndTakenOver() {
        window.click("traffic-guided");
        window.click("canary-preset-swift");
        assertThat(window.words("canary-steps"))
                .containsExactly(
                        "1. Give ▲ Green 10 % and watch it for 3 minutes.",
                        "2. Give ▲ Green 50 % and watch it for 3 minutes.",
                        "3. Give ▲ Green 100 % and watch it for 3 minutes.");
        assertThat(window.text("canary-limits")).contains("goes back to 0 % in one write");
        assertThat(shown.weights()).isEqualTo(new Weights(100, 0));
        window.click("canary-start");
        window.see("canary-title", "Canary “swift” to ▲ Green: step 1 of 3");
        window.see("traffic-share-green", "10 %");
        assertThat(window.text("canary-closed")).contains("while Slipway is closed");
        assertThat(window.ask(this::sliderIsDisabled)).isTrue();
        window.click("canary-pause");
        window.see("canary-title", "paused at step 1");
        window.click("canary-proceed");
        window.see("canary-title", "step 1 of 3");
        window.click("canary-take");
        window.see("canary-title", "The canary was taken over");
        assertThat(window.ask(this::sliderIsDisabled)).isFalse();
        assertThat(shown.weights()).isEqualTo(new Weights(90, 10));
        window.click("canary-dismiss");
        window.await("no canary", () -> !window.sees("canary"));
    }

    private boolean sliderIsDisabled() {
        return window.stage().getScene().lookup("#traffic-slider").isDisabled();
    }

    @Test
    void whatIsAbortedGoesBackToWhereItWas() {
        shown.shifted(5);
        window.see("traffic-share-green", "5 %");
        start("swift");
        assertThat(window.text("canary-abort")).isEqualTo("Abort, back to 5 %");
        window.click("canary-abort");
        window.see("canary-title", "The canary was rolled back");
        assertThat(shown.weights()).isEqualTo(new Weights(95, 5));
        assertThat(last().begun().reason()).contains("It was aborted by hand.");
    }

    @Test
    void theWayHomeIsOpenInTheMiddleOfACanary() {
        start("swift");
        window.click("traffic-home");
        window.see("canary-title", "The canary was taken over");
        window.await("all home", () -> shown.weights().equals(new Weights(100, 0)));
    }

    @Test
    void whatWasLeftIsOfferedAtTheNextStart() {
        start("standard");
        shown.leave();
        shown.show();
        window.see("canary-title", "A canary was left unfinished");
        assertThat(window.text("canary-text")).contains("step 1 of 4 when Slipway was closed");
        assertThat(shown.weights()).isEqualTo(new Weights(95, 5));
        window.click("canary-resume");
        window.see("canary-title", "step 1 of 4");
        shown.leave();
        shown.show();
        window.click("canary-back");
        window.see("canary-title", "The canary was rolled back");
        assertThat(shown.weights()).isEqualTo(new Weights(100, 0));
    }

    @Test
    void nonsenseInTheEditorIsRefusedAtItsFieldWithARemedy() {
        window.click("traffic-guided");
        window.click("canary-preset-own");
        window.type("canary-steps-1-percent", "3");
        window.await(
                "a remedy",
                () ->
                        window.words("canary-editor")
                                .contains(
                                        "It is not more than the 5 % before it. Let each step give"
                                                + " more than the one before."));
        assertThat(window.button("canary-start").isDisabled()).isTrue();
        window.click("canary-remove-1");
        window.await("no remedy", () -> !window.button("canary-start").isDisabled());
        window.click("canary-add");
        window.type("canary-steps-3-percent", "much");
        window.await("a remedy", () -> window.button("canary-start").isDisabled());
    }

    @Test
    void whatIsRefusedIsForcedOnlyWithAReason() {
        shown.stranger().scale(Colour.GREEN, 0);
        window.see("traffic-targets-green", "0 of 0");
        shown.type("10");
        window.click("traffic-force");
        window.see("force-yes", "Force to 10 %");
        assertThat(window.button("force-yes").isDisabled()).isTrue();
        window.type("force-reason", "a drill");
        window.click("force-yes");
        window.see("traffic-share-green", "10 %");
        assertThat(shown.weights()).isEqualTo(new Weights(90, 10));
        assertThat(last().begun().overruled()).isNotEmpty();
        window.await(
                "the reason in the history",
                () ->
                        window.words("traffic-history").stream()
                                .anyMatch(it -> it.startsWith("a drill, forced although: ")));
        assertThat(window.sees("traffic-guard")).isFalse();
    }
}
