package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SeedInSandbox;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Names;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.StackYaml;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code slipway logs} over real HTTP, beside what {@code aws logs tail} does with the same group.
 * Moto sorts the whole time that it is asked for to answer one page of it, which the real one does
 * not; so the figures tell how both fare with moto, and what is asserted are the lines.
 */
@Tag("interop")
@ExtendWith(MotoServer.class)
class LogsCommandInteropTest {
    private static final int LINES = Integer.getInteger("slipway.lines", 200_000);
    private static final int STREAMS = 20;
    private static final int BATCH = 5_000;
    private static final int FOLLOWED = 20;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final Pattern NUMBER = Pattern.compile("request (\\d+)");

    private static final Pattern TOKEN = Pattern.compile("\"nextToken\": ?\"([^\"]+)\"");

    @TempDir Path folder;
    private final Stack stack;
    private final String group;

    LogsCommandInteropTest(@TempDir Path home) {
        stack = new SeedInSandbox(new Sandbox(new VirtualTime(), 1), home).stack();
        group = stack.service(Colour.BLUE).logGroup();
    }

    private static String stream(int number) {
        return "ecs/poc-ecs-app/poc-ecs-app-firelens-%032x".formatted(number);
    }

    private CloudWatchLogsClient prepare(MotoServer.Endpoint moto) {
        CloudWatchLogsClient logs = moto.account().logs();
        logs.createLogGroup(r -> r.logGroupName(group));
        logs.createLogGroup(r -> r.logGroupName(Names.routerLogGroup(stack, Colour.BLUE)));
        for (int number = 0; number < STREAMS; number++) {
            String stream = stream(number);
            logs.createLogStream(r -> r.logGroupName(group).logStreamName(stream));
        }
        return logs;
    }

