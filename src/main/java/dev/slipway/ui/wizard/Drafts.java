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

    /** A comment, so that the draft stays a stack file that can be opened as any other. */
    private static final String AT = "# step ";

    private final Path file;

    /** A draft, and where in the wizard its author was. */
    public record Kept(Stack stack, Step step) {
        /** A stack that nobody began to describe. */
        public Kept(Stack stack) {
            this(stack, Step.ACCOUNT);
        }
    }

    /**
     * @param home where Slipway keeps what it remembers of an account
     */
    public Drafts(Path home) {
        this.file = home.resolve(FILE);
    }

    /** The draft, if there is one that can still be read. */
    public Optional<Kept> find() {
        try {
            return Files.exists(file) ? read(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Kept> read(String text) {
        Step step =
                text.lines()
                        .findFirst()
                        .filter(line -> line.startsWith(AT))
                        .flatMap(line -> Step.of(line.substring(AT.length())))
                        .orElse(Step.ACCOUNT);
        return StackYaml.read(text, file.toString()).stack().map(stack -> new Kept(stack, step));
    }

    /**
     * Keeps a draft in place of the one before.
     *
     * @throws UncheckedIOException if the disk does not take it
     */
    public synchronized void save(Kept draft) {
        String text = AT + draft.step().key() + "\n" + StackYaml.write(draft.stack());
        try {
            OwnerOnly.createDirectories(file.getParent());
            OwnerOnly.replace(file, text.getBytes(StandardCharsets.UTF_8));
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
