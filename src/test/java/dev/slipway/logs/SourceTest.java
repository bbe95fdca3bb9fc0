package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {
    private static final String TASK = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "ecs/nginx/nginx-firelens-0123456789abcdef0123456789abcdef, nginx, blue nginx 012345",
        "ecs/fluent-bit/0123456789abcdef0123456789abcdef, fluent-bit, blue fluent-bit 012345",
        "a/b/c/0123456789abcdef0123456789abcdef, c, blue c 012345",
        "own-stream, web, blue web own-stream",
        "web, web, blue web"
    })
    void aStreamTellsWhoWrites(String stream, String container, String name) {
        Origin origin = Origin.of(Lines.BLUE, stream);
        assertThat(origin.container()).isEqualTo(container);
        assertThat(origin.shortName()).isEqualTo(name);
        assertThat(origin.task().isPresent()).isEqualTo(stream.endsWith(TASK));
    }

    @Test
    void whatWasSeenIsKnownUntilItIsForgotten() {
        Seen seen = new Seen(1000);
        assertThat(seen.add(5_000, "a")).isTrue();
        assertThat(seen.add(5_000, "a")).isFalse();
        assertThat(seen.add(5_000, "b")).isTrue();
        seen.forgetBefore(10_000);
        assertThat(seen.count()).isZero();
        assertThat(seen.add(5_000, "a")).isTrue();
    }

    @Test
    void tooMuchIsForgottenAndNotShownTwice() {
        Seen seen = new Seen(1000);
        for (int number = 0; number < 3000; number++) {
            assertThat(seen.add(number * 10L, "id" + number)).isTrue();
            seen.forgetBefore(0);
        }
        assertThat(seen.count()).isLessThanOrEqualTo(1000);
        assertThat(seen.knownFrom()).isEqualTo(20_000);
        for (int number = 0; number < 3000; number++) {
            assertThat(seen.add(number * 10L, "id" + number)).as("%d", number).isFalse();
        }
    }

    @Test
    void aPassReadsAgainWhatMayHaveComeLate() {
        Reach reach = new Reach(0);
        assertThat(reach.from(true)).isZero();
        reach.read(1_000_000);
        reach.passed(1_002_000, true);
        assertThat(reach.wantsLong(1_003_000)).isFalse();
        assertThat(reach.from(false)).isEqualTo(990_000);
        reach.read(1_020_000);
        reach.passed(1_021_000, false);
        assertThat(reach.from(false)).isEqualTo(1_010_000);
        assertThat(reach.wantsLong(1_032_000)).isTrue();
        assertThat(reach.from(true)).as("since the last long one").isEqualTo(1_002_000 - 90_000);
        assertThat(reach.over()).isEqualTo(1_002_000 - 90_000);
        reach.passed(10_000_000, true);
        assertThat(reach.from(false)).as("quiet").isEqualTo(10_000_000 - 900_000);
        reach.read(99_000_000);
        assertThat(reach.from(false)).as("from the future").isEqualTo(10_000_000 - 10_000);
    }
}
