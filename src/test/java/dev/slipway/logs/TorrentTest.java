package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Line.Place;
import dev.slipway.logs.ScriptedLogs.Event;
import dev.slipway.logs.Source.Kind;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A torrent of lines in virtual time: ten minutes, 40 streams of tasks that come and go, a line in
 * twenty late by up to a minute, many of the same millisecond, a third of the calls throttled, the
 * credentials expired twice. {@code -Dslipway.torrent=1000000} says how many lines.
 */
class TorrentTest {
    private static final int LINES = Integer.getInteger("slipway.torrent", 60_000);
    private static final long SEED = Long.getLong("slipway.torrent.seed", 1);
    private static final int GROUPS = 4;
    private static final int STREAMS = 40;
    private static final Duration LENGTH = Duration.ofMinutes(10);
    private static final Duration LATEST = Duration.ofSeconds(60);
    private static final Duration AFTERWARDS = Duration.ofMinutes(3);

    private final VirtualTime time = new VirtualTime();
    private final Instant begin = time.now();
    private final ScriptedLogs logs = new ScriptedLogs(time, SEED);
    private final ScriptedLive live = new ScriptedLive(time, logs, SEED);
    private final List<Source> sources = new ArrayList<>();
    private final List<Line> heard = new ArrayList<>();
    private volatile Instant signedIn = begin;

    @Test
    void noLineIsLostAndNoneComesTwice() {
        follow(_ -> {});
        assertThat(live.opened()).isEmpty();
    }

    /**
     * Live Tail is switched on and off at random; its sessions leave lines out, break, are refused
     * for a while, and begin with what an earlier one brought.
     */
    @Test
    void norIsAnyWithLiveTailBesideIt() {
        Random random = new Random(SEED);
        live.samplesAbove(LINES / 900);
        live.breaks(0.02);
        live.before(Duration.ofSeconds(3));
        Map<Class<?>, Integer> states = new HashMap<>();
        follow(
                tail -> {
                    states.merge(tail.status().live().getClass(), 1, Integer::sum);
                    long minute = Duration.between(begin, time.now()).toMinutes();
                    live.refuse(
                            minute % 4 == 3
                                    ? Optional.of(SdkClientException.create("no way"))
                                    : Optional.empty());
                    if (random.nextInt(30) == 0) {
                        tail.live(random.nextInt(3) > 0);
                    }
                });
        System.out.printf(
                "torrent live %d sessions, %d broken, %d seconds sampled, %s%n",
                live.opened().size(), live.broken(), live.sampled(), states);
        assertThat(live.open()).isZero();
        assertThat(live.broken()).isPositive();
        assertThat(live.sampled()).isPositive();
        assertThat(states.keySet())
                .contains(LiveState.Off.class, LiveState.Live.class, LiveState.FellBack.class);
    }

    private void follow(Consumer<Tail> meanwhile) {
        write();
        logs.throttle(1 / 3.0);
        logs.expire(any -> isExpired(time.now()));
        Tail tail =
                new Tail(
                        logs,
                        live,
                        this::signIn,
                        time,
                        new Random(SEED),
                        sources,
                        Range.following(begin.minusSeconds(60)),
                        heard::addAll);
        Set<SourceState.Reason> reasons = new HashSet<>();
        run(
                () -> {
                    tail.start();
                    Instant end = begin.plus(LENGTH).plus(AFTERWARDS);
                    while (time.now().isBefore(end)) {
                        time.sleep(Duration.ofMillis(700));
                        meanwhile.accept(tail);
                        tail.status().sources().values().stream()
                                .filter(SourceState.Waiting.class::isInstance)
                                .forEach(
                                        state ->
                                                reasons.add(
                                                        ((SourceState.Waiting) state).reason()));
                    }
                    tail.stop();
                    while (!tail.status().hasEnded()
                            || !(tail.status().live() instanceof LiveState.Off)) {
                        time.sleep(Duration.ofMillis(200));
                    }
                });

        check();
        assertThat(reasons).contains(SourceState.Reason.THROTTLED, SourceState.Reason.SIGN_IN);
        Status status = tail.status();
        assertThat(status.lines()).isEqualTo(LINES);
        assertThat(status.late()).isEqualTo(heard.stream().filter(Line::isLate).count());
        print("slipway", LINES - heard.size(), logs.calls());
        System.out.printf("torrent slipway late %d of %d lines%n", status.late(), LINES);
    }

