package dev.slipway.ui.traffic;

import dev.slipway.engine.Json;
import dev.slipway.traffic.PastShift;
import dev.slipway.ui.common.Kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Hands out the history, one shift a line, as JSON.
 *
 * @param stack its name, for that of the file
 */
record Export(Kit kit, String stack) {
    void offer(List<PastShift> history) {
        kit.desktop()
                .save(kit.text("traffic.export.title"), stack + "-traffic.jsonl")
                .ifPresent(file -> write(file, history));
    }

    private void write(Path file, List<PastShift> history) {
        try {
            Files.write(file, history.stream().map(Json.mapper()::writeValueAsString).toList());
        } catch (IOException e) {
            kit.dialogs().tell(kit.text("traffic.export.failed"), String.valueOf(e.getMessage()));
        }
    }
}
