package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Line.Place;
import dev.slipway.logs.ScriptedLogs.Event;
import dev.slipway.logs.SourceState.Reason;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** How a tail fares when something is wrong, and with what was written before it. */
class TailTest {
    private static final String STREAM = "ecs/web/" + Lines.TASK;

    private final VirtualTime time = new VirtualTime();
    private final long begin = time.now().toEpochMilli();
    private final ScriptedLogs logs = new ScriptedLogs(time, 1);
    private final LiveDoor live = new ScriptedLive(time, logs, 1);
    private final List<Line> heard = new ArrayList<>();
    private final List<Instant> heardAt = new ArrayList<>();

    private Tail tail(Range range, Runnable renew, Source... sources) {
        return new Tail(
                logs,
                live,
                renew,
                time,
                new Random(1),
                List.of(sources),
                range,
                lines -> {
                    heard.addAll(lines);
                    lines.forEach(_ -> heardAt.add(time.now()));
                });
    }

    private Tail following(Source... sources) {
        return tail(Range.following(time.now()), () -> {}, sources);
    }

    private static Event event(long at, long delay, String message) {
        return new Event(at, at + delay, STREAM, message);
    }

    /** A line a second in each group, from a second on, there half a second later. */
    private void chatter(Source source, int seconds) {
        logs.put(
                source.group(),
                IntStream.range(0, seconds)
                        .mapToObj(s -> event(begin + s * 1000L, 500, source.group() + " " + s))
                        .toList());
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void run(Work work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        time.start(
                () -> {
                    try {
                        work.run();
                        done.complete(null);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        done.join();
    }

    private List<String> messages() {
        return heard.stream().map(Line::message).toList();
    }

    @Test
    void aLineIsThereAFewSecondsAfterItWasWritten() {
        chatter(Lines.BLUE, 60);
        Tail tail = following(Lines.BLUE, Lines.GREEN);
        logs.put(Lines.GREEN.group(), List.of());
        run(
                () -> {
                    tail.start();
                    time.sleep(Duration.ofSeconds(70));
                    Status status = tail.status();
                    assertThat(status.behind()).isLessThan(Duration.ofSeconds(6));
                    assertThat(status.lines()).isEqualTo(60);
                    tail.stop();
                });
        tail.await();
        assertThat(heard).hasSize(60).noneMatch(Line::isLate);
        for (int at = 10; at < 60; at++) {
            assertThat(Duration.between(heard.get(at).at(), heardAt.get(at)))
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        }
        assertThat(logs.calls()).as("quickly one, slowly the other").isLessThan(130);
    }

    @Test
    void aGroupThatIsDeniedOrGoneKeepsNobodyBack() {
        chatter(Lines.BLUE, 120);
        chatter(Lines.GREEN, 120);
        Tail tail = following(Lines.BLUE, Lines.GREEN);
        run(
                () -> {
                    tail.start();
                    time.sleep(Duration.ofSeconds(20));
                    logs.delete(Lines.GREEN.group());
                    time.sleep(Duration.ofSeconds(40));
                    assertThat(tail.status().sources().get(Lines.GREEN))
                            .isInstanceOfSatisfying(
                                    SourceState.Waiting.class,
                                    waiting -> {
                                        assertThat(waiting.reason()).isEqualTo(Reason.MISSING);
                                        assertThat(waiting.failure().doing())
                                                .contains(Lines.GREEN.group());
                                    });
                    assertThat(tail.status().sources().get(Lines.BLUE))
                            .isEqualTo(new SourceState.Following());
                    assertThat(tail.status().behind()).isLessThan(Duration.ofSeconds(4));
                    assertThat(messages()).contains("/app/blue 50");
                    chatter(Lines.GREEN, 120);
                    time.sleep(Duration.ofSeconds(90));
                    tail.stop();
                });
        tail.await();
        assertThat(messages()).as("when it is back").contains("/app/green 119");
        for (int at = 0; at < heard.size() && heard.get(at).timestamp() < begin + 60_000; at++) {
            if (heard.get(at).origin().source().equals(Lines.BLUE)) {
                assertThat(Duration.between(heard.get(at).at(), heardAt.get(at)))
                        .as(heard.get(at).message())
                        .isLessThan(Duration.ofSeconds(5));
            }
        }
        assertThat(heard).hasSize(240).doesNotHaveDuplicates();
    }

    @Test
    void expiredCredentialsAreToldAndNothingIsLost() {
        chatter(Lines.BLUE, 600);
        AtomicInteger renewed = new AtomicInteger();
        boolean[] expired = {false};
        logs.expire(_ -> expired[0]);
        Tail tail = tail(Range.following(time.now()), renewed::incrementAndGet, Lines.BLUE);
        run(
                () -> {
                    tail.start();
                    time.sleep(Duration.ofSeconds(30));
                    expired[0] = true;
                    time.sleep(Duration.ofMinutes(5));
                    assertThat(tail.status().wantsSignIn()).isTrue();
                    assertThat(tail.status().behind()).isGreaterThan(Duration.ofMinutes(4));
                    assertThat(renewed.get()).isGreaterThan(30);
                    expired[0] = false;
                    tail.retry();
                    time.sleep(Duration.ofSeconds(5));
                    assertThat(tail.status().wantsSignIn()).isFalse();
                    time.sleep(Duration.ofMinutes(6));
                    tail.stop();
                });
        tail.await();
        assertThat(heard).hasSize(600).doesNotHaveDuplicates().noneMatch(Line::isLate);
    }

    @Test
    void aLineFromTheFutureIsShownAndKeepsNothingBack() {
        List<Event> events = new ArrayList<>();
        for (int s = 0; s < 60; s++) {
            events.add(event(begin + s * 1000L, 500, "now " + s));
        }
        events.add(new Event(begin + 3_600_000, begin + 20_000, STREAM, "an hour ahead"));
        logs.put(Lines.BLUE.group(), events);
        Tail tail = following(Lines.BLUE);
        run(
                () -> {
                    tail.start();
                    time.sleep(Duration.ofSeconds(70));
                    tail.stop();
                });
        tail.await();
        assertThat(heard).hasSize(61);
        Line ahead = heard.get(21);
        assertThat(ahead.message()).isEqualTo("an hour ahead");
        assertThat(ahead.place()).isEqualTo(Place.AHEAD);
        assertThat(heard).noneMatch(Line::isLate);
    }

    @Test
    void whatWasWrittenBeforeComesInOrderFromAllSources() {
        List<Event> blue = new ArrayList<>();
        List<Event> green = new ArrayList<>();
        Random random = new Random(3);
        for (int number = 0; number < 150_000; number++) {
            // Ever denser, so that slices become too long and too short, and soon in every
            // millisecond.
            double share = Math.pow(random.nextDouble(), 0.6);
            long at = begin - 200_000 + (long) (share * 100_000);
            (number % 3 == 0 ? green : blue).add(event(at, 100, "" + number));
        }
        logs.put(Lines.BLUE.group(), blue);
        logs.put(Lines.GREEN.group(), green);
        logs.throttle(0.2);
        Range range = Range.between(time.now().minusSeconds(3600), time.now());
        Tail tail = tail(range, () -> {}, Lines.BLUE, Lines.GREEN);
        tail.start();
        tail.await();
        assertThat(messages()).hasSize(150_000).doesNotHaveDuplicates();
        assertThat(heard).noneMatch(Line::isLate);
        assertThat(heard.stream().map(Line::timestamp).toList()).isSorted();
    }

    @Test
    void aRangeThatEndsGivesUpWhereOnlySomebodyElseCanHelp() {
        chatter(Lines.BLUE, 10);
        Tail tail =
                tail(
                        Range.between(time.now(), time.now().plusSeconds(5)),
                        () -> {},
                        Lines.BLUE,
                        Lines.GREEN);
        run(() -> time.sleep(Duration.ofSeconds(30)));
        tail.start();
        tail.await();
        assertThat(heard).hasSize(6);
        assertThat(tail.status().hasEnded()).isTrue();
        assertThat(tail.status().sources().get(Lines.GREEN))
                .isInstanceOfSatisfying(
                        SourceState.Ended.class,
                        ended ->
                                assertThat(ended.failure().orElseThrow().cause())
                                        .contains("It does not exist"));
    }
}
