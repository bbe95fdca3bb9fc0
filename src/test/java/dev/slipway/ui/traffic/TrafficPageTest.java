package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.Share;
import dev.slipway.ui.Windowed;

import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;

/** The page of the traffic, over a stack that stands in a rehearsal. */
class TrafficPageTest {
    private static final int MOVES = 20;

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

    private void keys(KeyCode... codes) {
        window.focus("traffic-slider");
        for (KeyCode code : codes) {
            window.press(code);
        }
    }

    private void commitOnRelease() {
        window.ask(
                () -> {
                    CheckBox box =
                            (CheckBox) window.stage().getScene().lookup("#traffic-on-release");
                    box.fire();
                    return box.isSelected();
                });
    }

    private void drag(double percent) {
        new Drag(window).to(percent, MOVES);
    }

    @Test
    void draggingAsksAndTheButtonShifts() {
        drag(24.6);
        window.see("traffic-shift", "Shift to 25 %");
        window.see("traffic-now", "Now 0 % green, read from the load balancer");
        assertThat(window.text("traffic-now")).endsWith("asked for 25 %");
        assertThat(window.text("traffic-meaning")).contains("about 1 in 4 requests");
        assertThat(shown.weights()).isEqualTo(new Weights(100, 0));
        window.click("traffic-shift");
        window.see("traffic-said", "confirmed 75 % blue, 25 % green");
        assertThat(shown.weights()).isEqualTo(new Weights(75, 25));
        window.see("traffic-share-green", "25 %");
        assertThat(window.text("traffic-targets-green")).isEqualTo("2 of 2");
        window.await("the history", () -> window.words("traffic-history").contains("0 % → 25 %"));
    }

    @Test
    void lettingGoShiftsIfOneWantsThatAndItIsRemembered() {
        commitOnRelease();
        drag(50);
        window.see("traffic-said", "confirmed 50 % blue");
        assertThat(shown.weights()).isEqualTo(new Weights(50, 50));
        window.await("the habit", () -> CommitSetting.in(home).read() == Commit.ON_RELEASE);
        shown.leave();
        shown.show();
        shown.type("10");
        window.see("traffic-said", "confirmed 90 % blue");
    }

    @Test
    void aReleaseThatCameAnotherWayIsSeen() {
        window.see("traffic-image-green", "nginx");
        shown.release(Colour.GREEN, "registry.example/shop:2");
        window.see("traffic-image-green", "registry.example/shop:2");
        window.see("traffic-revision-green", ":2");
    }

    @Test
    void keysGoStopByStopAndMarkByMark() {
        keys(KeyCode.RIGHT);
        window.see("traffic-shift", "Shift to 0.5 %");
        keys(KeyCode.PAGE_UP, KeyCode.PAGE_UP, KeyCode.RIGHT);
        window.see("traffic-shift", "Shift to 6 %");
        keys(KeyCode.END);
        window.see("traffic-green", "100 %");
        keys(KeyCode.LEFT);
        window.see("traffic-green", "99.5 %");
        keys(KeyCode.HOME);
        window.see("traffic-green", "0 %");
        assertThat(window.button("traffic-shift").isDisabled()).isTrue();
        assertThat(window.text("traffic-said")).startsWith("Move the slider");
        assertThat(shown.weights()).isEqualTo(new Weights(100, 0));
    }

    @Test
    void whatIsTypedIsReadOrRefusedWithARemedy() {
        shown.type("7.3");
        window.see("traffic-said", "7.3 % is no share of the traffic. Give a whole number");
        shown.type("many");
        window.see("traffic-said", "many is not a number");
        shown.type("2,5");
        window.see("traffic-shift", "Shift to 2.5 %");
        window.click("traffic-cancel");
        window.see("traffic-green", "0 %");
    }

    @Test
    void theWayBackIsOnePressOrTwoKeysAway() {
        shown.shifted(25);
        window.see("traffic-share-green", "25 %");
        window.click("traffic-home");
        window.see("traffic-said", "confirmed 100 % blue");
        assertThat(shown.weights()).isEqualTo(new Weights(100, 0));
        shown.shifted(10);
        window.see("traffic-share-green", "10 %");
        window.focus("traffic-typed");
        shortcut();
        window.await("nothing", () -> window.text("traffic-share-green").equals("0 %"));
        assertThat(shown.weights()).isEqualTo(new Weights(100, 0));
    }

    private void shortcut() {
        window.ask(
                () -> {
                    Robot robot = new Robot();
                    robot.keyPress(KeyCode.CONTROL);
                    robot.keyType(KeyCode.B);
                    robot.keyRelease(KeyCode.CONTROL);
                    return true;
                });
    }

    @Test
    void whatCannotBeDoneSaysWhy() {
        shown.stranger().scale(Colour.GREEN, 0);
        window.see("traffic-targets-green", "0 of 0");
        shown.type("10");
        window.see("traffic-said", "Green has no healthy target");
        assertThat(window.button("traffic-shift").isDisabled()).isTrue();
        assertThat(window.button("traffic-home").isDisabled()).isFalse();
        shown.stranger().scale(Colour.BLUE, 0);
        window.see("traffic-home-why", "Blue has no healthy target to go back to.");
        assertThat(window.button("traffic-home").isDisabled()).isTrue();
    }

    @Test
    void somebodyElsesEditIsShownAndTakenOverOrUndoneAsOneDecides() {
        shown.stranger().weigh(60, 40);
        window.see("traffic-foreign-text", "Green was left at 0 % and gets 40 % now.");
        shown.type("50");
        assertThat(window.button("traffic-shift").isDisabled()).isTrue();
        window.click("traffic-take");
        window.await("no notice", () -> !window.sees("traffic-foreign"));
        assertThat(shown.weights()).isEqualTo(new Weights(60, 40));
        shown.stranger().weigh(55, 45);
        window.see("traffic-foreign-text", "Green was left at 40 % and gets 45 % now.");
        window.click("traffic-put-back");
        window.see("traffic-share-green", "40 %");
        assertThat(shown.weights()).isEqualTo(new Weights(60, 40));
        assertThat(shown.traffic().history()).hasSize(2);
        assertThat(Share.of(Colour.GREEN, new BigDecimal("40")))
                .isEqualTo(shown.traffic().history().getLast().begun().to());
    }
}
