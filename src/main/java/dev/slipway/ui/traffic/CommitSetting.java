package dev.slipway.ui.traffic;

import dev.slipway.engine.Json;
import dev.slipway.engine.OwnerOnly;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How the slider was used last, for the next time.
 *
 * @param file where that is kept; nothing is lost with it but the habit
 */
record CommitSetting(Path file) {
    private static final Logger LOG = Logger.getLogger(CommitSetting.class.getName());

    private record Kept(Commit commit) {}

    static CommitSetting in(Path home) {
        return new CommitSetting(home.resolve("slider.json"));
    }

    /** What was kept; the careful way where that cannot be read. */
    Commit read() {
        if (!Files.exists(file)) {
            return Commit.BY_BUTTON;
        }
        try {
            Commit kept = Json.mapper().readValue(Files.readString(file), Kept.class).commit();
            return kept == null ? Commit.BY_BUTTON : kept;
        } catch (IOException | JacksonException e) {
            LOG.log(Level.INFO, "The setting of the slider cannot be read", e);
            return Commit.BY_BUTTON;
        }
    }

    /** One at a time: each goes by way of the same file. */
    synchronized void keep(Commit commit) {
        try {
            OwnerOnly.createDirectories(file.getParent());
            OwnerOnly.replace(file, Json.mapper().writeValueAsBytes(new Kept(commit)));
        } catch (IOException e) {
            LOG.log(Level.INFO, "The setting of the slider cannot be kept", e);
        }
    }
}
