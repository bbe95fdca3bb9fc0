package dev.slipway.installer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The application image, started by its launchers with its own runtime. */
@Tag("installer")
class AppImageTest {
    private static final Path TFVARS =
            Path.of("src", "test", "resources", "dev", "slipway", "stack", "file", "inputs.tfvars");
    private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();

    /** The JVM does not start if it cannot use its cache. */
    private static final String CACHE_OR_NOTHING = "-XX:AOTMode=on";

    private final Image image = Image.built();
    @TempDir Path home;

    @Test
    void theCommandSaysItsVersionAndPlansInTheSandbox() throws Exception {
        Launched version = command(List.of(), "--version");
        assertThat(version.out())
                .as("the version of the packages is written down on its own")
                .startsWith("slipway " + System.getProperty("installer.version"));
        assertThat(version.exit()).isZero();
        Path stack = home.resolve("stack.yaml");
        String imported = command(List.of(), "import", TFVARS.toString(), "--sandbox").out();
        Files.writeString(stack, imported);

        Launched plan = command(List.of(), "plan", stack.toString(), "--sandbox");

        assertThat(plan.out()).contains("41 to create");
        assertThat(plan.exit()).as("changes are planned").isEqualTo(2);
    }

    @Test
    void theCommandUsesItsAotCache() throws Exception {
        Launched version = command(List.of(CACHE_OR_NOTHING), "--version");
        assertThat(version.exit()).as(version.out() + version.err()).isZero();
    }

    @Test
    void theWindowOpensAndUsesItsAotCache() throws Exception {
        Path log = home.resolve("classes.log");
        List<String> flags =
                List.of(
                        CACHE_OR_NOTHING,
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Xlog:class+load:file=" + log);
        Launched window =
                run(image.java(image.window(), flags, TESTS, "dev.slipway.FirstWindow", "slipway"));
        assertThat(window.out()).as(window.err()).contains("drawn");
        assertThat(loaded(log, "dev.slipway.ui.shell.Shell ")).contains("shared objects file");
        assertThat(loaded(log, "javafx.scene.control.Button ")).contains("shared objects file");
    }

    private static String loaded(Path log, String type) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(type))
                .findFirst()
                .orElse("not loaded");
    }

    @Test
    void aCacheOfOtherLibrariesIsPassedOverInSilence() throws Exception {
        Path jar = image.app().resolve("slipway.jar");
        FileTime made = Files.getLastModifiedTime(jar);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        try {
            assertThat(command(List.of(CACHE_OR_NOTHING), "--version").exit()).isNotZero();
            Launched without = command(List.of(), "--version");
            assertThat(without.exit()).isZero();
            assertThat(without.out()).startsWith("slipway ").hasLineCount(1);
        } finally {
            Files.setLastModifiedTime(jar, made);
        }
    }

    /** A launcher of jpackage reads no argument file, so that the flags stand in two places. */
    @Test
    void theWindowRunsAsWindowJvmSays() throws IOException {
        List<String> flags =
                Files.readAllLines(Path.of("packaging", "common", "window.jvm")).stream()
                        .filter(line -> line.startsWith("-"))
                        .map(line -> "java-options=" + line)
                        .toList();
        assertThat(image.configuration(image.window())).containsAll(flags);
    }

    @Test
    void theRuntimeIsTrimmed() throws IOException {
        assertThat(Files.readString(image.runtime().resolve("release")))
                .contains("jdk.httpserver")
                .doesNotContain("jdk.compiler")
                .doesNotContain("jdk.jlink");
    }

    private Launched command(List<String> jvm, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(image.command().toString()));
        Collections.addAll(command, arguments);
        return Launched.run(home, jvm, command);
    }

    private Launched run(List<String> command) throws Exception {
        return Launched.run(home, List.of(), command);
    }
}
