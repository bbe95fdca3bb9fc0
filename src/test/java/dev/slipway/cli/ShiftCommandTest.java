package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Json;
import dev.slipway.sandbox.Colleague;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SeedInSandbox;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.StackYaml;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine.Help.Ansi;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code slipway shift} and {@code slipway traffic} in the sandbox. */
class ShiftCommandTest {
    @TempDir Path home;
    private final Sandbox sandbox = new Sandbox(new VirtualTime(), 1);
    private SeedInSandbox seed;
    private Stack stack;
    private Path file;
    private String out;
    private String err;

    @BeforeEach
    void build() throws IOException {
        seed = new SeedInSandbox(sandbox, home);
        stack = seed.stack();
        file = Files.writeString(home.resolve("shop.yaml"), StackYaml.write(stack));
    }

    private void apply() {
        assertThat(seed.apply(stack).complete()).isTrue();
        seed.pass(Duration.ofMinutes(1));
    }

    private int run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        new BufferedReader(Reader.nullReader()),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        new PrintStream(told, true, StandardCharsets.UTF_8),
                        Ansi.OFF,
                        false);
        int exit =
                SlipwayCommand.run(
                        arguments,
                        terminal,
                        (described, _) ->
                                new Deployment(
                                        described, seed.account(), home, _ -> Optional.of("x")),
                        null,
                        "test");
        out = said.toString(StandardCharsets.UTF_8);
        err = told.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private int shift(String... arguments) {
        return run(
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("shift", file.toString()),
                                java.util.stream.Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void trafficIsMoved() {
        apply();
        assertThat(shift("--green", "12", "--reason", "version 2")).as(err).isZero();
        assertThat(out).isEqualTo("88 % blue, 12 % green: green gets about 1 in 8 requests.\n");
        assertThat(shift("--blue", "88")).isZero();
        assertThat(out).contains("as it was");
        assertThat(run("traffic", file.toString())).isZero();
        assertThat(out)
                .startsWith("88 % blue, 12 % green")
                .contains("100:0 → 88:12  by hand", "because: version 2");
    }

    @Test
    void aProgramReadsTheAnswerAndTheHistory() {
        apply();
        assertThat(shift("--green", "25", "--json")).isZero();
        JsonNode done = Json.mapper().readTree(out);
        assertThat(done.path("type").asString()).isEqualTo("Done");
        assertThat(done.path("to").path("green").asInt()).isEqualTo(25);
        assertThat(run("traffic", file.toString(), "--json")).isZero();
        List<JsonNode> lines = out.lines().map(Json.mapper()::readTree).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast().path("begun").path("to").path("blue").asInt()).isEqualTo(75);
    }

    @Test
    void whatIsNotReadyExitsWithThree() {
        apply();
        new Colleague(sandbox).resize("ecs-integrated", "veera-service", 0);
        seed.pass(Duration.ofMinutes(10));
        assertThat(shift("--green", "25")).isEqualTo(3);
        assertThat(err).contains("Green needs 1 healthy target", "--force --reason TEXT");
        assertThat(shift("--green", "25", "--force")).isEqualTo(1);
        assertThat(err).contains("Add --reason");
        assertThat(shift("--green", "25", "--force", "--reason", "a drill")).isZero();
        assertThat(err).contains("Forced, although: Green needs");
    }

    @Test
    void somebodyElsesWeightsExitWithFour() {
        apply();
        String rule =
                seed
                        .account()
                        .elb()
                        .describeRules(r -> r.listenerArn(state("Listener.https")))
                        .rules()
                        .stream()
                        .filter(each -> each.priority().equals("2"))
                        .findFirst()
                        .orElseThrow()
                        .ruleArn();
        new Colleague(sandbox).weigh(rule, Map.of(state("TargetGroup.green"), 50));
        assertThat(shift("--green", "25")).isEqualTo(4);
        assertThat(err).contains("Somebody else set the weights to 100:50", "--accept 100:50");
        assertThat(shift("--green", "25", "--accept", "100:50")).isZero();
    }

    private String state(String address) {
        try (Deployment deployment =
                new Deployment(stack, seed.account(), home, _ -> Optional.empty())) {
            return deployment
                    .remembered()
                    .entry(dev.slipway.engine.Address.parse(address))
                    .orElseThrow()
                    .outputs()
                    .get("arn");
        }
    }

    private int canary(String... arguments) {
        return run(
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("canary", file.toString()),
                                java.util.stream.Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void aShiftThatIsWatchedPasses() {
        apply();
        assertThat(run("shift", file.toString(), "--green", "25", "--watch")).as(err).isZero();
        assertThat(out).startsWith("75 % blue, 25 % green");
        assertThat(err).contains("Watching green until ", "Passed: ");
        run("shift", file.toString(), "--green", "50", "--watch", "--json");
        assertThat(out.lines().map(line -> Json.mapper().readTree(line).path("type").asString()))
                .startsWith("Done", "Watching")
                .endsWith("Passed");
    }

    @Test
    void aShiftThatTurnsOutBadIsTakenBackAndExitsWithFive() {
        apply();
        new Colleague(sandbox).tag(state("TargetGroup.green"), "sandbox:error-rate", "50");
        assertThat(run("shift", file.toString(), "--green", "25", "--watch")).isEqualTo(5);
        assertThat(err).contains("Rolled back to 100 % blue, 0 % green: Green answers ");
        run("traffic", file.toString());
        assertThat(out).startsWith("100 % blue").contains("because: Green answers ");
    }

    @Test
    void aCanaryTellsWhatItDoes() {
        apply();
        assertThat(canary("--steps", "50:2m,100:2m", "--json")).as(err).isZero();
        List<JsonNode> events = out.lines().map(Json.mapper()::readTree).toList();
        assertThat(events.getFirst().path("type").asString()).isEqualTo("Moved");
        assertThat(events.getLast().path("end").path("type").asString()).isEqualTo("Completed");
        assertThat(canary("--to", "green")).isEqualTo(1);
        assertThat(err).contains("green has 100 % of the traffic already");
        assertThat(canary("--abort")).isEqualTo(1);
        assertThat(err).contains("None was left");
    }

    @Test
    void aCanaryThatWentBackExitsWithFive() {
        apply();
        new Colleague(sandbox).tag(state("TargetGroup.green"), "sandbox:error-rate", "50");
        assertThat(canary("--preset", "swift")).as(err).isEqualTo(5);
        assertThat(err)
                .contains("Step 1 of 3: 90 % blue, 10 % green; watching for 3 min.")
                .contains("Breach: Green answers", "Rolled back: Green answers");
    }

    @Test
    void whatCannotBeMeantIsOneError() {
        assertThat(shift("--green", "25")).isEqualTo(1);
        assertThat(err).contains("Apply the stack first");
        apply();
        assertThat(shift("--green", "101")).isEqualTo(1);
        assertThat(err).contains("101 % is no share");
        assertThat(shift("--green", "x")).isEqualTo(1);
        assertThat(shift("--green", "1", "--blue", "2")).isEqualTo(1);
        assertThat(shift()).isEqualTo(1);
        assertThat(shift("--green", "1", "--accept", "0:0")).isEqualTo(1);
        assertThat(err).contains("75:25");
    }
}
