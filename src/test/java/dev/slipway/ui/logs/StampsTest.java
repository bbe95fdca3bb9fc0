package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.common.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

class StampsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:30:00.500Z");

    private static Stamps stamps(Clock clock, String zone) {
        return new Stamps(Texts.english(), clock, ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:29:59.001Z, 00:29:59.001",
        "2026-11-22T23:59:59.999Z, 11-22 23:59:59.999",
        "2026-11-24T00:00:00Z, 11-24 00:00:00.000",
        "2025-11-23T00:30:00Z, 11-23 00:30:00.000",
        "1969-12-31T23:59:59.999Z, 12-31 23:59:59.999"
    })
    void theDateIsThereUnlessItIsTodays(Instant at, String said) {
        assertThat(stamps(Clock.UTC, "America/New_York").milli(at, NOW)).isEqualTo(said);
    }

    @Test
    void todayIsWhatItIsInTheZone() {
        Stamps newYork = stamps(Clock.LOCAL, "America/New_York");
        Instant beforeMidnightInUtc = Instant.parse("2026-11-22T23:59:59.999Z");
        assertThat(newYork.milli(beforeMidnightInUtc, NOW)).isEqualTo("18:59:59.999");
        assertThat(newYork.second(Instant.parse("2026-11-22T04:59:59Z"), NOW))
                .isEqualTo("11-21 23:59:59");
    }

    @Test
    void anHourThatIsThereTwiceIsToldTwice() {
        Stamps berlin = stamps(Clock.LOCAL, "Europe/Berlin");
        Instant now = Instant.parse("2026-10-25T12:00:00Z");
        assertThat(berlin.second(Instant.parse("2026-10-25T00:30:00Z"), now)).isEqualTo("02:30:00");
        assertThat(berlin.second(Instant.parse("2026-10-25T01:30:00Z"), now)).isEqualTo("02:30:00");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, now",
        "PT0.999S, now",
        "PT-0.999S, now",
        "PT1S, 1 s ago",
        "PT59.999S, 59 s ago",
        "PT1M, 1 min 00 s ago",
        "PT3M5S, 3 min 05 s ago",
        "PT2H10M59S, 2 h 10 min ago",
        "PT23H59M, 23 h 59 min ago",
        "P3DT4H, 3 d 4 h ago",
        "PT-5S, in 5 s",
        "PT-25H, in 1 d 1 h"
    })
    void howLongAgoIsToldInTwoUnits(Duration passed, String said) {
        Stamps relative = stamps(Clock.RELATIVE, "UTC");
        assertThat(relative.milli(NOW.minus(passed), NOW)).isEqualTo(said);
        assertThat(relative.second(NOW.minus(passed), NOW)).isEqualTo(said);
    }
}
