package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Random hands over all pages: nothing may be thrown, the window may not freeze, no draft lost. */
class MonkeyTest {
    private static final int SLICE = 500;
    private static final int WHOLE = 20_000;
    private static final int REVIVED = 20;
    private static final long SEED = Long.getLong("slipway.monkey", 4);

    @TempDir Path home;

    @Test
    void someThings() {
        try (Menagerie menagerie = new Menagerie(home, SEED)) {
            menagerie.play(SLICE);
        }
    }

    @Test
    @Tag("monkey")
    void twentyThousandThings() {
        try (Menagerie menagerie = new Menagerie(home, SEED + 1)) {
            menagerie.play(WHOLE);
            assertThat(menagerie.visited().keySet()).containsExactlyInAnyOrder(Screen.values());
            assertThat(menagerie.revived()).isGreaterThan(REVIVED);
        }
    }
}
