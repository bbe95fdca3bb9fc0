package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.LiveState.FellBack;
import dev.slipway.logs.LiveState.Live;
import dev.slipway.logs.LiveState.Off;
import dev.slipway.logs.LiveState.Opening;
import dev.slipway.logs.ScriptedLogs.Event;
import dev.slipway.logs.Source.Kind;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A tail with Live Tail beside its polling. */
class LiveTest {
    private static final String STREAM = "ecs/web/" + Lines.TASK;

    private final VirtualTime time = new VirtualTime();
    private final long begin = time.now().toEpochMilli();
    private final ScriptedLogs logs = new ScriptedLogs(time, 1);
    private final ScriptedLive live = new ScriptedLive(time, logs, 1);
    private final List<Line> heard = new ArrayList<>();
    private final Map<String, Duration> after = new HashMap<>();

    private Tail following(Source... sources) {
        return following(List.of(sources));
    }

    private Tail following(List<Source> sources) {
        return new Tail(
                logs,
                live,
                () -> {},
                time,
                new Random(1),
                sources,
                Range.following(time.now()),
                lines -> {
                    heard.addAll(lines);
                    lines.forEach(
                            line ->
                                    after.put(
                                            line.message(),
                                            Duration.between(line.at(), time.now())));
                });
    }

    /** A line a second, at ever another part of it, there half a second later. */
    private void chatter(Source source, int seconds) {
        logs.put(
                source.group(),
                IntStream.range(0, seconds)
                        .mapToObj(
                                s ->
                                        new Event(
                                                at(s),
                                                at(s) + 500,
                                                STREAM,
                                                source.group() + " " + s))
                        .toList());
    }

