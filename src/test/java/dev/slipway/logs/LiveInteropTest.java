package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.engine.Time;
import dev.slipway.interop.MotoServer;
import dev.slipway.logs.LiveState.FellBack;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.wire.Loopback;
import dev.slipway.sandbox.wire.Wire;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Live Tail where nobody answers it, and the sandbox's for somebody nobody here wrote. */
@Tag("interop")
class LiveInteropTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STREAM = "ecs/web/" + Lines.TASK;

    private static void write(CloudWatchLogsClient client, String message) {
        client.putLogEvents(
                r ->
                        r.logGroupName(Lines.BLUE.group())
                                .logStreamName(STREAM)
                                .logEvents(
                                        InputLogEvent.builder()
                                                .timestamp(System.currentTimeMillis())
                                                .message(message)
                                                .build()));
    }

    private static void open(CloudWatchLogsClient client) {
        client.createLogGroup(r -> r.logGroupName(Lines.BLUE.group()));
        client.createLogStream(r -> r.logGroupName(Lines.BLUE.group()).logStreamName(STREAM));
    }

    @Test
    @ExtendWith(MotoServer.class)
    void motoHasNoneAndLinesComeByPolling(MotoServer.Endpoint moto) throws InterruptedException {
        try (Account account = moto.account()) {
            open(account.logs());
            List<String> heard = new CopyOnWriteArrayList<>();
            Tail tail =
                    new Tail(
                            account,
                            List.of(Lines.BLUE),
                            Range.following(Instant.now().minusSeconds(5)),
                            lines -> lines.forEach(line -> heard.add(line.message())));
            tail.live(true);
            tail.start();
            Instant end = Instant.now().plus(PATIENCE);
            while (!(tail.status().live() instanceof FellBack) && Instant.now().isBefore(end)) {
                Time.real().sleep(Duration.ofMillis(100));
            }
            assertThat(tail.status().live()).isInstanceOf(FellBack.class);
            write(account.logs(), "by polling");
            while (heard.isEmpty() && Instant.now().isBefore(end)) {
                Time.real().sleep(Duration.ofMillis(100));
            }
            tail.stop();
            tail.await();
            assertThat(heard).containsExactly("by polling");
        }
    }

    /** Its client of Live Tail checks every frame. */
    @Test
    void theStockCommandLineReadsTheSandboxs() throws IOException {
        Sandbox sandbox = new Sandbox(Time.real(), 1);
        CloudWatchLogsClient client = sandbox.client(CloudWatchLogsClient.class);
        open(client);
        Wire wire =
                new Wire(sandbox.clients().values().stream().map(AwsClient.class::cast).toList());
        try (Loopback door = Loopback.open(wire, 0)) {
            Process aws = start(door);
            try (BufferedReader out = aws.inputReader()) {
                Time.real()
                        .start(
                                () -> {
                                    for (int number = 0; aws.isAlive(); number++) {
                                        write(client, "line " + number);
                                        pause();
                                    }
                                });
                assertThat(out.readLine()).contains("line ");
                assertThat(out.readLine()).contains("line ");
            } finally {
                aws.destroy();
            }
        }
    }

    private static void pause() {
        try {
            Time.real().sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts another word before the host, so that only a proxy can find the way. */
    private static Process start(Loopback door) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        "aws",
                        "logs",
                        "start-live-tail",
                        "--log-group-identifiers",
                        "arn:aws:logs:us-east-2:123456789012:log-group:" + Lines.BLUE.group(),
                        "--endpoint-url",
                        "http://sandbox.test");
        builder.environment()
                .putAll(
                        Map.of(
                                "http_proxy", door.uri().toString(),
                                "no_proxy", "",
                                "AWS_ACCESS_KEY_ID", "a",
                                "AWS_SECRET_ACCESS_KEY", "b",
                                "PYTHONUNBUFFERED", "1",
                                "AWS_DEFAULT_REGION", Sandbox.REGION));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
