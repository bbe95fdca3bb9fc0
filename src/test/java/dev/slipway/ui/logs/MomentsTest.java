package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Range;
import dev.slipway.stack.Problem;
import dev.slipway.ui.common.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

class MomentsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-23T14:05:00Z");

    private final Texts texts = Texts.english();
    private final Moments moments = new Moments(texts, BERLIN);
    private final Stamps stamps = new Stamps(texts, Clock.LOCAL, BERLIN);

    private Since read(String from, String to) {
        return moments.read(from, to, NOW).since().orElseThrow();
    }

    private Problem problem(String from, String to, String path) {
        Moments.Meant meant = moments.read(from, to, NOW);
        assertThat(meant.since()).isEmpty();
        assertThat(meant.problems()).hasSize(1);
        return meant.problems(path).getFirst();
    }

    @Test
    void momentsAreReadInLocalTime() {
        assertThat(read(" 2026-11-23 14:05 ", "").range(NOW))
                .isEqualTo(Range.following(Instant.parse("2026-11-23T13:05:00Z")));
        assertThat(read("2026-07-01T14:05:30", "2026-11-23 15:05").range(NOW))
                .isEqualTo(Range.between(Instant.parse("2026-07-01T12:05:30Z"), NOW));
    }

    @Test
    void anHourThatIsThereTwiceIsMeantAsAWhole() {
        assertThat(read("2026-10-25 02:30", "2026-10-25 02:30").range(NOW))
                .isEqualTo(
                        Range.between(
                                Instant.parse("2026-10-25T00:30:00Z"),
                                Instant.parse("2026-10-25T01:30:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-02-30 12:00",
                "2026-11-23",
                "2026-11-23 24:00",
                "2026-11-23  12:00",
                "2026-03-29 02:30",
                "23.11.2026 14:05"
            })
    void whatIsNoMomentIsToldAtItsField(String typed) {
        assertThat(problem(typed, "", Moments.FROM).message()).contains(typed);
        assertThat(problem("2026-01-01 00:00", typed, Moments.TO).remedy())
                .isEqualTo("Write it such as 2026-11-23 14:05.");
    }

    @Test
    void aBeginningIsNeededHasPassedAndIsBeforeTheEnd() {
        assertThat(problem(" ", "2026-11-23 14:05", Moments.FROM).message())
                .isEqualTo("Nothing says from when on.");
        assertThat(problem("2026-11-23 15:06", "", Moments.FROM).message())
                .isEqualTo("“2026-11-23 15:06” has not come yet.");
        assertThat(problem("2026-11-23 15:00", "2026-11-23 15:00", Moments.TO).message())
                .isEqualTo("This is not after the beginning.");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, From now on",
        "PT5M, Since 5 min",
        "PT90M, Since 90 min",
        "PT24H, Since 24 h",
        "P3D, Since 3 days",
        "PT61S, Since 1 min 01 s"
    })
    void whatIsChosenIsSaid(Duration ago, String said) {
        assertThat(moments.say(new Since.Ago(ago), stamps)).isEqualTo(said);
    }

    @Test
    void momentsAreSaidAsTheyAreTyped() {
        assertThat(moments.say(read("2026-11-23 14:05", ""), stamps))
                .isEqualTo("Since 2026-11-23 14:05");
        assertThat(moments.say(read("2026-11-23 14:05", "2026-11-23 15:00"), stamps))
                .isEqualTo("2026-11-23 14:05 – 15:00");
        assertThat(moments.say(read("2026-11-22 14:05:01", "2026-11-23 15:00:09"), stamps))
                .isEqualTo("2026-11-22 14:05:01 – 2026-11-23 15:00:09");
        assertThat(moments.read(moments.write(NOW), "", NOW).since())
                .hasValue(new Since.Between(NOW, Optional.empty()));
    }
}
