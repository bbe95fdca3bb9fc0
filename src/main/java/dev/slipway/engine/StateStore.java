package dev.slipway.engine;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where a stack's state lives: a folder with the last snapshot, the journal since, the lock, and
 * the journals of earlier runs. All files are readable by their owner only.
 */
public final class StateStore {
    private final Path folder;
    private final String stack;
    private final JsonMapper json = Json.mapper();

    public StateStore(Path folder, String stack) {
        this.folder = folder;
        this.stack = stack;
    }

    /**
     * What is remembered: the snapshot and the journal after it. Locks nothing.
     *
     * @throws EngineException if the files are damaged or were written by a newer Slipway
     */
    public State read() {
        State state = snapshot();
        for (JournalRecord line : journal().lines()) {
            state = state.after(line);
        }
        return state;
    }

    /**
     * What is to be gone on with: what the last run was meant to do and did not come to its end.
     */
    public Optional<Verb> unfinished() {
        return History.of(this)
                .unfinished()
                .or(() -> read().interrupted() ? Optional.of(Verb.APPLY) : Optional.empty());
    }

    /** The journals of the runs that there were, oldest first; each has a name that dates it. */
    List<Path> runs() {
        Path past = folder.resolve("runs");
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(past)) {
            try (Stream<Path> files = Files.list(past)) {
                files.filter(file -> file.toString().endsWith(".jsonl"))
                        .sorted(
                                Comparator.comparing(StateStore::second)
                                        .thenComparing(file -> file.toFile().lastModified()))
                        .forEach(all::add);
            } catch (IOException e) {
                throw unreadable(past, e);
            }
        }
        Path current = folder.resolve("journal.jsonl");
        if (Files.exists(current)) {
            all.add(current);
        }
        return all;
    }

    /** The part of a journal's name that dates it. */
    private static String second(Path run) {
        String name = run.getFileName().toString();
        return name.substring(0, Math.max(0, name.lastIndexOf('-')));
    }

    /** The lines of one of the {@link #runs}. */
    List<JournalRecord> linesOf(Path run) {
        return new JsonLines<>(run, JournalRecord.class).lines();
    }

    /**
     * Takes the stack for one run.
     *
     * @throws EngineException if another run has it, or the files cannot be read or written
     */
    public Session begin(String run) {
        try {
            OwnerOnly.createDirectories(folder.resolve("runs"));
            StackLock lock = lock(run);
            try {
                State state = read();
                checkpoint(state, () -> runOf(journal().lines()));
                return new Session(run, lock, journal().open(), state);
            } catch (RuntimeException | IOException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** A run's hold on the stack; closing it writes the snapshot and lets go. */
    public final class Session implements AutoCloseable {
        private final String run;
        private final StackLock lock;
        private final JsonLines<JournalRecord>.Writer writer;
        private State state;

        private Session(
                String run, StackLock lock, JsonLines<JournalRecord>.Writer writer, State state) {
            this.run = run;
            this.lock = lock;
            this.writer = writer;
            this.state = state;
        }

        public synchronized State state() {
            return state;
        }

        /**
         * Remembers a line; it is on disk when this returns.
         *
         * @throws EngineException if it could not be written; it is not remembered then
         */
        synchronized void record(JournalRecord line) {
            writer.append(line);
            state = state.after(line);
        }

        @Override
        public synchronized void close() {
            try (lock) {
                writer.close();
                checkpoint(state, () -> run);
            } catch (IOException e) {
                throw unwritable(folder, e);
            }
        }
    }

    private JsonLines<JournalRecord> journal() {
        return new JsonLines<>(folder.resolve("journal.jsonl"), JournalRecord.class);
    }

    private State snapshot() {
        Path file = folder.resolve("state.json");
        if (!Files.exists(file)) {
            return State.empty(stack);
        }
        try {
            JsonNode tree = json.readTree(Files.readString(file));
            int version = tree.path("version").asInt(0);
            if (version > State.VERSION) {
                throw new EngineException(newer(file, version));
            }
            return json.treeToValue(tree, State.class);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (JacksonException e) {
            throw damaged(file, e);
        }
    }

    /**
     * Writes the snapshot, then sets the journal aside; a crash in between loses nothing.
     *
     * @param run whose journal it is
     */
    private void checkpoint(State state, Supplier<String> run) {
        Path journal = folder.resolve("journal.jsonl");
        try {
            if (!Files.exists(journal)) {
                return;
            }
            if (Files.size(journal) == 0) {
                Files.delete(journal);
                return;
            }
            OwnerOnly.replace(folder.resolve("state.json"), json.writeValueAsBytes(state));
            Files.move(
                    journal,
                    folder.resolve("runs").resolve(run.get() + ".jsonl"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static String runOf(List<JournalRecord> lines) {
        return lines.stream()
                .filter(JournalRecord.Began.class::isInstance)
                .map(line -> ((JournalRecord.Began) line).run())
                .findFirst()
                .orElse("unknown");
    }

    private StackLock lock(String run) throws IOException {
        String holder =
                "run %s, process %d, since %s"
                        .formatted(run, ProcessHandle.current().pid(), Instant.now());
        return switch (StackLock.take(folder.resolve("lock"), holder)) {
            case StackLock.Attempt.Taken(StackLock lock) -> lock;
            case StackLock.Attempt.Busy(String other) -> throw new EngineException(busy(other));
        };
    }

    private Failure busy(String holder) {
        return Failure.of(
                "taking the stack " + stack,
                "Another Slipway is working on it"
                        + (holder.isEmpty() ? "." : " (" + holder + ")."),
                "Wait until it has finished, or stop it, then try again.");
    }

    private static Failure newer(Path file, int version) {
        return Failure.of(
                "reading " + file,
                "It was written by a newer Slipway (format %d, this one knows %d)."
                        .formatted(version, State.VERSION),
                "Use the newer Slipway. Nothing was changed.");
    }

    private static EngineException damaged(Path file, Exception e) {
        return new EngineException(
                Failure.of(
                        "reading " + file,
                        "The file is damaged: " + firstLine(e) + ".",
                        "Restore it from a backup, or move it aside: resources are found again by"
                                + " their names and tags."),
                e);
    }

    private static EngineException unreadable(Path file, IOException e) {
        return new EngineException(
                Failure.of(
                        "reading " + file,
                        "The file cannot be read: " + firstLine(e) + ".",
                        "Check its permissions; it must belong to you."),
                e);
    }

    static EngineException unwritable(Path file, IOException e) {
        return new EngineException(
                Failure.of(
                        "writing " + file,
                        "The file cannot be written: " + firstLine(e) + ".",
                        "Make room on the disk or mend its permissions, then try again: it"
                                + " continues from the journal."),
                e);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    /** Shared with the journal, whose lines are damaged in the same way. */
    static EngineException damagedLine(Path file, int line, Exception e) {
        return damaged(Path.of(file + ", line " + line), e);
    }
}