    @Test
    void whatAdvancesItsCursorToTheNewestLosesLines() {
        write();
        BitSet seen = new BitSet();
        run(
                () -> {
                    for (Source source : sources) {
                        time.start(() -> follow(source.group(), seen));
                    }
                    time.sleep(LENGTH.plus(AFTERWARDS));
                });
        int lost = LINES - seen.cardinality();
        print("cursor-at-newest", lost, logs.calls());
        assertThat(lost).as("of such a load").isPositive();
    }

    private void check() {
        BitSet numbers = new BitSet();
        long last = Long.MIN_VALUE;
        for (Line line : heard) {
            int number = Integer.parseInt(line.message());
            assertThat(numbers.get(number)).as("twice: " + line).isFalse();
            numbers.set(number);
            assertThat(line.place()).isNotEqualTo(Place.AHEAD);
            if (!line.isLate()) {
                assertThat(line.timestamp()).as("order").isGreaterThanOrEqualTo(last);
                last = line.timestamp();
            } else {
                assertThat(line.timestamp()).as("late").isLessThan(last);
            }
        }
        assertThat(numbers.cardinality()).as("of %d", LINES).isEqualTo(LINES);
    }

    /** Writes the lines into streams that each live for a part of the time. */
    private void write() {
        Random random = new Random(SEED);
        Map<String, List<Event>> groups = new HashMap<>();
        for (int group = 0; group < GROUPS; group++) {
            sources.add(new Source(Kind.APPLICATION, Optional.empty(), "/torrent/" + group, "app"));
            groups.put("/torrent/" + group, new ArrayList<>());
        }
        long first = begin.minusSeconds(60).toEpochMilli();
        long length = LENGTH.plusSeconds(60).toMillis();
        for (int number = 0; number < LINES; number++) {
            int stream = random.nextInt(STREAMS);
            long born = length * (stream % 8) / 16;
            long life = length / 2;
            // Many of one moment: as coarse as a tenth of a second for every third line.
            long at = first + born + (long) (random.nextDouble() * life);
            at = number % 3 == 0 ? at / 100 * 100 : at;
            long delay =
                    random.nextInt(20) == 0
                            ? (long) (random.nextDouble() * LATEST.toMillis())
                            : random.nextInt(900);
            groups.get("/torrent/" + stream % GROUPS)
                    .add(
                            new Event(
                                    at,
                                    at + delay,
                                    "ecs/app/%032x".formatted(stream),
                                    Integer.toString(number)));
        }
        groups.forEach(logs::put);
    }

    /** Expires in the fourth and in the eighth minute, until somebody signs in a while later. */
    private boolean isExpired(Instant now) {
        return List.of(4, 8).stream()
                .map(minute -> begin.plus(Duration.ofMinutes(minute)))
                .anyMatch(from -> !now.isBefore(from) && signedIn.isBefore(from));
    }

    private void signIn() {
        Instant now = time.now();
        long minutes = Duration.between(begin, now).toMinutes();
        boolean isThere = Duration.between(begin, now).minusMinutes(minutes).toSeconds() > 25;
        if (isThere && isExpired(now)) {
            signedIn = now;
        }
    }

    /**
     * What {@code aws logs tail --follow} does, as its source has it: every five seconds from the
     * newest timestamp on, with the ids of that millisecond.
     *
     * @see <a
     *     href="https://github.com/aws/aws-cli/blob/v2/awscli/customizations/logs/tail.py">tail.py</a>
     */
    private void follow(String group, BitSet numbers) {
        long newest = begin.minusSeconds(60).toEpochMilli();
        Set<String> ids = new HashSet<>();
        Instant end = begin.plus(LENGTH).plus(AFTERWARDS).minusSeconds(10);
        String token = null;
        while (time.now().isBefore(end)) {
            FilterLogEventsResponse page =
                    logs.ask(
                            FilterLogEventsRequest.builder()
                                    .logGroupName(group)
                                    .startTime(newest)
                                    .nextToken(token)
                                    .build());
            for (FilteredLogEvent event : page.events()) {
                if (event.timestamp() > newest) {
                    newest = event.timestamp();
                    ids.clear();
                }
                if (ids.add(event.eventId())) {
                    numbers.set(Integer.parseInt(event.message()));
                }
            }
            token = page.nextToken();
            if (token == null) {
                sleep(Duration.ofSeconds(5));
            }
        }
    }

    private void sleep(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(String who, int lost, int calls) {
        System.out.printf("torrent %s lost %d of %d lines, %d calls%n", who, lost, LINES, calls);
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** Runs on a thread of the clock, which moves on only while all of those sleep. */
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
}
