package dev.slipway.traffic;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Json;
import dev.slipway.engine.OwnerOnly;
import dev.slipway.stack.Colour;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A colour that is a way back for a while and is to be scaled down then, as it is kept on disk.
 * Nothing happens while no Slipway runs.
 *
 * @param rule the ARN of the rule that gives it nothing
 * @param keep for how long after it lost its traffic it is wanted
 */
public record KeptWarm(String rule, Colour colour, Duration keep) {
    private static final String FILE = "kept-warm.json";

    /** The same, but it is not wanted as a way back any more. */
    public KeptWarm noLonger() {
        return new KeptWarm(rule, colour, Duration.ZERO);
    }

    static Optional<KeptWarm> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readValue(Files.readString(file), KeptWarm.class));
        } catch (IOException | JacksonException e) {
            throw new EngineException(
                    Failure.of(
                            "reading " + file,
                            "The file is damaged, or not yours to read.",
                            "Move the file aside, and promote again."),
                    e);
        }
    }

    void keep(Path folder) {
        try {
            OwnerOnly.createDirectories(folder);
            OwnerOnly.replace(folder.resolve(FILE), Json.mapper().writeValueAsBytes(this));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    static void forget(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static EngineException unwritable(Path folder, IOException e) {
        return new EngineException(
                Failure.of(
                        "noting which colour is kept warm",
                        folder + " cannot be written: " + e.getMessage() + ".",
                        "Make room on the disk or mend its permissions, then try again."),
                e);
    }
}
