package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Line.Place;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class PairsTest {
    private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Pairs pairs = new Pairs();

    private Line line(int seconds, String message) {
        long at = now.plusSeconds(seconds).toEpochMilli();
        return new Line(at, at, message, Lines.ORIGIN, Place.IN_ORDER);
    }

    private boolean polled(int seconds, String message) {
        return pairs.polled(line(seconds, message), now.plusSeconds(seconds));
    }

    private boolean live(int session, int seconds, String message) {
        return pairs.live(line(seconds, message), session, now.plusSeconds(seconds));
    }

    @Test
    void whicheverWayComesFirstIsHandedOn() {
        pairs.begin(now);
        assertThat(live(1, 1, "a")).isTrue();
        assertThat(polled(1, "a")).isFalse();
        assertThat(polled(1, "b")).isTrue();
        assertThat(live(1, 1, "b")).isFalse();
        assertThat(live(1, 2, "b")).as("at another time").isTrue();
    }

    @Test
    void aLaterSessionMayBringTheSameAgain() {
        pairs.begin(now);
        assertThat(live(1, 1, "a")).isTrue();
        assertThat(live(2, 1, "a")).isFalse();
        assertThat(live(2, 1, "a")).as("written twice, it seems").isTrue();
        assertThat(polled(1, "a")).isFalse();
        assertThat(polled(1, "a")).isFalse();
        assertThat(polled(1, "a")).isTrue();
    }

    @Test
    void whatWasPolledBeforeItBeganIsNotTakenAgain() {
        assertThat(polled(1, "a")).isTrue();
        assertThat(live(1, 1, "a")).as("not begun").isFalse();
        pairs.begin(now.plusSeconds(1));
        assertThat(live(1, 1, "a")).isFalse();
        assertThat(live(1, 0, "b")).as("as old, and by polling only").isFalse();
        assertThat(polled(0, "b")).isTrue();
        assertThat(live(1, 5, "c")).isTrue();
    }

    @Test
    void whatEndedIsStillKnown() {
        pairs.begin(now);
        assertThat(live(1, 1, "a")).isTrue();
        pairs.end();
        assertThat(live(1, 1, "b")).isFalse();
        assertThat(polled(1, "a")).isFalse();
        assertThat(polled(1, "b")).isTrue();
    }

    @Test
    void isForgottenWhenNeitherWayCanBringIt() {
        pairs.begin(now);
        live(1, 1, "a");
        live(1, 50, "b");
        long over = now.plusSeconds(10).toEpochMilli();
        pairs.forget(over, now.plusSeconds(50));
        assertThat(pairs.size()).as("Live Tail may bring it again").isEqualTo(2);
        pairs.forget(over, now.plusSeconds(300));
        assertThat(pairs.size()).as("polling will read one of them").isEqualTo(1);
        assertThat(polled(50, "b")).isFalse();
    }

    @Test
    void withoutRoomPollingHasToDo() {
        pairs.begin(now);
        for (int number = 0; number < Pairs.MOST; number++) {
            assertThat(live(1, 1, "" + number)).isTrue();
        }
        assertThat(live(1, 1, "one more")).isFalse();
        assertThat(pairs.isCounting()).isFalse();
        assertThat(polled(1, "one more")).isTrue();
        for (int number = 0; number < Pairs.MOST; number++) {
            assertThat(polled(1, "" + number)).isFalse();
        }
        pairs.goOn(now);
        assertThat(pairs.isCounting()).as("too many yet").isFalse();
        pairs.forget(now.plusSeconds(100).toEpochMilli(), now.plusSeconds(100));
        assertThat(pairs.size()).isZero();
        pairs.goOn(now.plusSeconds(100));
        assertThat(live(2, 1, "one more")).as("polled uncounted").isFalse();
        assertThat(live(2, 101, "news")).isTrue();
    }

    /** Any lines, in any order on both ways, any missing on one of them, in several sessions. */
    @Test
    void asManyAreHandedOnAsThereAre() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            Pairs some = new Pairs();
            some.begin(now);
            int there = 1 + random.nextInt(4);
            List<Integer> ways = new ArrayList<>();
            for (int number = 0; number < there; number++) {
                ways.add(0);
                for (int session = 1; session <= 3; session++) {
                    if (random.nextInt(3) > 0) {
                        ways.add(session);
                    }
                }
            }
            Collections.shuffle(ways, random);
            // Sessions follow each other.
            List<Integer> sessions = ways.stream().filter(way -> way > 0).sorted().toList();
            int next = 0;
            int handed = 0;
            for (int way : ways) {
                boolean hand =
                        way == 0
                                ? some.polled(line(1, "x"), now)
                                : some.live(line(1, "x"), sessions.get(next++), now);
                handed += hand ? 1 : 0;
            }
            assertThat(handed).as("of %d by %s", there, ways).isEqualTo(there);
        }
    }
}
