package dev.slipway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.Verdict.Breach;
import dev.slipway.traffic.Verdict.Fine;
import dev.slipway.traffic.Verdict.TooQuiet;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

class ComparisonTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<Colour, NavigableMap<Instant, Vitals>> minutes =
            new EnumMap<>(Map.of(Colour.BLUE, new TreeMap<>(), Colour.GREEN, new TreeMap<>()));

    private ComparisonTest at(int minute, Colour colour, Vitals vitals) {
        minutes.get(colour).put(START.plusSeconds(60L * minute), vitals);
        return this;
    }

    private Verdict verdict() {
        return new Comparison(Colour.GREEN, Thresholds.STANDARD).of(minutes, START);
    }

    private static Vitals of(long requests, long errors) {
        return new Vitals(requests, errors, 0, Optional.of(0.1));
    }

    @Test
    void withoutEnoughRequestsNothingIsSaid() {
        assertThat(verdict())
                .isEqualTo(
                        new TooQuiet("Green got 0 of the 100 requests that it takes to judge it."));
        at(0, Colour.GREEN, of(60, 60));
        assertThat(verdict()).isInstanceOf(TooQuiet.class);
        at(1, Colour.GREEN, of(39, 39));
        assertThat(verdict()).isInstanceOf(TooQuiet.class);
        at(2, Colour.GREEN, of(1, 1));
        assertThat(verdict()).isInstanceOf(Breach.class);
    }

    @Test
    void errorsAreComparedWithTheOtherColours() {
        at(0, Colour.GREEN, of(200, 10)).at(0, Colour.BLUE, of(1000, 10));
        assertThat(verdict())
                .isEqualTo(new Breach("Green answers 5.0 % of 200 requests with 5xx, blue 1.0 %."));
        at(0, Colour.BLUE, of(1000, 40));
        assertThat(verdict()).isInstanceOf(Fine.class);
        at(0, Colour.BLUE, of(99, 99));
        assertThat(verdict())
                .as("of the other there is too little to compare with")
                .isEqualTo(new Breach("Green answers 5.0 % of 200 requests with 5xx."));
    }

    @Test
    void aColourWithoutTrafficIsKnownFromBefore() {
        at(-2, Colour.BLUE, of(1000, 100)).at(-1, Colour.BLUE, of(50, 0));
        at(-1, Colour.GREEN, of(1000, 1000)).at(0, Colour.GREEN, of(500, 60));
        assertThat(verdict())
                .isEqualTo(new Fine("Green answers 12.0 % of 500 requests with 5xx, blue 9.5 %."));
    }

    @Test
    void whatChanceExplainsIsNoBreach() {
        at(0, Colour.GREEN, of(100, 25)).at(0, Colour.BLUE, of(1900, 380));
        assertThat(verdict()).isInstanceOf(Fine.class);
        at(0, Colour.GREEN, of(1000, 250));
        assertThat(verdict()).isInstanceOf(Breach.class);
    }

    @Test
    void twoErrorsAreNeverEnough() {
        for (CanaryPlan.Preset preset : CanaryPlan.Preset.values()) {
            Thresholds limits = preset.limits();
            minutes.get(Colour.GREEN).clear();
            at(0, Colour.GREEN, of(limits.requests(), 2));
            assertThat(new Comparison(Colour.GREEN, limits).of(minutes, START))
                    .isInstanceOf(Fine.class);
        }
    }

    @Test
    void aBurstIsNotDilutedByTheGoodMinutesBefore() {
        for (int minute = 0; minute < 9; minute++) {
            at(minute, Colour.GREEN, of(1000, 0)).at(minute, Colour.BLUE, of(1000, 0));
        }
        assertThat(verdict()).isInstanceOf(Fine.class);
        at(9, Colour.GREEN, of(1000, 30)).at(9, Colour.BLUE, of(1000, 0));
        assertThat(verdict()).isInstanceOf(Breach.class);
        at(10, Colour.GREEN, of(1000, 0)).at(10, Colour.BLUE, of(1000, 0));
        assertThat(verdict()).isInstanceOf(Fine.class);
    }

    @Test
    void failedConnectionsCountAsErrorsDo() {
        at(0, Colour.GREEN, new Vitals(100, 0, 5, Optional.empty()));
        assertThat(verdict())
                .isEqualTo(new Breach("Green refuses the connection for 5.0 % of 100 requests."));
    }

    @Test
    void answersMayNotTakeMuchLonger() {
        at(0, Colour.BLUE, of(1000, 0));
        at(0, Colour.GREEN, new Vitals(500, 0, 0, Optional.of(0.19)));
        assertThat(verdict()).as("less than a tenth of a second").isInstanceOf(Fine.class);
        at(0, Colour.GREEN, new Vitals(500, 0, 0, Optional.of(0.21)));
        assertThat(verdict())
                .isEqualTo(
                        new Breach(
                                "The slowest 5 % of green's answers take 0.21 s or more, blue 0.10"
                                        + " s."));
        minutes.get(Colour.BLUE).clear();
        assertThat(verdict()).as("nothing to compare with").isInstanceOf(Fine.class);
    }

    @Test
    void minutesAreAddedUp() {
        Vitals sum =
                Vitals.sum(
                        java.util.List.of(
                                new Vitals(100, 1, 2, Optional.of(0.1)),
                                new Vitals(300, 3, 0, Optional.of(0.5)),
                                Vitals.NONE));
        assertThat(sum).isEqualTo(new Vitals(400, 4, 2, Optional.of(0.4)));
    }
}
