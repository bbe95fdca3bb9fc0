package dev.slipway.ui.wizard;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.OwnerOnly;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The stack that was being described when the window was closed, however it was closed. It is kept
 * as a stack file that only its owner may read, and holds no secret's value.
 */
public final class Drafts {
    private static final String FILE = "draft.yaml";
    private static final String ASIDE = "draft-unreadable-";

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

    /** A draft that could not be read and was put aside. */
    public record Aside(Path file, Loaded content) {}

    /**
     * @param home where Slipway keeps what it remembers of an account
     */
    public Drafts(Path home) {
        this.file = home.resolve(FILE);
    }

    /**
     * The draft, if there is one. One that cannot be read is put aside, where no other is written
     * over it.
     *
     * @throws EngineException if it cannot be put aside
     */
    public synchronized Optional<Kept> find() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<Stack> stack = StackFiles.read(file).stack();
        if (stack.isEmpty()) {
            putAside();
        }
        return stack.map(it -> new Kept(it, step()));
    }

    private Step step() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .filter(line -> line.startsWith(AT))
                    .flatMap(line -> Step.of(line.substring(AT.length())))
                    .orElse(Step.ACCOUNT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putAside() {
        Path free =
                IntStream.iterate(1, number -> number + 1)
                        .mapToObj(number -> file.resolveSibling(ASIDE + number + ".yaml"))
                        .filter(it -> !Files.exists(it))
                        .findFirst()
                        .orElseThrow();
        try {
            Files.move(file, free);
        } catch (IOException e) {
            throw new EngineException(
                    Failure.of(
                            "putting aside a draft that cannot be read",
                            file + " cannot be renamed: " + e.getMessage(),
                            "Make its folder writable."),
                    e);
        }
    }

    /** What was put aside and still cannot be read. */
    public List<Aside> aside() {
        if (!Files.isDirectory(file.getParent())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(file.getParent())) {
            return all.filter(it -> it.getFileName().toString().startsWith(ASIDE))
                    .sorted()
                    .map(it -> new Aside(it, StackFiles.read(it)))
                    .filter(it -> it.content().stack().isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        delete(file);
    }

    /** Deletes what was put aside. */
    public void discard(Aside unwanted) {
        delete(unwanted.file());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
