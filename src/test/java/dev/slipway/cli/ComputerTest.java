package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Finding;
import dev.slipway.aws.Finding.Grade;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What is found on a computer that is not as Slipway needs it. */
class ComputerTest {
    private static final Map<String, String> ON_X11 = Map.of("DISPLAY", ":0");

    @TempDir Path folder;

    private Finding found(String title, String os, String java, Map<String, String> environment) {
        return new Computer(environment::get, os, Runtime.Version.parse(java))
                .findings(folder).stream()
                        .filter(it -> it.title().equals(title))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"17.0.2, PROBLEM", "24, PROBLEM", "25, FINE", "26-ea, FINE"})
    void javaIsNewEnough(String version, Grade grade) {
        assertThat(found("java", "Linux", version, ON_X11).grade()).isEqualTo(grade);
    }

    @Test
    void withoutADisplayThereAreStillTheCommands() {
        Finding none = found("display", "Linux", "25", Map.of("DISPLAY", " "));
        assertThat(none.grade()).isEqualTo(Grade.WARNING);
        assertThat(none.found()).contains("every command works");
        Finding wayland = found("display", "Linux", "25", Map.of("WAYLAND_DISPLAY", "wayland-0"));
        assertThat(wayland.found()).contains("XWayland");
        assertThat(wayland.remedy()).isPresent();
        assertThat(found("display", "Linux", "25", ON_X11).grade()).isEqualTo(Grade.FINE);
        assertThat(found("display", "Mac OS X", "25", Map.of()).grade()).isEqualTo(Grade.FINE);
    }

    @Test
    void theHomeNeedNotBeThereYetButBePossible() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Computer computer = new Computer(ON_X11::get, "Linux", Runtime.Version.parse("25"));
        assertThat(computer.findings(folder.resolve("a").resolve("b")).getLast().grade())
                .isEqualTo(Grade.FINE);
        Finding within = computer.findings(file.resolve("slipway")).getLast();
        assertThat(within.grade()).isEqualTo(Grade.PROBLEM);
        assertThat(within.found()).contains(file.toString());
        assertThat(within.remedy()).get().asString().contains("SLIPWAY_HOME");
    }
}
