package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Vitals;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

class FiguresTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final NavigableMap<Instant, Vitals> minutes = new TreeMap<>();

    private void counted(int minutesAgo, long requests, long errors) {
        minutes.put(
                NOON.minus(Duration.ofMinutes(minutesAgo)),
                new Vitals(requests, errors, 0, Optional.of(0.084)));
    }

    private Figures figures() {
        return Figures.of(minutes, Optional.empty(), NOON);
    }

    @Test
    void theLastMinuteThatIsOverCounts() {
        counted(2, 600, 0);
        counted(1, 120, 12);
        counted(0, 3, 3);
        assertThat(figures())
                .isEqualTo(
                        new Figures.Counted(
                                NOON.minus(Duration.ofMinutes(1)), 2, 0.1, Optional.of(0.084)));
    }

    @Test
    void nothingCountedIsNotNoErrors() {
        assertThat(figures()).isEqualTo(new Figures.NoRequests());
        counted(6, 600, 0);
        assertThat(figures()).as("too old").isEqualTo(new Figures.NoRequests());
    }

    @Test
    void soonAfterAShiftNothingIsToldYet() {
        Optional<Instant> aMinuteAgo = Optional.of(NOON.minusSeconds(60));
        assertThat(Figures.of(minutes, aMinuteAgo, NOON)).isEqualTo(new Figures.NotYet());
        Optional<Instant> longAgo = Optional.of(NOON.minusSeconds(200));
        assertThat(Figures.of(minutes, longAgo, NOON)).isEqualTo(new Figures.NoRequests());
    }

    @Test
    void aMinuteOfWhichNothingIsToldHadNoRequestsUnlessItIsNew() {
        counted(8, 60, 0);
        var rates = Figures.rates(minutes, NOON.minus(Duration.ofMinutes(10)), NOON);
        assertThat(rates.firstKey()).isEqualTo(NOON.minus(Duration.ofMinutes(10)));
        assertThat(rates.lastKey()).isEqualTo(NOON.minus(Duration.ofMinutes(4)));
        assertThat(rates.values()).containsExactly(0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0);
    }

    @Test
    void numbersHaveAsManyDigitsAsOneNeeds() {
        Amounts amounts = new Amounts(Texts.english());
        assertThat(amounts.rate(412.3)).isEqualTo("412");
        assertThat(amounts.rate(41.23)).isEqualTo("41.2");
        assertThat(amounts.rate(0.05)).isEqualTo("0.05");
        assertThat(amounts.part(0)).isEqualTo("0.0 %");
        assertThat(amounts.part(0.0004)).isEqualTo("< 0.1 %");
        assertThat(amounts.seconds(0.0841)).isEqualTo("84 ms");
        assertThat(amounts.seconds(1.5)).isEqualTo("1.50 s");
    }

    @Test
    void cloudWatchIsAskedAFewTimesAMinuteAndMayFailAlone() {
        Scripted stack = new Scripted();
        Counting counting = new Counting(Texts.english(), Threads.here(), stack, stack);
        stack.uncounted = Optional.of(Failure.of("asking", "not allowed", "Allow it."));
        counting.tick();
        counting.tick();
        assertThat(stack.counts).isEqualTo(1);
        assertThat(counting.failure().get()).isPresent();
        stack.uncounted = Optional.empty();
        stack.vitals.put(Colour.BLUE, minutes);
        stack.pass(Counting.BETWEEN);
        counting.tick();
        assertThat(stack.counts).isEqualTo(2);
        assertThat(counting.failure().get()).isEmpty();
        assertThat(counting.counts().get()).isPresent();
    }
}
