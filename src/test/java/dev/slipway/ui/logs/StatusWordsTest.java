package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.logs.LiveState;
import dev.slipway.logs.Source;
import dev.slipway.logs.SourceState;
import dev.slipway.logs.SourceState.CatchingUp;
import dev.slipway.logs.SourceState.Ended;
import dev.slipway.logs.SourceState.Following;
import dev.slipway.logs.SourceState.Reason;
import dev.slipway.logs.SourceState.Waiting;
import dev.slipway.logs.Status;
import dev.slipway.ui.common.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

class StatusWordsTest {
    private static final Instant NOW = Samples.WRITTEN.plusSeconds(60);
    private static final Failure WHY = Failure.of("reading", "it is so", "Mend it.");

    private final Texts texts = Texts.english();
    private final StatusWords words =
            new StatusWords(texts, new Stamps(texts, Clock.UTC, ZoneOffset.UTC));

    static Status status(double speed, Duration behind, SourceState... states) {
        Map<Source, SourceState> sources = new LinkedHashMap<>();
        for (SourceState state : states) {
            int at = sources.size();
            sources.put(
                    new Source(Source.Kind.APPLICATION, Optional.empty(), "/group/" + at, "web"),
                    state);
        }
        return new Status(speed, behind, 1000, 14, 0, sources, new LiveState.Off());
    }

    static SourceState waiting(Reason reason) {
        return new Waiting(reason, WHY, Samples.WRITTEN);
    }

    private static Standing standing(boolean paused, SourceState... states) {
        return new Standing(
                Optional.of(status(212.4, Duration.ofMillis(2149), states)),
                184_302,
                1_000_000,
                1234,
                paused,
                false);
    }

    private String said(boolean paused, SourceState... states) {
        return words.state(standing(paused, states), NOW);
    }

    @Test
    void whatMattersMostIsSaid() {
        SourceState following = new Following();
        SourceState reading = new CatchingUp(Samples.WRITTEN);
        SourceState older = new CatchingUp(Samples.WRITTEN.minus(Duration.ofDays(1)));
        SourceState ended = new Ended(Optional.empty());
        assertThat(said(false, following, following)).isEqualTo("live");
        assertThat(said(false, following, reading)).isEqualTo("catching up, up to 14:05:09");
        assertThat(said(false, reading, older, ended))
                .isEqualTo("catching up, up to 11-22 14:05:09");
        assertThat(said(true, following, reading)).isEqualTo("paused");
        assertThat(said(false, ended, ended)).isEqualTo("ended");
        assertThat(said(false, ended, following)).isEqualTo("live");
        assertThat(said(false, following, waiting(Reason.THROTTLED))).isEqualTo("throttled by AWS");
        assertThat(said(true, waiting(Reason.THROTTLED), waiting(Reason.UNREACHABLE)))
                .isEqualTo("AWS cannot be reached");
        assertThat(said(true, waiting(Reason.UNREACHABLE), waiting(Reason.SIGN_IN)))
                .isEqualTo("sign-in needed");
        assertThat(said(false, waiting(Reason.DENIED), following)).isEqualTo("live");
        assertThat(said(false, waiting(Reason.DENIED), waiting(Reason.MISSING)))
                .isEqualTo("waiting for log groups");
        assertThat(said(false)).isEqualTo("waiting for log groups");
    }

    @Test
    void figuresAreToldInThousands() {
        Standing live = standing(false, new Following());
        assertThat(words.speed(live)).hasValue("212 lines/s");
        assertThat(words.behind(live)).hasValue("2.1 s behind");
        assertThat(words.held(live)).isEqualTo("184,302 held of 1,000,000");
        assertThat(words.late(live)).isEqualTo("14 late");
        assertThat(words.dropped(live)).isEqualTo("1,234 dropped");
        assertThat(words.blocked(live)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 lines/s",
        "0.04, 0 lines/s",
        "0.25, 0.3 lines/s",
        "9.96, '10 lines/s'",
        "12345.6, '12,346 lines/s'"
    })
    void speedIsAsExactAsOneNeeds(double speed, String said) {
        Status status = status(speed, Duration.ZERO, new Following());
        assertThat(words.speed(new Standing(Optional.of(status), 0, 1, 0, false, false)))
                .hasValue(said);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0.0 s behind",
        "PT9.949S, 9.9 s behind",
        "PT10S, 10 s behind",
        "PT3M5S, 3 min 05 s behind"
    })
    void soIsHowFarItIsBehind(Duration behind, String said) {
        Status status = status(1, behind, new Following());
        assertThat(words.behind(new Standing(Optional.of(status), 0, 1, 0, false, false)))
                .hasValue(said);
    }

    @Test
    void whatHasEndedOrNotBegunHasNoSpeed() {
        assertThat(words.speed(standing(false, new Ended(Optional.empty())))).isEmpty();
        assertThat(words.behind(standing(false))).isEmpty();
        Standing before = new Standing(Optional.empty(), 0, 1, 0, false, false);
        assertThat(words.speed(before)).isEmpty();
        assertThat(words.late(before)).isEqualTo("0 late");
        assertThat(words.state(before, NOW)).isEqualTo("waiting for log groups");
    }

    @Test
    void groupsThatCannotBeReadAreCountedAndThoseThatOnlyWaitAreNot() {
        Standing standing =
                standing(
                        false,
                        new Following(),
                        waiting(Reason.DENIED),
                        waiting(Reason.THROTTLED),
                        new Ended(Optional.of(WHY)),
                        new Ended(Optional.empty()),
                        waiting(Reason.MISSING));
        assertThat(words.blocked(standing)).hasValue("3 of 6 log groups cannot be read");
        assertThat(standing.blocked())
                .extracting(each -> each.source().group())
                .containsExactly("/group/1", "/group/3", "/group/5");
        assertThat(words.blocked(standing(false, waiting(Reason.DENIED))))
                .hasValue("1 of 1 log group cannot be read");
    }
}