    private long at(int second) {
        return begin + second * 1000L + second * 370L % 1000;
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void run(Tail tail, Work work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        time.start(
                () -> {
                    try {
                        tail.start();
                        work.run();
                        tail.stop();
                        while (!tail.status().hasEnded()
                                || !(tail.status().live() instanceof Off)) {
                            time.sleep(Duration.ofMillis(200));
                        }
                        done.complete(null);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        done.join();
        assertThat(live.open()).as("sessions that nobody ended").isZero();
    }

    private void pass(int seconds) throws InterruptedException {
        time.sleep(Duration.ofSeconds(seconds));
    }

    @Test
    void linesAreThereEarlierAndFewerCallsAreMade() {
        chatter(Lines.BLUE, 120);
        chatter(Lines.GREEN, 120);
        Tail tail = following(Lines.BLUE, Lines.GREEN);
        int[] calls = new int[3];
        run(
                tail,
                () -> {
                    assertThat(tail.status().live()).isEqualTo(new Off());
                    pass(40);
                    assertThat(live.opened()).isEmpty();
                    calls[0] = logs.calls();
                    tail.live(true);
                    assertThat(tail.status().live()).isEqualTo(new Opening());
                    pass(40);
                    assertThat(tail.status().live())
                            .isInstanceOfSatisfying(
                                    Live.class,
                                    now -> {
                                        assertThat(now.sampled()).isFalse();
                                        assertThat(now.since())
                                                .isBetween(
                                                        time.now().minusSeconds(40),
                                                        time.now().minusSeconds(38));
                                    });
                    assertThat(tail.status().behind()).isLessThan(Duration.ofSeconds(2));
                    calls[1] = logs.calls();
                    tail.live(false);
                    pass(1);
                    assertThat(tail.status().live()).isEqualTo(new Off());
                    assertThat(live.open()).isZero();
                    pass(59);
                });
        assertThat(heard).hasSize(240).doesNotHaveDuplicates().noneMatch(Line::isLate);
        assertThat(calls[1] - calls[0]).isLessThan(calls[0] / 2);
        double polled = mean(10, 35);
        double lively = mean(45, 75);
        double polledAgain = mean(90, 115);
        System.out.printf("seconds by polling %.1f, with Live Tail %.1f%n", polled, lively);
        assertThat(lively).isLessThan(polled - 0.4).isLessThan(polledAgain - 0.4);
    }

    private double mean(int from, int to) {
        return IntStream.range(from, to)
                        .mapToObj(s -> after.get("/app/blue " + s))
                        .mapToLong(Duration::toMillis)
                        .average()
                        .orElseThrow()
                / 1000;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500 InternalError",
                "400 ThrottlingException",
                "400 LimitExceededException",
                "400 AccessDeniedException",
                "400 ExpiredTokenException"
            })
    void whatIsRefusedFallsBackToPollingAndIsTriedAgain(String refusal) {
        chatter(Lines.BLUE, 900);
        live.refuse(Optional.of(refusal(refusal)));
        Tail tail = following(Lines.BLUE);
        tail.live(true);
        run(
                tail,
                () -> {
                    pass(60);
                    assertThat(tail.status().live())
                            .isInstanceOfSatisfying(
                                    FellBack.class,
                                    back -> {
                                        assertThat(back.failure().doing()).contains("Live Tail");
                                        assertThat(back.next()).isAfter(time.now().minusSeconds(2));
                                    });
                    assertThat(tail.status().behind()).isLessThan(Duration.ofSeconds(4));
                    assertThat(tail.status().lines()).isBetween(55L, 60L);
                    assertThat(live.opened().size()).isLessThan(20);
                    live.refuse(Optional.empty());
                    tail.retry();
                    pass(10);
                    assertThat(tail.status().live()).isInstanceOf(Live.class);
                    live.refuse(Optional.of(refusal(refusal)));
                    tail.live(false);
                    pass(5);
                    tail.live(true);
                    pass(5);
                    assertThat(tail.status().live()).isInstanceOf(FellBack.class);
                    live.refuse(Optional.empty());
                    pass(310);
                    assertThat(tail.status().live()).as("by itself").isInstanceOf(Live.class);
                    pass(600);
                });
        assertThat(heard).hasSize(900).doesNotHaveDuplicates().noneMatch(Line::isLate);
    }

    private static RuntimeException refusal(String text) {
        String[] parts = text.split(" ");
        CloudWatchLogsException thrown =
                (CloudWatchLogsException) ScriptedLogs.refusal(parts[1], "said so");
        return thrown.toBuilder().statusCode(Integer.parseInt(parts[0])).build();
    }

    @Test
    void aSessionIsRenewedBeforeItEnds() {
        chatter(Lines.BLUE, 7 * 3600);
        live.before(Duration.ofSeconds(2));
        Tail tail = following(Lines.BLUE);
        tail.live(true);
        AtomicInteger interrupted = new AtomicInteger();
        run(
                tail,
                () -> {
                    pass(10);
                    Instant since = ((Live) tail.status().live()).since();
                    for (int second = 10; second < 7 * 3600 + 10; second++) {
                        pass(1);
                        if (!tail.status().live().equals(new Live(since, false))) {
                            interrupted.incrementAndGet();
                        }
                    }
                    assertThat(live.opened()).hasSize(3);
                    assertThat(live.timedOut()).isZero();
                });
        assertThat(interrupted.get()).isZero();
        assertThat(heard).hasSize(7 * 3600).doesNotHaveDuplicates().noneMatch(Line::isLate);
    }

    @Test
    void equalLinesOfAMillisecondAreAllThere() {
        List<Event> events = new ArrayList<>();
        Random random = new Random(5);
        for (int number = 0; number < 3_000; number++) {
            long at = begin + random.nextInt(60_000) / 500 * 500;
            events.add(new Event(at, at + random.nextInt(3000), STREAM, "" + random.nextInt(4)));
        }
        logs.put(Lines.BLUE.group(), events);
        live.samplesAbove(40);
        live.before(Duration.ofSeconds(3));
        live.breaks(0.1);
        Tail tail = following(Lines.BLUE);
        tail.live(true);
        run(tail, () -> pass(120));
        assertThat(live.sampled()).isPositive();
        assertThat(live.broken()).isPositive();
        assertThat(heard.stream().map(line -> line.timestamp() + line.message()).sorted())
                .containsExactlyElementsOf(
                        events.stream()
                                .map(event -> event.timestamp() + event.message())
                                .sorted()
                                .toList());
    }

    @Test
    void whatIsLeftOutIsToldForAsLongAsItLastsAndComesByPolling() {
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < 20_000; number++) {
            long at = begin + 20_000 + number;
            events.add(new Event(at, at + 300, STREAM, "" + number));
        }
        logs.put(Lines.BLUE.group(), events);
        Tail tail = following(Lines.BLUE);
        tail.live(true);
        List<Boolean> sampled = new ArrayList<>();
        run(
                tail,
                () -> {
                    for (int second = 0; second < 60; second++) {
                        pass(1);
                        sampled.add(tail.status().live() instanceof Live now && now.sampled());
                    }
                });
        assertThat(sampled.subList(0, 18)).containsOnly(false);
        assertThat(sampled.subList(23, 39)).containsOnly(true);
        assertThat(sampled.subList(48, 60)).containsOnly(false);
        assertThat(heard).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(heard.stream().filter(Line::isLate).count()).isLessThan(1_500);
    }

    @Test
    void moreThanTenGroupsAreInSeveralSessionsAndAMissingOneIsLeftOut() {
        List<Source> sources =
                IntStream.range(0, 14)
                        .mapToObj(
                                number ->
                                        new Source(
                                                Kind.APPLICATION,
                                                Optional.empty(),
                                                "/group/" + number,
                                                "web"))
                        .toList();
        sources.stream().skip(1).forEach(source -> chatter(source, 200));
        Tail tail = following(sources);
        tail.live(true);
        run(
                tail,
                () -> {
                    pass(30);
                    assertThat(live.opened()).hasSize(2);
                    assertThat(live.opened().getFirst()).hasSize(10).doesNotContain("/group/0");
                    assertThat(live.opened().getLast()).hasSize(3);
                    assertThat(tail.status().live()).isInstanceOf(Live.class);
                    chatter(sources.getFirst(), 200);
                    pass(60);
                    assertThat(live.opened()).hasSize(4);
                    assertThat(live.opened().getLast()).hasSize(4);
                    logs.delete("/group/3");
                    pass(60);
                    assertThat(live.opened().subList(4, live.opened().size()))
                            .as("without the one that is gone")
                            .hasSize(2)
                            .noneMatch(groups -> groups.contains("/group/3"));
                    pass(100);
                });
        assertThat(heard).doesNotHaveDuplicates();
        for (Source source : sources) {
            long count =
                    heard.stream().filter(line -> line.origin().source().equals(source)).count();
            assertThat(count)
                    .as(source.group())
                    .isBetween(source.group().equals("/group/3") ? 85L : 200L, 200L);
        }
    }

    @Test
    void aTailThatEndsHasNone() {
        chatter(Lines.BLUE, 10);
        Tail tail =
                new Tail(
                        logs,
                        live,
                        () -> {},
                        time,
                        new Random(1),
                        List.of(Lines.BLUE),
                        Range.between(time.now(), time.now().plusSeconds(5)),
                        heard::addAll);
        tail.live(true);
        tail.start();
        tail.await();
        assertThat(tail.status().live()).isEqualTo(new Off());
        assertThat(live.opened()).isEmpty();
    }
}
