package dev.slipway.traffic;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.JsonLines;
import dev.slipway.engine.OwnerOnly;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.StackFiles;
import dev.slipway.stack.file.StackYaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The history of a stack's releases, written by whoever has taken the stack for a run.
 *
 * @param folder where the stack's state lives
 */
record ReleaseLedger(Path folder) {
    /** Every release, oldest first. */
    List<PastRelease> releases() {
        Map<String, PastRelease> releases = new LinkedHashMap<>();
        for (ReleaseRecord line : file().lines()) {
            if (line instanceof ReleaseRecord.Begun begun) {
                releases.put(line.release(), new PastRelease(begun, Optional.empty()));
            } else {
                releases.computeIfPresent(
                        line.release(),
                        (_, past) -> new PastRelease(past.begun(), Optional.of(line)));
            }
        }
        return List.copyOf(releases.values());
    }

    private JsonLines<ReleaseRecord> file() {
        return new JsonLines<>(folder.resolve("releases.jsonl"), ReleaseRecord.class);
    }

    /**
     * Notes a line, which is on disk when this returns.
     *
     * @throws EngineException if it cannot be written
     */
    void note(ReleaseRecord line) {
        try (var writer = file().open()) {
            writer.append(line);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Keeps how everything was to be before a release. */
    void keep(String release, Stack before) {
        try {
            OwnerOnly.createDirectories(folder.resolve("releases"));
            OwnerOnly.replace(
                    before(release), StackYaml.write(before).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * How everything was to be before a release.
     *
     * @throws EngineException if that cannot be read any more
     */
    Stack stackBefore(String release) {
        return StackFiles.read(before(release))
                .stack()
                .orElseThrow(
                        () ->
                                new EngineException(
                                        Failure.of(
                                                "reading what there was before the release",
                                                before(release) + " is damaged or gone.",
                                                "Shift the traffic back, and deploy the image"
                                                        + " that is to run.")));
    }

    private Path before(String release) {
        return folder.resolve("releases").resolve(release + ".yaml");
    }

    private EngineException unwritable(IOException e) {
        return new EngineException(
                Failure.of(
                        "noting the release in " + folder,
                        "The file cannot be written: " + e.getMessage() + ".",
                        "Make room on the disk or mend its permissions, then release again."),
                e);
    }
}
