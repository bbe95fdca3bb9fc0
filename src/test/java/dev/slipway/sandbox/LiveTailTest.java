package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.wire.Answer;
import dev.slipway.sandbox.wire.Call;
import dev.slipway.sandbox.wire.Wire;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.eventstream.Message;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** StartLiveTail in the sandbox, part by part as a door asks for it. */
class LiveTailTest {
    private static final String ARN = "arn:aws:logs:us-east-2:123456789012:log-group:/g/";

    private final VirtualTime time = new VirtualTime();
    private final Sandbox sandbox = new Sandbox(time, 1);
    private final CloudWatchLogsClient logs = sandbox.client(CloudWatchLogsClient.class);
    private final Wire wire =
            new Wire(sandbox.clients().values().stream().map(AwsClient.class::cast).toList());

    @BeforeEach
    void groups() {
        for (int number = 0; number < 11; number++) {
            String group = "/g/" + number;
            logs.createLogGroup(r -> r.logGroupName(group));
            logs.createLogStream(r -> r.logGroupName(group).logStreamName("a/1"));
            logs.createLogStream(r -> r.logGroupName(group).logStreamName("b/1"));
        }
    }

    private Answer start(String body) {
        return wire.answer(
                new Call(
                        "POST",
                        URI.create("/"),
                        Map.of("X-Amz-Target", List.of("Logs_20140328.StartLiveTail")),
                        body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String groups(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> '"' + ARN + number + '"')
                .collect(Collectors.joining(",", "\"logGroupIdentifiers\":[", "]"));
    }

    private static List<Message> events(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        ByteBuffer bytes = ByteBuffer.wrap(answer.body());
        List<Message> all = new ArrayList<>();
        while (bytes.hasRemaining()) {
            all.add(Message.decode(bytes));
        }
        return all;
    }

    private static JsonNode only(Answer answer, String type) {
        Message event = events(answer).getLast();
        assertThat(event.getHeaders().get(":event-type").getString()).isEqualTo(type);
        return JsonMapper.shared().readTree(event.getPayload());
    }

    private Answer next(Answer before) {
        pass(before.more().orElseThrow().after());
        return wire.answer(before.more().orElseThrow().call());
    }

    private void pass(Duration duration) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        time.start(
                () -> {
                    try {
                        time.sleep(duration);
                        over.complete(null);
                    } catch (InterruptedException e) {
                        over.completeExceptionally(e);
                    }
                });
        over.join();
    }

    private void write(String group, String stream, int count, String text) {
        long now = time.now().toEpochMilli();
        List<InputLogEvent> events =
                IntStream.range(0, count)
                        .mapToObj(
                                number ->
                                        InputLogEvent.builder()
                                                .timestamp(now - 60_000)
                                                .message(text + number)
                                                .build())
                        .toList();
        logs.putLogEvents(r -> r.logGroupName(group).logStreamName(stream).logEvents(events));
    }

    private static List<String> messages(JsonNode update) {
        List<String> all = new ArrayList<>();
        update.path("sessionResults").forEach(line -> all.add(line.path("message").asString()));
        return all;
    }

    @Test
    void linesComeOnceTheyAreIngestedAndOnlyOnce() {
        write("/g/0", "a/1", 3, "before ");
        pass(Duration.ofSeconds(1));
        Answer answer = start("{%s}".formatted(groups(10)));
        assertThat(answer.headers().get("content-type"))
                .containsExactly("application/vnd.amazon.eventstream");
        assertThat(events(answer))
                .extracting(event -> event.getHeaders().get(":event-type").getString())
                .containsExactly("initial-response", "sessionStart");
        pass(Duration.ofMillis(300));
        write("/g/0", "a/1", 2, "line ");
        write("/g/9", "b/1", 1, "other ");
        write("/g/10", "b/1", 1, "elsewhere ");
        answer = next(answer);
        JsonNode update = only(answer, "sessionUpdate");
        assertThat(messages(update)).containsExactlyInAnyOrder("line 0", "line 1", "other 0");
        assertThat(update.at("/sessionMetadata/sampled").asBoolean()).isFalse();
        JsonNode line = update.at("/sessionResults/0");
        assertThat(line.path("logGroupIdentifier").asString()).isEqualTo("123456789012:/g/0");
        assertThat(line.path("ingestionTime").asLong() - line.path("timestamp").asLong())
                .isEqualTo(60_000);
        write("/g/0", "a/1", 1, "in the same millisecond ");
        logs.deleteLogGroup(r -> r.logGroupName("/g/9"));
        answer = next(answer);
        assertThat(messages(only(answer, "sessionUpdate")))
                .containsExactly("in the same millisecond 0");
        assertThat(answer.more()).as("it goes on").isPresent();
    }

    @Test
    void streamsAndTermsAreChosen() {
        Answer names = start("{%s,\"logStreamNames\":[\"b/1\"]}".formatted(groups(1)));
        Answer prefixes =
                start(
                        "{%s,\"logStreamNamePrefixes\":[\"a/\"],\"logEventFilterPattern\":\"-x\"}"
                                .formatted(groups(1)));
        pass(Duration.ofMillis(100));
        write("/g/0", "a/1", 1, "first ");
        write("/g/0", "a/1", 1, "x ");
        write("/g/0", "b/1", 1, "second ");
        assertThat(messages(only(next(names), "sessionUpdate"))).containsExactly("second 0");
        assertThat(messages(only(next(prefixes), "sessionUpdate"))).containsExactly("first 0");
    }

    @Test
    void aboveFiveHundredASampleComesAndToTheSlowTheLastTenSeconds() {
        Answer answer = start("{%s}".formatted(groups(1)));
        pass(Duration.ofMillis(100));
        write("/g/0", "a/1", 2_000, "");
        answer = next(answer);
        JsonNode update = only(answer, "sessionUpdate");
        assertThat(update.at("/sessionMetadata/sampled").asBoolean()).isTrue();
        assertThat(messages(update)).hasSize(500).doesNotHaveDuplicates();
        write("/g/0", "a/1", 1, "too old ");
        pass(Duration.ofSeconds(11));
        write("/g/0", "a/1", 1, "kept ");
        assertThat(messages(only(next(answer), "sessionUpdate"))).containsExactly("kept 0");
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void endsAfterThreeHours(Pace pace) {
        sandbox.pace(pace);
        Answer answer = start("{%s}".formatted(groups(1)));
        Duration length = pace.of(Duration.ofHours(3));
        pass(length.minusSeconds(3));
        answer = next(answer);
        assertThat(messages(only(answer, "sessionUpdate"))).isEmpty();
        pass(Duration.ofSeconds(2));
        answer = next(answer);
        Message end = events(answer).getFirst();
        assertThat(end.getHeaders().get(":exception-type").getString())
                .isEqualTo("SessionTimeoutException");
        assertThat(answer.more()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | InvalidParameterException",
                "{\"logGroupIdentifiers\":[]} | InvalidParameterException",
                "{\"logGroupIdentifiers\":[\"/g/0\"]} | InvalidParameterException",
                "{\"logGroupIdentifiers\":[\"ARN0:*\"]} | InvalidParameterException",
                "{\"logGroupIdentifiers\":[\"ARNx\"]} | ResourceNotFoundException",
                "{ELEVEN} | InvalidParameterException",
                "{ONE,\"logStreamNames\":[\"a/1\"],\"logStreamNamePrefixes\":[\"b\"]}"
                        + " | InvalidParameterException",
                "{TWO,\"logStreamNames\":[\"a/1\"]} | InvalidParameterException",
                "{ONE,\"logStreamNames\":[\"c/1\"]} | ResourceNotFoundException",
                "{ONE,\"logStreamNames\":[\"a:1\"]} | InvalidParameterException",
                "{ONE,\"logStreamNamePrefixes\":[\"*\"]} | InvalidParameterException"
            })
    void whatCannotBeMeantIsRefused(String body, String code) {
        Answer answer =
                start(
                        body.replace("ELEVEN", groups(11))
                                .replace("ONE", groups(1))
                                .replace("TWO", groups(2))
                                .replace("ARN", ARN));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("__type").asString())
                .isEqualTo(code);
        assertThat(answer.more()).isEmpty();
    }
}
