package dev.slipway.ui.traffic;

import dev.slipway.engine.Json;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.PastShift;
import dev.slipway.ui.common.Kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hands out the history, one shift or release a line, as JSON.
 *
 * @param stack its name, for that of the file
 */
record Export(Kit kit, String stack) {
    private record Line(Instant at, String json) {
        static Line of(PastShift shift) {
            return new Line(shift.begun().at(), Json.mapper().writeValueAsString(shift));
        }

        static Line of(PastRelease release) {
            return new Line(release.begun().at(), Json.mapper().writeValueAsString(release));
        }
    }

    void offer(Look look) {
        kit.desktop()
                .save(kit.text("traffic.export.title"), stack + "-traffic.jsonl")
                .ifPresent(file -> write(file, lines(look)));
    }

    private static List<String> lines(Look look) {
        return Stream.concat(
                        look.history().stream().map(Line::of),
                        look.released().history().stream().map(Line::of))
                .sorted(Comparator.comparing(Line::at))
                .map(Line::json)
                .toList();
    }

    private void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            kit.dialogs().tell(kit.text("traffic.export.failed"), String.valueOf(e.getMessage()));
        }
    }
}
