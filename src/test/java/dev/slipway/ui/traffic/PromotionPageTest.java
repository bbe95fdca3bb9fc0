package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Json;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.ui.Forward;
import dev.slipway.ui.Windowed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What comes after a release, on the page of the traffic: promotion, keeping warm, the way back.
 */
class PromotionPageTest {
    private static final String IMAGE = "registry.example/shop:2";

    @TempDir Path home;

    private final Forward clock = new Forward();
    private ShownTraffic shown;
    private Windowed window;

    @BeforeEach
    void open() {
        shown = new ShownTraffic(home, clock);
        window = shown.window();
        shown.release(Colour.GREEN, IMAGE);
        shown.show();
        window.see("release-subject", "▲ Green with shop:2");
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private void promote() {
        window.click("release-promote");
        window.see("promote-yes", "Promote ▲ Green");
        window.click("promote-yes");
        window.see("traffic-share-green", "100 %");
        window.see("warm-title", "● Blue is kept warm as a way back");
    }

    private void rollBack() {
        window.click("release-back");
        window.see("dialog-yes", "Roll back");
        window.click("dialog-yes");
        window.see("rollback-title", "▲ Green with shop:2 is rolled back");
        assertThat(shown.weights()).isEqualTo(new Weights(100, 0));
        assertThat(shown.deployment().wanted(Colour.GREEN).container().image().reference())
                .doesNotContain("shop:2");
    }

    private int wanted(Colour colour) {
        return shown.deployment().wanted(colour).desiredCount();
    }

    @Test
    void whatIsPromotedLeavesTheOtherWarmForAWhileThenScaledDown() {
        promote();
        window.see("warm-text", "at the earliest");
        assertThat(window.text("warm-text")).contains("wanted for 30 minutes");
        assertThat(window.text("warm-closed")).contains("while Slipway is closed");
        assertThat(shown.weights()).isEqualTo(new Weights(0, 100));
        assertThat(wanted(Colour.BLUE)).isPositive();
        clock.pass(Duration.ofMinutes(36));
        window.see("warm-title", "● Blue is scaled down");
        assertThat(wanted(Colour.BLUE)).isZero();
        window.click("warm-dismiss");
        window.await("no notice", () -> !window.sees("warm"));
        window.await("nothing to promote", () -> !window.sees("release-promote"));
    }

    @Test
    void aStartInTheMiddleOfItOffersItAgain() {
        promote();
        shown.leave();
        shown.show();
        window.see("warm-title", "● Blue was to be scaled down");
        window.click("warm-resume");
        window.see("warm-title", "● Blue is kept warm as a way back");
        window.click("warm-keep");
        window.await("no notice", () -> !window.sees("warm"));
        shown.leave();
        shown.show();
        window.see("release-subject");
        assertThat(window.sees("warm")).isFalse();
        assertThat(wanted(Colour.BLUE)).isPositive();
    }

    @Test
    void aReleaseIsRolledBackWithItsWeightsAndTheHistoryTellsSo() {
        promote();
        rollBack();
        assertThat(window.sees("warm")).isFalse();
        window.await(
                "the release in the history",
                () ->
                        window.words("traffic-history")
                                .containsAll(List.of("▲ Green", "release shop:2", "rolled back")));
        window.click("rollback-dismiss");
        window.await("no notice", () -> !window.sees("rollback"));
        window.await("nothing to go back from", () -> !window.sees("release"));
    }

    @Test
    void itIsRolledBackInTheMiddleOfACanary() {
        window.click("traffic-guided");
        window.click("canary-preset-swift");
        window.click("canary-start");
        window.see("traffic-share-green", "10 %");
        rollBack();
        window.see("canary-title", "The canary was taken over");
    }

    @Test
    void aCanaryThatWasLeftIsGivenUpForIt() {
        window.click("traffic-guided");
        window.click("canary-preset-swift");
        window.click("canary-start");
        window.see("traffic-share-green", "10 %");
        shown.leave();
        shown.show();
        window.see("canary-title", "A canary was left unfinished");
        rollBack();
        window.await("no canary", () -> !window.sees("canary"));
    }

    @Test
    void theHistoryIsExportedWithShiftsAndReleases(@TempDir Path folder) throws IOException {
        shown.shifted(5);
        window.see("traffic-share-green", "5 %");
        window.desktop().saves(folder);
        window.click("traffic-export");
        Path file = folder.resolve("poc-fargate-traffic.jsonl");
        assertThat(file).exists();
        List<JsonNode> lines =
                Files.readAllLines(file).stream().map(Json.mapper()::readTree).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().at("/begun/image").asString()).isEqualTo(IMAGE);
        assertThat(lines.getFirst().at("/ended/type").asString()).isEqualTo("Completed");
        assertThat(lines.getLast().at("/begun/shift").asString()).isNotEmpty();
        assertThat(lines.getLast().at("/begun/cause").asString()).isEqualTo("HAND");
    }
}
