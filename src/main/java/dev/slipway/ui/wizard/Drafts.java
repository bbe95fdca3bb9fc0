package dev.slipway.ui.wizard;

import dev.slipway.engine.OwnerOnly;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.StackYaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The stack that was being described when the window was closed, however it was closed. It is kept
 * as a stack file that only its owner may read, and holds no secret's value.
 */
public final class Drafts {
    private static final String FILE = "draft.yaml";

    private final Path file;

    /**
     * @param home where Slipway keeps what it remembers of an account
     */
    public Drafts(Path home) {
        this.file = home.resolve(FILE);
    }

    /** The draft, if there is one that can still be read. */
    public Optional<Stack> find() {
        try {
            return Files.exists(file)
                    ? StackYaml.read(Files.readString(file), file.toString()).stack()
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a stack in place of the draft before.
     *
     * @throws UncheckedIOException if the disk does not take it
     */
    public synchronized void save(Stack stack) {
        try {
            OwnerOnly.createDirectories(file.getParent());
            OwnerOnly.replace(file, StackYaml.write(stack).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets the draft: the stack was created, or is not wanted. */
    public synchronized void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
