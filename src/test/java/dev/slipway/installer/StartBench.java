package dev.slipway.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Time;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.sandbox.wire.Loopback;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long it takes what is installed to start: {@code ./mvnw -Pinstaller verify
 * -Dtest.groups=start}. The window is held against a bare one of the same theme on the same
 * runtime, the commands against those of the {@code aws} command.
 */
@Tag("start")
class StartBench {
    private static final int ROUNDS = 7;
    private static final double AT_MOST = 1.6;
    private static final String NO_CACHE = "-XX:AOTMode=off";
    private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();

    private final Image image = Image.built();
    @TempDir Path home;

    @Test
    void windows() throws Exception {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put("window-aot", window("slipway", "-XX:AOTMode=on"));
        ways.put("window-plain", window("slipway", NO_CACHE));
        ways.put("bare-aot", window("bare", "-XX:AOTMode=on"));
        ways.put("bare-plain", window("bare", NO_CACHE));

        Map<String, Long> medians = measure(ways);

        double ratio = (double) medians.get("window-aot") / medians.get("bare-plain");
        double cached = (double) medians.get("window-aot") / medians.get("bare-aot");
        System.out.printf("bench start-window-to-bare %.2f times%n", ratio);
        System.out.printf("bench start-window-to-bare-with-the-same-cache %.2f times%n", cached);
        assertThat(ratio).isLessThanOrEqualTo(AT_MOST);
        assertThat(medians.get("window-aot")).isLessThan(medians.get("window-plain"));
    }

    private List<String> window(String which, String cache) {
        List<String> flags = List.of(cache, "-Dglass.platform=Headless", "-Dprism.order=sw");
        return image.java(image.window(), flags, TESTS, "dev.slipway.FirstWindow", which);
    }

    @Test
    void commands() throws Exception {
        String command = image.command().toString();
        String tfvars = "src/test/resources/dev/slipway/stack/file/inputs.tfvars";
        Path stack = home.resolve("stack.yaml");
        List<String> importing = List.of(command, "import", tfvars, "--sandbox");
        Files.writeString(stack, Launched.run(home, List.of(), importing).out());
        try (SavedSandbox served = SavedSandbox.open(home.resolve("served"), Time.real());
                Loopback door = Loopback.open(served, 0)) {
            String endpoint = "--endpoint-url=" + door.uri();
            Map<String, List<String>> ways = new LinkedHashMap<>();
            ways.put("slipway-help", List.of(command, "--help"));
            ways.put("slipway-help-plain", plain("--help"));
            ways.put("aws-version", List.of("aws", "--version"));
            ways.put("slipway-plan-sandbox", List.of(command, "plan", stack + "", "--sandbox"));
            ways.put("slipway-plan-sandbox-plain", plain("plan", stack + "", "--sandbox"));
            ways.put("slipway-plan-endpoint", List.of(command, "plan", stack + "", endpoint));
            ways.put("aws-ecs", List.of("aws", "ecs", "describe-clusters", endpoint));

            Map<String, Long> medians = measure(ways);

            assertThat(medians.get("slipway-plan-sandbox"))
                    .isLessThan(medians.get("slipway-plan-sandbox-plain"));
        }
    }

    private List<String> plain(String... arguments) {
        List<String> main = new ArrayList<>(List.of("dev.slipway.Slipway"));
        Collections.addAll(main, arguments);
        return image.java(image.command(), List.of(NO_CACHE), TESTS, main.toArray(String[]::new));
    }

    /** One of each in turn, so that what else goes on strikes all of them. */
    private Map<String, Long> measure(Map<String, List<String>> ways) throws Exception {
        Map<String, List<Long>> taken = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (var way : ways.entrySet()) {
                long millis = run(way.getValue()).toMillis();
                // The first round reads the files.
                if (round > 0) {
                    taken.computeIfAbsent(way.getKey(), _ -> new ArrayList<>()).add(millis);
                }
            }
        }
        Map<String, Long> medians = new LinkedHashMap<>();
        taken.forEach(
                (way, all) -> {
                    List<Long> sorted = all.stream().sorted().toList();
                    medians.put(way, sorted.get(ROUNDS / 2));
                    System.out.printf(
                            "bench start-%s %d ms (%d to %d)%n",
                            way, sorted.get(ROUNDS / 2), sorted.getFirst(), sorted.getLast());
                });
        return medians;
    }

    /** Until it says that it has drawn, or until it ends. */
    private Duration run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(home.resolve("errors.log").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "SLIPWAY_HOME", home.toString(),
                                "AWS_ACCESS_KEY_ID", "testing",
                                "AWS_SECRET_ACCESS_KEY", "testing",
                                "AWS_DEFAULT_REGION", "us-east-2"));
        long began = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            assertThat(line).as(command + " says something").isNotNull();
            while (line != null && !line.equals("drawn")) {
                line = lines.readLine();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(process.waitFor()).as(String.join(" ", command)).isIn(0, 2);
            return line == null ? Duration.ofNanos(System.nanoTime() - began) : took;
        }
    }
}
