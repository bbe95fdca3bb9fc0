package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long it takes from nothing to the first window, beside a bare one of the same theme. */
@Tag("bench")
class FirstWindowBench {
    private static final int ROUNDS = 9;
    private static final double AT_MOST = 1.6;

    @TempDir Path home;

    @Test
    void firstWindow() throws Exception {
        List<Duration> bare = new ArrayList<>();
        List<Duration> whole = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bare.add(open(FirstWindow.BARE));
            whole.add(open("slipway"));
        }
        double ratio = (double) median(whole).toMillis() / median(bare).toMillis();
        System.out.println("bench first-window-bare " + median(bare).toMillis() + " ms");
        System.out.println("bench first-window-slipway " + median(whole).toMillis() + " ms");
        System.out.printf("bench first-window-ratio %.2f times%n", ratio);
        assertThat(ratio).isLessThanOrEqualTo(AT_MOST);
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private Duration open(String which) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + Path.of("packaging", "common", "window.jvm"),
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstWindow.class.getName(),
                        which);
        builder.environment().put("SLIPWAY_HOME", home.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        long began = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo(FirstWindow.DRAWN);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            process.waitFor();
            return took;
        }
    }
}
