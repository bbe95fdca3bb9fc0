package dev.slipway.blueprint;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.OwnerOnly;
import dev.slipway.engine.StateStore;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Loaded;
import dev.slipway.stack.file.StackFiles;
import dev.slipway.stack.file.StackYaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The descriptions of the stacks that were applied here, beside what is remembered of each, so that
 * one can be found again without its file.
 *
 * @param home where Slipway keeps what it remembers
 */
public record Shelf(Path home) {
    private static final String FILE = "stack.yaml";

    /** The folder of a stack: two accounts, two regions, two states. */
    Path folder(String account, Stack stack) {
        return stacks().resolve(account + "-" + stack.region() + "-" + stack.name());
    }

    private Path stacks() {
        return home.resolve("stacks");
    }

    /**
     * Keeps a description, in place of the one it had before.
     *
     * @throws EngineException if it cannot be written
     */
    public void put(String account, Stack stack) {
        Path folder = folder(account, stack);
        try {
            OwnerOnly.createDirectories(folder);
            OwnerOnly.replace(
                    folder.resolve(FILE), StackYaml.write(stack).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new EngineException(
                    Failure.of(
                            "keeping the description of the stack",
                            folder + " cannot be written: " + e.getMessage(),
                            "Make room, or make the folder writable."),
                    e);
        }
    }

    /** The description of a stack as it was last applied, if it was and can be read. */
    Optional<Stack> get(String account, Stack stack) {
        return StackFiles.read(folder(account, stack).resolve(FILE)).stack();
    }

    /** Takes a description away, once nothing of the stack is left. */
    public void remove(String account, Stack stack) {
        try {
            Files.deleteIfExists(folder(account, stack).resolve(FILE));
        } catch (IOException e) {
            throw new EngineException(
                    Failure.of(
                            "forgetting the stack", String.valueOf(e.getMessage()), "Delete it."),
                    e);
        }
    }

    /**
     * What is to be gone on with of a stack.
     *
     * @throws EngineException if what is remembered of it cannot be read
     */
    public Optional<Verb> unfinished(String account, Stack stack) {
        return new StateStore(folder(account, stack), stack.name()).unfinished();
    }

    /** Whether a stack of this name was applied in this account and region. */
    public boolean has(String account, Stack stack) {
        return Files.isRegularFile(folder(account, stack).resolve(FILE));
    }

    /**
     * What is kept of the stacks of an account, by region and name. A description that cannot be
     * read is there with what is wrong with it, for its stack stands all the same.
     *
     * @throws EngineException if the folder cannot be read
     */
    public List<Loaded> of(String account) {
        if (!Files.exists(stacks())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(stacks())) {
            return folders.filter(f -> f.getFileName().toString().startsWith(account + "-"))
                    .sorted()
                    .map(folder -> folder.resolve(FILE))
                    .filter(Files::exists)
                    .map(StackFiles::read)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new EngineException(
                    Failure.of(
                            "looking for the stacks of the account",
                            stacks() + " cannot be read: " + e.getMessage(),
                            "Make the folder readable. What stands at AWS is not concerned."),
                    e);
        }
    }
}
