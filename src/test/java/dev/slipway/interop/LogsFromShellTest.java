package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How {@code slipway logs --follow} ends in a shell: by a signal, and when nobody reads on. The
 * signal is not Ctrl-C's, though both end it in the same way: what runs in a shell's background
 * ignores that.
 */
@Tag("packaged")
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class LogsFromShellTest {
    private static final Path SLIPWAY = Path.of("target", "slipway", "bin", "slipway");

    @TempDir Path folder;

    @BeforeEach
    void create() throws IOException, InterruptedException {
        Path seed = Path.of("src/test/resources/dev/slipway/stack/file/inputs.tfvars");
        assertThat(
                        shell(
                                        "\"$SLIPWAY\" import '%s' --sandbox > stack.yaml && \"$SLIPWAY\""
                                                        .formatted(seed.toAbsolutePath())
                                                + " apply stack.yaml --sandbox --yes")
                                .waitFor())
                .as(said())
                .isZero();
    }

    private Process shell(String script) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", script)
                        .directory(folder.toFile())
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("err.txt").toFile()));
        builder.environment().put("SLIPWAY", SLIPWAY.toAbsolutePath().toString());
        builder.environment().put("SLIPWAY_HOME", folder.resolve("home").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return builder.start();
    }

    private String said() throws IOException {
        Path err = folder.resolve("err.txt");
        return Files.exists(err) ? Files.readString(err) : "";
    }

    @Test
    void aSignalEndsItWithoutAWord() throws IOException, InterruptedException {
        Process logs = shell("exec \"$SLIPWAY\" logs stack.yaml --sandbox --follow --since 1h");
        try (BufferedReader lines = logs.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).matches("2\\S+Z (blue|green) .*");
            int sent = new ProcessBuilder("kill", "-TERM", "" + logs.pid()).start().waitFor();
            assertThat(sent).isZero();
            List<String> rest = lines.lines().toList();
            assertThat(logs.waitFor()).as(said()).isZero();
            assertThat(rest).allMatch(line -> line.startsWith("2"));
        }
        assertThat(said()).doesNotContain("Error", "Exception");
    }

    @Test
    void whoReadsNoFurtherEndsItWithoutAWord() throws IOException, InterruptedException {
        Process logs =
                shell("\"$SLIPWAY\" logs stack.yaml --sandbox --follow --since 1h | head -n 3");
        try (BufferedReader lines = logs.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.lines()).hasSize(3);
        }
        assertThat(logs.waitFor()).isZero();
        assertThat(said()).doesNotContain("Error", "Exception");
    }
}