    private Path file() {
        try {
            return Files.writeString(folder.resolve("shop.yaml"), StackYaml.write(stack));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SlipwayProcess.Running reference(MotoServer.Endpoint moto, long since, String... more) {
        try (InputStream script = getClass().getResourceAsStream("cursor_tail.py")) {
            Path tail = folder.resolve("cursor_tail.py");
            Files.copy(script, tail, StandardCopyOption.REPLACE_EXISTING);
            Path out = Files.createTempFile(folder, "tail", ".txt");
            Path err = Files.createTempFile(folder, "tail", ".err");
            List<String> command = new ArrayList<>(List.of("python3", tail.toString()));
            command.addAll(List.of(moto.uri().toString(), group, Long.toString(since)));
            command.addAll(List.of(more));
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().put("AWS_ACCESS_KEY_ID", "testing");
            builder.environment().put("AWS_SECRET_ACCESS_KEY", "testing");
            return new SlipwayProcess.Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> numbers(String text) {
        Matcher found = NUMBER.matcher(text);
        List<Integer> numbers = new ArrayList<>();
        while (found.find()) {
            numbers.add(Integer.parseInt(found.group(1)));
        }
        return numbers;
    }

    @Test
    void anHourOfLinesIsReadWholeAndFast(MotoServer.Endpoint moto) {
        CloudWatchLogsClient logs = prepare(moto);
        long now = System.currentTimeMillis();
        for (int from = 0; from < LINES; from += BATCH) {
            write(logs, from, Math.min(LINES, from + BATCH), now);
        }
        long began = System.nanoTime();
        SlipwayProcess.Ended ours =
                new SlipwayProcess(folder, moto.uri())
                        .run("logs", file(), "--since", "1h", "--service", "blue");
        print("slipway-logs", LINES * 1e9 / (System.nanoTime() - began), "lines/s");
        began = System.nanoTime();
        SlipwayProcess.Ended theirs = reference(moto, now - HOUR_MILLIS).await();
        print("aws-logs-tail", LINES * 1e9 / (System.nanoTime() - began), "lines/s");
        began = System.nanoTime();
        assertThat(fetched(moto, now - HOUR_MILLIS)).isEqualTo(LINES);
        print("moto-alone", LINES * 1e9 / (System.nanoTime() - began), "lines/s");

        assertThat(ours.exit()).as(ours.err()).isZero();
        assertThat(theirs.exit()).as(theirs.err()).isZero();
        List<Integer> all = IntStream.range(0, LINES).boxed().toList();
        assertThat(numbers(ours.out()).equals(all)).as("all, in their order").isTrue();
        assertThat(numbers(theirs.out()).stream().sorted().toList().equals(all)).isTrue();
    }

    /**
     * Fetches the same pages and does nothing with them: faster than that nobody can be who asks
     * for one after the other.
     */
    private int fetched(MotoServer.Endpoint moto, long since) {
        int lines = 0;
        String more = "";
        try (HttpClient client = HttpClient.newHttpClient()) {
            do {
                String asked =
                        "{\"logGroupName\":\"%s\",\"startTime\":%d,\"limit\":10000%s}"
                                .formatted(group, since, more);
                HttpRequest request =
                        HttpRequest.newBuilder(moto.uri())
                                .header("Content-Type", "application/x-amz-json-1.1")
                                // Moto knows the service and the region by it, and checks nothing.
                                .header(
                                        "Authorization",
                                        "AWS4-HMAC-SHA256 Credential=testing/20260101/"
                                                + moto.account().regionId()
                                                + "/logs/aws4_request, SignedHeaders=host,"
                                                + " Signature=0")
                                .header("X-Amz-Target", "Logs_20140328.FilterLogEvents")
                                .POST(BodyPublishers.ofString(asked))
                                .build();
                String page = client.send(request, BodyHandlers.ofString()).body();
                lines += page.split("\"eventId\"", -1).length - 1;
                Matcher token = TOKEN.matcher(page);
                more = token.find() ? ",\"nextToken\":\"" + token.group(1) + "\"" : "";
            } while (!more.isEmpty());
            return lines;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lines from one number to another, in the order of time over all streams. */
    private void write(CloudWatchLogsClient logs, int from, int to, long now) {
        int stream = from / BATCH % STREAMS;
        long begin = now - HOUR_MILLIS + 60_000;
        List<InputLogEvent> events =
                IntStream.range(from, to)
                        .mapToObj(
                                number ->
                                        event(
                                                begin + number * (HOUR_MILLIS - 120_000) / LINES,
                                                number))
                        .toList();
        logs.putLogEvents(
                r -> r.logGroupName(group).logStreamName(stream(stream)).logEvents(events));
    }

    private static InputLogEvent event(long at, int number) {
        return InputLogEvent.builder()
                .timestamp(at)
                .message("GET /products/17 200 12 ms, request %d of a shop".formatted(number))
                .build();
    }

    @Test
    void whatIsWrittenIsSoonFollowed(MotoServer.Endpoint moto) {
        CloudWatchLogsClient logs = prepare(moto);
        long since = System.currentTimeMillis();
        SlipwayProcess.Running ours =
                new SlipwayProcess(folder, moto.uri())
                        .start("logs", file(), "--follow", "--service", "blue");
        SlipwayProcess.Running theirs = reference(moto, since, "follow");
        Map<Integer, Long> written = new HashMap<>();
        Map<Integer, Long> seen = new HashMap<>();
        Map<Integer, Long> seenThere = new HashMap<>();
        // Both have begun when they have shown the first line.
        write(logs, 0, written);
        await(() -> see(ours, seen) > 0 && see(theirs, seenThere) > 0, ours);
        for (int number = 1; number <= FOLLOWED; number++) {
            write(logs, number, written);
            int shown = number;
            long next = written.get(number) + 700;
            await(
                    () -> {
                        see(ours, seen);
                        see(theirs, seenThere);
                        return System.currentTimeMillis() > next;
                    },
                    ours);
            assertThat(written).hasSize(shown + 1);
        }
        await(() -> see(ours, seen) > FOLLOWED && see(theirs, seenThere) > FOLLOWED, ours);
        print("slipway-logs-delay-mean", delay(written, seen), "ms");
        print("aws-logs-tail-delay-mean", delay(written, seenThere), "ms");

        theirs.kill();
        ours.process().destroy();
        assertThat(ours.await().exit()).as("asked to end").isZero();
        assertThat(numbers(ours.await().out()))
                .isEqualTo(IntStream.rangeClosed(0, FOLLOWED).boxed().toList());
    }

    private void write(CloudWatchLogsClient logs, int number, Map<Integer, Long> written) {
        long now = System.currentTimeMillis();
        written.put(number, now);
        logs.putLogEvents(
                r ->
                        r.logGroupName(group)
                                .logStreamName(stream(number % STREAMS))
                                .logEvents(event(now, number)));
    }

    private static int see(SlipwayProcess.Running tail, Map<Integer, Long> seen) {
        try {
            long now = System.currentTimeMillis();
            numbers(Files.readString(tail.out())).forEach(number -> seen.putIfAbsent(number, now));
            return seen.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition, SlipwayProcess.Running tail) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            assertThat(tail.process().isAlive()).isTrue();
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Of all but the first line. */
    private static double delay(Map<Integer, Long> written, Map<Integer, Long> seen) {
        return IntStream.rangeClosed(1, FOLLOWED)
                .mapToLong(number -> seen.get(number) - written.get(number))
                .average()
                .orElseThrow();
    }

    private static void print(String name, double value, String unit) {
        System.out.printf("bench %s %.0f %s%n", name, value, unit);
    }
}
