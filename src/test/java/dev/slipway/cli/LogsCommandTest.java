package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Json;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SeedInSandbox;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.StackYaml;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine.Help.Ansi;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code slipway logs} in the sandbox. What goes on for ever would not end by itself. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class LogsCommandTest {
    private static final String TASK = "0123456789abcdef0123456789abcdef";

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
        seed.pass(Duration.ofMinutes(2));
    }

    private int logs(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = logs(said, Ansi.OFF, arguments);
        out = said.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private int logs(OutputStream said, Ansi ansi, String... arguments) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        new BufferedReader(Reader.nullReader()),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        new PrintStream(told, true, StandardCharsets.UTF_8),
                        ansi,
                        false);
        int exit =
                SlipwayCommand.run(
                        Stream.concat(Stream.of("logs", file.toString()), Stream.of(arguments))
                                .toArray(String[]::new),
                        terminal,
                        (described, _) ->
                                new Deployment(
                                        described, seed.account(), home, _ -> Optional.of("x")),
                        null,
                        "test");
        err = told.toString(StandardCharsets.UTF_8);
        return exit;
    }

    /** Has a task of blue's write, at once and in this order. */
    private void write(String... messages) {
        CloudWatchLogsClient client = sandbox.client(CloudWatchLogsClient.class);
        String group = stack.service(Colour.BLUE).logGroup();
        String stream = "ecs/web/web-firelens-" + TASK;
        client.createLogStream(r -> r.logGroupName(group).logStreamName(stream));
        long now = sandbox.time().now().toEpochMilli();
        List<InputLogEvent> events =
                Stream.of(messages)
                        .map(
                                message ->
                                        InputLogEvent.builder()
                                                .timestamp(now)
                                                .message(message)
                                                .build())
                        .toList();
        client.putLogEvents(r -> r.logGroupName(group).logStreamName(stream).logEvents(events));
        seed.pass(Duration.ofSeconds(1));
    }

    @Test
    void allContainersAreThereInTheOrderOfTime() {
        apply();
        assertThat(logs("--since", "1h")).as(err).isZero();
        List<String> lines = out.lines().toList();
        assertThat(lines).anyMatch(line -> line.matches("2026-\\S+Z blue poc-ecs-app \\w{6}  .*"));
        assertThat(lines).anyMatch(line -> line.contains(" green nginx "));
        assertThat(lines).anyMatch(line -> line.contains(" green fluent-bit "));
        assertThat(lines)
                .isSortedAccordingTo((a, b) -> a.substring(0, 24).compareTo(b.substring(0, 24)));
    }

    @Test
    void aServiceAContainerAndAnExpressionAreChosen() {
        apply();
        write("first 500", "second 200", "third 500 known");
        logs("--service", "blue", "--container", "web", "--filter", "\\b500$|third");
        assertThat(out.lines()).hasSize(2).allMatch(line -> line.contains(" blue web 012345  "));
        logs("--service", stack.service(Colour.GREEN).name());
        assertThat(out).contains(" green nginx ").doesNotContain(" blue ");
        logs("--container", "web", "--exclude", "500");
        assertThat(out.lines()).singleElement().asString().endsWith("second 200");
        logs("--container", "web", "--level", "warn");
        assertThat(out).isEmpty();
    }

    @Test
    void aContainerOfAnotherNameIsNotedAndItsLinesAreThere() {
        apply();
        write("of old");
        assertThat(logs("--service", "blue", "--container", "web")).isZero();
        assertThat(out).endsWith("of old\n");
        assertThat(err)
                .containsOnlyOnce(
                        "Container: none has the name “web” now; there are fluent-bit,"
                                + " poc-ecs-app.");
        logs("--container", "nginx");
        assertThat(err).doesNotContain("none has the name");
    }

    @Test
    void aProgramReadsLinesAsTheyAre() {
        apply();
        write("\u001b[31mred\u001b[0m \u0007 “schön” 😀 token=abc123");
        logs("--container", "web", "--json");
        JsonNode line = Json.mapper().readTree(out);
        assertThat(line.path("message").asString())
                .isEqualTo("\u001b[31mred\u001b[0m \u0007 “schön” 😀 token=abc123");
        assertThat(line.path("colour").asString()).isEqualTo("blue");
        assertThat(line.path("task").asString()).isEqualTo(TASK);
    }

    @Test
    void aTerminalSeesColoursAndNothingThatMovesItsCursor() {
        apply();
        write("\u001b[2J\u001b[31mred\u001b[0m\u0007 plain");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        logs(said, Ansi.ON, "--container", "web");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("\u001b[0;38;5;1mred\u001b[0m␇ plain")
                .doesNotContain("\u001b[2J");
        logs("--container", "web");
        assertThat(out).endsWith("  red␇ plain\n");
    }

    @Test
    void whoeverStopsReadingEndsIt() {
        apply();
        int[] written = {0};
        OutputStream closing =
                new OutputStream() {
                    @Override
                    public void write(int some) throws IOException {
                        if (++written[0] > 500) {
                            throw new IOException("Broken pipe");
                        }
                    }
                };
        assertThat(logs(closing, Ansi.OFF, "--follow", "--since", "1h")).isZero();
        assertThat(err).doesNotContain("Error");
    }

    /** Reads until so much was printed, then closes its end. */
    private int follow(int characters, String... options) {
        StringBuilder said = new StringBuilder();
        OutputStream closing =
                new OutputStream() {
                    @Override
                    public void write(int some) throws IOException {
                        said.append((char) some);
                        if (said.length() > characters) {
                            throw new IOException("Broken pipe");
                        }
                    }
                };
        int exit =
                logs(
                        closing,
                        Ansi.OFF,
                        Stream.concat(Stream.of("--follow"), Stream.of(options))
                                .toArray(String[]::new));
        out = said.toString();
        return exit;
    }

    @Test
    void liveTailIsToldWithItsCost() {
        apply();
        assertThat(follow(40_000, "--live", "--since", "1m")).isZero();
        assertThat(seed.operations()).contains("StartLiveTail");
        assertThat(err).doesNotContain("Error");
        assertThat(err.lines())
                .containsOnlyOnce(
                        "Live Tail: 0.01 USD a minute, beyond 1800 minutes a month that are free.");
        assertThat(out.lines()).doesNotHaveDuplicates();

        follow(40_000, "--since", "1m");
        assertThat(err).doesNotContain("Live Tail");
    }

    @Test
    void whereLiveTailIsRefusedThatIsToldOnceAndPollingGoesOn() throws IOException {
        seed =
                new SeedInSandbox(
                        sandbox,
                        home,
                        new ExecutionInterceptor() {
                            @Override
                            public void beforeTransmission(
                                    Context.BeforeTransmission context,
                                    ExecutionAttributes attributes) {
                                if (context.request() instanceof StartLiveTailRequest) {
                                    throw denied();
                                }
                            }
                        });
        apply();
        assertThat(follow(80_000, "--live", "--since", "1m")).isZero();
        assertThat(err)
                .contains("following the logs with Live Tail", "logs:StartLiveTail")
                .containsOnlyOnce("lines come by polling");
        assertThat(out).hasSizeGreaterThan(80_000);
    }

    private static AwsServiceException denied() {
        return CloudWatchLogsException.builder()
                .statusCode(400)
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode("AccessDeniedException")
                                .errorMessage(
                                        "User: x is not authorized to perform:"
                                                + " logs:StartLiveTail on resource: y")
                                .build())
                .build();
    }

    @Test
    void aGroupThatIsGoneIsToldAndTheOthersAreRead() {
        apply();
        String group = stack.service(Colour.GREEN).logGroup();
        sandbox.client(CloudWatchLogsClient.class).deleteLogGroup(r -> r.logGroupName(group));
        assertThat(logs("--since", "1h")).isEqualTo(1);
        assertThat(out).contains(" blue poc-ecs-app ");
        assertThat(err)
                .contains(
                        "reading the log group " + group, "does not exist", "Carry the stack out");
    }

    @Test
    void whatCannotBeMeantIsOneError() {
        assertThat(logs("--since", "yesterday")).isEqualTo(1);
        assertThat(err).contains("“yesterday” is no moment", "such as 10m").hasLineCount(5);
        assertThat(logs("--since", "2999-01-01T00:00:00Z")).isEqualTo(1);
        assertThat(err).contains("has not come yet");
        assertThat(logs("--live")).isEqualTo(1);
        assertThat(err).contains("choosing Live Tail", "Add --follow");
        assertThat(logs("--service", "red")).isEqualTo(1);
        assertThat(err).contains("no service “red”", "Name blue (poc-ecs-service) or green");
        assertThat(logs("--filter", "a(b")).isEqualTo(1);
        assertThat(err).contains("“a(b” is no regular expression", "backslash").hasLineCount(5);
        assertThat(logs("--filter", "(?=a)b")).isEqualTo(1);
        assertThat(err).contains("Looking ahead");
    }
}
