package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.AppIcon;

import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Slipway says about itself, from wherever one asks. */
class AboutTest {
    private static final Path DRAWN = Path.of("packaging", "common", "icons");
    private static final Path SHOWN = Path.of("src/main/resources/dev/slipway/ui/common/icons");

    @TempDir Path home;

    private Rehearsed rehearsed;
    private Windowed window;

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        window = Rehearsing.window(rehearsed);
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    private void gone() {
        window.await("no dialog", () -> new FxRobot().lookup("#about-close").queryAll().isEmpty());
    }

    @Test
    void theFirstPageLeadsToIt() {
        window.click("about");
        window.see("about-version", "Slipway 1.2.3");
        String libraries =
                window.ask(
                        () ->
                                ((TextArea) window.stage().getScene().lookup("#about-libraries"))
                                        .getText());
        assertThat(libraries).contains("javafx-controls").contains("GPLv2+CE");
        window.click("about-close");
        gone();
    }

    @Test
    void theSidebarLeadsToItAndSoDoesTheKeyboard() {
        window.click("rehearse");
        window.see("badge", "Sandbox");
        window.see("name");
        window.focus("about");
        window.press(KeyCode.SPACE);
        window.see("about-version", "Slipway 1.2.3");
        window.press(KeyCode.ESCAPE);
        gone();
    }

    @Test
    void theKeyboardLeavesTheListOfLibrariesAgain() {
        window.click("about");
        window.see("about-libraries");
        window.focus("about-libraries");
        window.press(KeyCode.TAB);
        assertThat(window.ask(() -> window.stage().getScene().getFocusOwner().getId()))
                .isEqualTo("about-copy");
    }

    @Test
    void diagnosticsGoToTheClipboard() {
        window.click("about");
        window.click("about-copy");
        window.await("a copy", () -> !window.desktop().copied().isEmpty());
        assertThat(window.desktop().copied().getFirst())
                .startsWith("Slipway 1.2.3")
                .contains("JavaFX  " + System.getProperty("javafx.runtime.version"));
        window.see("about-copy", "Copied");
    }

    @Test
    void aWindowHasItsIconInSixSizes() {
        List<Double> widths =
                window.ask(
                        () -> {
                            Stage stage = new Stage();
                            AppIcon.on(stage);
                            return stage.getIcons().stream().map(Image::getWidth).toList();
                        });
        assertThat(widths).containsExactly(16.0, 32.0, 48.0, 64.0, 128.0, 256.0);
    }

    @Test
    void theIconsOfTheWindowAreThoseOfThePackages() throws IOException {
        try (var files = Files.list(SHOWN)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(
                            file ->
                                    assertThat(file)
                                            .as("run packaging/common/icons.sh")
                                            .hasSameBinaryContentAs(
                                                    DRAWN.resolve(file.getFileName())));
        }
    }
}
