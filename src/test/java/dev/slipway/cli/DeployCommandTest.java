package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Json;
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
import java.util.Optional;
import java.util.stream.Stream;

/** {@code slipway deploy}, {@code promote} and {@code rollback} in the sandbox. */
class DeployCommandTest {
    private static final String NEXT = "registry.example/shop:2";

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

    private int run(String command, String... arguments) {
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
                        Stream.concat(Stream.of(command, file.toString()), Stream.of(arguments))
                                .toArray(String[]::new),
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

    @Test
    void anImageIsDeployedAndTheNextCommandIsSaid() {
        apply();
        assertThat(run("deploy", "--image", NEXT)).as(err).isZero();
        assertThat(err).contains("ECS task definition", "revised", NEXT);
        assertThat(out)
                .startsWith("green runs " + NEXT + ".\n")
                .contains("Look at it:  curl -H '", "slipway canary " + file + " --to green");
        assertThat(run("deploy", "--image", NEXT)).isZero();
        assertThat(out).startsWith("green runs " + NEXT + ", as it did.");
        assertThat(run("plan")).isZero();
        assertThat(run("shift", "--green", "5")).as(err).isZero();
    }

    @Test
    void aProgramReadsWhatCameOfIt() {
        apply();
        assertThat(run("deploy", "--image", NEXT, "--json")).as(err).isZero();
        List<JsonNode> lines = out.lines().map(Json.mapper()::readTree).toList();
        assertThat(lines.getFirst().path("type").asString()).isEqualTo("Plan");
        JsonNode last = lines.getLast();
        assertThat(last.path("type").asString()).isEqualTo("Deployed");
        assertThat(last.path("colour").asString()).isEqualTo("GREEN");
        assertThat(last.path("image").asString()).isEqualTo(NEXT);
        assertThat(last.path("changed").asBoolean()).isTrue();
        assertThat(last.path("look").asString()).startsWith("curl -H");
    }

    @Test
    void aColourWithTrafficExitsWithThree() {
        apply();
        assertThat(run("deploy", "--image", NEXT, "--to", "blue")).isEqualTo(3);
        assertThat(err).contains("Blue carries traffic: 100 %.", "Deploy to green. Or do it");
        run("shift", "--green", "50");
        assertThat(run("deploy", "--image", NEXT)).isEqualTo(3);
        assertThat(err).contains("Both colours carry traffic");
        assertThat(run("deploy", "--image", NEXT, "--to", "green", "--force")).isEqualTo(1);
        assertThat(err).contains("Add --to COLOUR and --reason TEXT");
        assertThat(
                        run(
                                "deploy",
                                "--image",
                                NEXT,
                                "--to",
                                "green",
                                "--force",
                                "--reason",
                                "nobody looks"))
                .as(err)
                .isZero();
    }

    @Test
    void whatDoesNotStartExitsWithOne() {
        apply();
        assertThat(run("deploy", "--image", "registry.example/crash:1")).isEqualTo(1);
        assertThat(err).contains("Nobody is on it.");
        assertThat(run("shift", "--green", "5")).isEqualTo(3);
    }

    @Test
    void whatCannotBeMeantIsOneError() {
        assertThat(run("deploy", "--image", NEXT)).isEqualTo(1);
        assertThat(err).contains("Apply the stack first");
        apply();
        assertThat(run("deploy", "--image", "Not An Image")).isEqualTo(1);
        assertThat(err).contains("registry/path:tag");
        assertThat(run("deploy")).isEqualTo(1);
        assertThat(run("deploy", "--image", NEXT, "--to", "red")).isEqualTo(1);
    }

    @Test
    void aReleaseIsPromotedAndTheOtherColourScaledDownLater() {
        apply();
        assertThat(run("promote")).isEqualTo(1);
        assertThat(err).contains("--to blue or --to green");
        run("deploy", "--image", NEXT);
        assertThat(run("promote", "--keep", "20m")).as(err).isZero();
        assertThat(out).startsWith("0 % blue, 100 % green");
        assertThat(err)
                .contains("blue stays as it is. ", "blue is kept as a way back", "is closed");
        seed.pass(Duration.ofMinutes(21));
        assertThat(run("promote", "--keep", "20m")).isZero();
        assertThat(out).contains("as it was");
        assertThat(err).contains("blue is scaled down.");
        assertThat(run("promote")).isZero();
        assertThat(err).contains("blue stays as it is").doesNotContain("is scaled down");
        assertThat(run("deploy", "--image", "registry.example/shop:3")).as(err).isZero();
        assertThat(out).startsWith("blue runs registry.example/shop:3.").contains("curl -H");
        assertThat(run("promote", "--keep", "5")).isEqualTo(1);
        assertThat(err).contains("30m, 90s or 2h");
    }

    @Test
    void promotionWaitsUntilTheOtherColourIsScaledDown() {
        apply();
        run("deploy", "--image", NEXT);
        assertThat(run("promote", "--keep", "10m", "--wait", "--json")).as(err).isZero();
        assertThat(err).contains("Waiting. ");
        List<JsonNode> lines = out.lines().map(Json.mapper()::readTree).toList();
        assertThat(lines)
                .extracting(line -> line.path("type").asString())
                .containsExactly("Done", "Begun");
    }

    @Test
    void whatIsNotReadyIsNotPromoted() {
        apply();
        run("deploy", "--image", "registry.example/crash:1");
        assertThat(run("promote")).isEqualTo(3);
        assertThat(run("traffic")).isZero();
        assertThat(out).startsWith("100 % blue");
    }

    @Test
    void aReleaseIsRolledBack() {
        apply();
        assertThat(run("rollback")).isEqualTo(1);
        assertThat(err).contains("Slipway released nothing here");
        run("deploy", "--image", NEXT);
        run("shift", "--green", "50");
        assertThat(run("rollback", "--reason", "errors")).as(err).isZero();
        assertThat(out).isEqualTo("green is as it was before " + NEXT + ".\n");
        run("traffic");
        assertThat(out).startsWith("100 % blue").contains("because: errors");
        run("deploy", "--image", NEXT);
        assertThat(run("rollback", "--json")).isZero();
        assertThat(Json.mapper().readTree(out.lines().toList().getLast()).path("type").asString())
                .isEqualTo("Restored");
    }
}
