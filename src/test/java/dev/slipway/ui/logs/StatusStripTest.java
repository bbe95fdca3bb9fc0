package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.SourceState.Ended;
import dev.slipway.logs.SourceState.Following;
import dev.slipway.logs.SourceState.Reason;
import dev.slipway.logs.Status;
import dev.slipway.ui.Windowed;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class StatusStripTest {
    private Windowed window;
    private StatusStrip strip;

    @BeforeEach
    void open() {
        window = new Windowed();
        strip = Samples.show(window, StatusStrip::new);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void show(Status status, boolean sampled) {
        window.ask(
                () -> {
                    strip.show(
                            new Standing(Optional.of(status), 5, 100, 0, false, sampled),
                            Stamps.here(window.kit().texts(), Clock.LOCAL),
                            Samples.WRITTEN);
                    return true;
                });
    }

    @Test
    void whatThereIsNoneOfGoes() {
        show(StatusWordsTest.status(3, Duration.ZERO, new Following()), true);
        window.see("log-status-state", "live");
        assertThat(window.text("log-status-held")).isEqualTo("5 held of 100");
        assertThat(window.text("log-status-sampled")).isEqualTo("sampled");
        assertThat(window.sees("log-status-blocked")).isFalse();
        show(StatusWordsTest.status(0, Duration.ZERO, new Ended(Optional.empty())), false);
        window.see("log-status-state", "ended");
        assertThat(window.sees("log-status-speed")).isFalse();
        assertThat(window.sees("log-status-behind")).isFalse();
        assertThat(window.sees("log-status-sampled")).isFalse();
    }

    @Test
    void groupsThatCannotBeReadAreListedWithWhatToDo() {
        show(
                StatusWordsTest.status(
                        3,
                        Duration.ZERO,
                        StatusWordsTest.waiting(Reason.DENIED),
                        new Following(),
                        StatusWordsTest.waiting(Reason.MISSING)),
                false);
        window.see("log-status-blocked", "2 of 3 log groups cannot be read");
        window.click("log-status-blocked");
        window.see("log-status-groups");
        assertThat(window.words("log-status-groups"))
                .containsExactly(
                        "/group/0",
                        "It is so",
                        "What to do: Mend it.",
                        "/group/2",
                        "It is so",
                        "What to do: Mend it.");
        window.press(KeyCode.ESCAPE);
        window.await("the popover to go", () -> !window.sees("log-status-groups"));
    }
}
