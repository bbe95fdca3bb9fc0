package dev.slipway.ui.logs;

import static dev.slipway.ui.logs.ScriptedFeed.BLUE_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Cap;
import dev.slipway.logs.Held;
import dev.slipway.logs.Line;
import dev.slipway.logs.Ring;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds what is wanted in the background, beside a plain look at each line. */
class SieveTest {
    private static final Predicate<Line> EVERY_THIRD = line -> line.message().endsWith("0");

    private final Ring ring = new Ring(Cap.ofLines(50_000));
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final Sieve sieve = new Sieve(work::add, changes::incrementAndGet);

    private void add(int lines) {
        long from = ring.held().next();
        ring.add(
                LongStream.range(from, from + lines)
                        .mapToObj(
                                number -> line(BLUE_TASK, (int) number, number + ":" + number % 3))
                        .toList());
    }

    private Document now() {
        return new Document(Optional.empty(), ring.held());
    }

    private void finish() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private static List<Long> expected(Document document, Predicate<Line> wanted) {
        return LongStream.range(document.first(), document.next())
                .filter(number -> document.line(number).filter(wanted).isPresent())
                .boxed()
                .toList();
    }

    private static List<Long> numbers(Matches matches) {
        return LongStream.range(0, matches.count()).mapToObj(matches::numberAt).toList();
    }

    private List<Long> found(Document document) {
        return numbers(sieve.found().matches().within(document.first(), document.next()));
    }

    @Test
    void findsWhatAPlainLookFinds() {
        add(30_001);
        sieve.look(now(), EVERY_THIRD, 0);
        assertThat(sieve.found().matches().count()).isZero();
        finish();
        assertThat(found(now())).isEqualTo(expected(now(), EVERY_THIRD));
        assertThat(sieve.found().isComplete()).isTrue();
    }

    @Test
    void goesOnWithWhatComesAndForgetsWhatWasDropped() {
        sieve.look(now(), EVERY_THIRD, 0);
        finish();
        for (int round = 0; round < 60; round++) {
            add(1 + 131 * round);
            sieve.goOn(now());
            finish();
            assertThat(found(now())).isEqualTo(expected(now(), EVERY_THIRD));
        }
        assertThat(now().first()).as("lines dropped").isPositive();
    }

    @Test
    void asksForNoWorkWhereNothingIsNew() {
        add(10);
        sieve.look(now(), EVERY_THIRD, 0);
        finish();
        sieve.goOn(now());
        assertThat(work).isEmpty();
    }

    @Test
    void beginsWhereSomebodyLooks() {
        add(49_000);
        List<Long> seen = new ArrayList<>();
        Predicate<Line> watching = line -> seen.add(line.timestamp());
        sieve.look(now(), watching, 20_000);
        finish();
        Document all = now();
        long newest = all.next() / Matches.BLOCK * Matches.BLOCK;
        List<Long> old = seen.subList((int) (all.next() - newest), seen.size());
        assertThat(old.getFirst())
                .isEqualTo(all.line(20_000 / Matches.BLOCK * Matches.BLOCK).get().timestamp());
        assertThat(seen).hasSize((int) (all.next() - all.first())).doesNotHaveDuplicates();
    }

    @Test
    void onlyWhatIsWantedLastCounts() {
        add(20_000);
        sieve.look(now(), EVERY_THIRD, 0);
        sieve.look(now(), EVERY_THIRD.negate(), 0);
        while (!work.isEmpty()) {
            work.removeLast().run();
        }
        assertThat(found(now())).isEqualTo(expected(now(), EVERY_THIRD.negate()));
    }

    @Test
    void whatWasFoundStaysUntilThereIsMoreOrItIsClearThatThereIsNot() {
        add(20_000);
        sieve.look(now(), EVERY_THIRD, 0);
        finish();
        sieve.look(now(), _ -> false, 0);
        assertThat(sieve.found().matches().count()).isPositive();
        finish();
        assertThat(sieve.found().matches().count()).isZero();
    }

    @Test
    void inAPauseWhatWasThereStaysAndWhatComesIsCounted() {
        add(50_000);
        Held before = ring.held();
        Document paused = new Document(Optional.of(before), ring.held());
        sieve.look(paused, EVERY_THIRD, 0);
        finish();
        add(60_000);
        Document later = new Document(Optional.of(before), ring.held());
        sieve.goOn(later);
        finish();
        Matches all = sieve.found().matches();
        assertThat(numbers(all.within(later.first(), later.end())))
                .isEqualTo(
                        LongStream.range(before.first(), before.next())
                                .filter(number -> number % 3 == 0)
                                .boxed()
                                .toList());
        assertThat(all.within(later.end(), later.next()).count())
                .isEqualTo(
                        LongStream.range(ring.held().first(), ring.held().next())
                                .filter(number -> number % 3 == 0)
                                .count());
    }

    @Test
    void linesComeWhileItLooks() throws Exception {
        Ring busy = new Ring(Cap.ofLines(30_000));
        CountDownLatch complete = new CountDownLatch(1);
        Sieve own = new Sieve(Thread::startVirtualThread, () -> {});
        Random random = new Random(7);
        own.look(new Document(Optional.empty(), busy.held()), EVERY_THIRD, 0);
        Thread writer =
                Thread.startVirtualThread(
                        () -> {
                            for (int batch = 0; batch < 300; batch++) {
                                long from = busy.held().next();
                                busy.add(
                                        IntStream.range(0, 1 + random.nextInt(500))
                                                .mapToObj(
                                                        at ->
                                                                line(
                                                                        BLUE_TASK,
                                                                        at,
                                                                        "x:" + (from + at) % 3))
                                                .toList());
                                own.goOn(new Document(Optional.empty(), busy.held()));
                            }
                            complete.countDown();
                        });
        assertThat(complete.await(60, TimeUnit.SECONDS)).isTrue();
        writer.join();
        Document end = new Document(Optional.empty(), busy.held());
        own.goOn(end);
        List<Long> expected = expected(end, EVERY_THIRD);
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<Long> found = List.of();
        while (!found.equals(expected) && System.nanoTime() < patience) {
            Thread.onSpinWait();
            found = numbers(own.found().matches().within(end.first(), end.next()));
        }
        assertThat(found).isEqualTo(expected);
    }
}
