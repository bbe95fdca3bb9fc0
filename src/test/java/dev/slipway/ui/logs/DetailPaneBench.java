package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Line;
import dev.slipway.ui.Pulses;
import dev.slipway.ui.Windowed;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long the window is held up by messages of a megabyte. */
@Tag("bench")
class DetailPaneBench {
    private static final int MEGABYTE = 1_000_000;
    private static final int ROUNDS = 10;

    @Test
    void messagesOfAMegabyteAreShown() {
        Map<String, String> messages = new LinkedHashMap<>();
        messages.put("short", "GET / 200 12 ms");
        messages.put("words", "word ".repeat(MEGABYTE / 5));
        messages.put("one-word", "x".repeat(MEGABYTE));
        messages.put("emoji", "😀".repeat(MEGABYTE / 2));
        messages.put("lines", "at dev.slipway.Main(Main.java:1)\n".repeat(MEGABYTE / 33));
        messages.put("numbers", "[" + "1,".repeat(MEGABYTE / 2 - 2) + "1]");
        messages.put("long-value", "{\"a\":\"" + "x".repeat(MEGABYTE) + "\"}");
        messages.put("long-values", "[" + ("\"" + "xyz ".repeat(500) + "\",").repeat(500) + "1]");
        messages.put("deep", "[".repeat(MEGABYTE / 2) + "]".repeat(MEGABYTE / 2));
        messages.put("broken", "[" + "1,".repeat(MEGABYTE / 2) + "]");
        try (Windowed window = new Windowed()) {
            DetailPane pane = Samples.show(window, kit -> new DetailPane(kit, _ -> {}, () -> {}));
            messages.forEach((name, message) -> show(window, pane, name, Samples.line(message)));
        }
    }

    private static void show(Windowed window, DetailPane pane, String name, Line line) {
        Pulses pulses =
                Pulses.during(
                        window,
                        () -> {
                            for (int at = 0; at < ROUNDS; at++) {
                                window.ask(
                                        () -> {
                                            pane.show(line);
                                            return true;
                                        });
                                window.frames(ROUNDS);
                            }
                        });
        pulses.tell("log-detail-" + name);
        assertThat(pulses.count()).isPositive();
    }
}
