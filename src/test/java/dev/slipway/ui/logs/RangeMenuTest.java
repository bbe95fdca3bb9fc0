package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Windowed;

import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class RangeMenuTest {
    /** At the end of a day. */
    private static final InstantSource STOPPED =
            InstantSource.fixed(Instant.parse("2026-11-23T23:59:59Z"));

    private final List<Since> chosen = new ArrayList<>();
    private Windowed window;
    private RangeMenu menu;

    @BeforeEach
    void open() {
        window = new Windowed();
        menu =
                Samples.show(
                        window,
                        kit ->
                                new RangeMenu(
                                        kit,
                                        STOPPED,
                                        ZoneOffset.UTC,
                                        new Since.Ago(Duration.ofMinutes(10))));
        window.ask(
                () -> {
                    menu.since().addListener((_, _, since) -> chosen.add(since));
                    return true;
                });
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void choose(String id) {
        window.ask(
                () -> {
                    menu.getItems().stream()
                            .filter(item -> id.equals(item.getId()))
                            .findFirst()
                            .orElseThrow()
                            .fire();
                    return true;
                });
    }

    @Test
    void theButtonSaysWhatIsChosen() {
        window.see("log-range", "Since 10 min");
        choose("log-range-PT15M");
        window.see("log-range", "Since 15 min");
        choose("log-range-now");
        window.see("log-range", "From now on");
        choose("log-range-now");
        assertThat(chosen)
                .containsExactly(
                        new Since.Ago(Duration.ofMinutes(15)), new Since.Ago(Duration.ZERO));
        assertThat(window.ask(() -> menu.getItems().stream().map(MenuItem::getText).toList()))
                .contains("Last 5 min", "Last 24 h", "Last 3 days", "From … to …");
    }

    @Test
    void twoMomentsAreAskedForAndNothingTypedIsLost() {
        choose("log-range-other");
        window.type("log-range-from", "2026-11-23 14:05");
        window.type("log-range-to", "later");
        window.click("log-range-show");
        window.await(
                "what is wrong",
                () ->
                        window.words("dialogs")
                                .contains(
                                        "“later” is no date and time that there is. Write it such"
                                                + " as 2026-11-23 14:05."));
        assertThat(chosen).isEmpty();
        window.focus("log-range-to");
        window.press(KeyCode.ESCAPE);
        window.await("no form", () -> !window.sees("log-range-to"));
        choose("log-range-other");
        window.see("log-range-from", "2026-11-23 14:05");
        window.see("log-range-to", "later");
        window.type("log-range-to", "2026-11-23 15:00");
        window.focus("log-range-to");
        window.press(KeyCode.ENTER);
        window.see("log-range", "2026-11-23 14:05 – 15:00");
        assertThat(chosen)
                .containsExactly(
                        new Since.Between(
                                Instant.parse("2026-11-23T14:05:00Z"),
                                Optional.of(Instant.parse("2026-11-23T15:00:00Z"))));
        assertThat(window.sees("log-range-to")).isFalse();
    }

    @Test
    void theFormBeginsWithWhatIsChosen() {
        window.ask(
                () -> {
                    menu.since().set(new Since.Between(Samples.WRITTEN, Optional.empty()));
                    return true;
                });
        choose("log-range-other");
        window.see("log-range-from", "2026-11-23 14:05:09");
    }
}
