package dev.slipway.ui.logs;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;
import dev.slipway.logs.Line;
import dev.slipway.logs.LineWriter;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lines on their way into a file. They are written beside it under another name and take its place
 * only when all are there, so that a file that was there before stays until then. Its properties
 * belong to the window's thread.
 */
final class LogExport {
    private final Threads threads;
    private final Path file;
    private final long total;
    private final AtomicBoolean telling = new AtomicBoolean();
    private final ReadOnlyLongWrapper written = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Writing());
    private volatile boolean cancelled;
    private volatile long count;

    /** How lines are written; one line of the file each, but for text with line breaks. */
    enum Format {
        TEXT,
        JSON_LINES;

        private Function<Line, String> writer() {
            LineWriter writer = new LineWriter();
            return this == TEXT ? writer::text : writer::json;
        }
    }

    /** How it stands. */
    sealed interface State {
        record Writing() implements State {}

        /** All lines are in the file. */
        record Done() implements State {}

        /** Nothing is left of it. */
        record Cancelled() implements State {}

        /** Nothing is left of it either. */
        record Failed(Failure failure) implements State {}
    }

    private LogExport(Threads threads, Path file, long total) {
        this.threads = threads;
        this.file = file;
        this.total = total;
    }

    /**
     * Begins to write in the background.
     *
     * @param lines made as they are asked for; closed at the end
     * @param total how many lines that will be, to tell how far it is
     */
    static LogExport begin(
            Threads threads, Path file, Stream<Line> lines, long total, Format format) {
        LogExport export = new LogExport(threads, file.toAbsolutePath(), total);
        threads.background().execute(() -> export.run(lines, format));
        return export;
    }

    Path file() {
        return file;
    }

    long total() {
        return total;
    }

    /** How many lines have been written. */
    ReadOnlyLongProperty written() {
        return written.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Writes no more lines; what was written goes. */
    void cancel() {
        cancelled = true;
    }

    private void run(Stream<Line> lines, Format format) {
        State end = end(lines, format);
        threads.window()
                .execute(
                        () -> {
                            written.set(count);
                            state.set(end);
                        });
    }

    private State end(Stream<Line> lines, Format format) {
        try (lines) {
            write(lines.iterator(), format.writer());
            return new State.Done();
        } catch (CancellationException e) {
            return new State.Cancelled();
        } catch (UncheckedIOException e) {
            return new State.Failed(failure(e.getCause()));
        } catch (IOException e) {
            return new State.Failed(failure(e));
        } catch (RuntimeException e) {
            return new State.Failed(AwsErrors.explain(doing(), e));
        }
    }

    private void write(Iterator<Line> lines, Function<Line, String> writer) throws IOException {
        Path target = target();
        Path part = target.resolveSibling(".slipway-" + UUID.randomUUID() + ".part");
        try {
            writeTo(part, lines, writer);
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The file that is meant, also by a link; a new one may always be tried. */
    private Path target() throws IOException {
        if (!Files.exists(file)) {
            return file;
        }
        // To replace it would need no permission to write into it.
        if (Files.isDirectory(file) || !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        return file.toRealPath();
    }

    private void writeTo(Path part, Iterator<Line> lines, Function<Line, String> writer)
            throws IOException {
        try (Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(
                                Files.newOutputStream(part, StandardOpenOption.CREATE_NEW),
                                StandardCharsets.UTF_8))) {
            while (lines.hasNext()) {
                stopIfCancelled();
                out.write(writer.apply(lines.next()));
                out.write('\n');
                count++;
                tell();
            }
        }
        stopIfCancelled();
    }

    private void stopIfCancelled() {
        if (cancelled) {
            throw new CancellationException();
        }
    }

    /** As often as the window has time to hear it. */
    private void tell() {
        if (telling.compareAndSet(false, true)) {
            threads.window()
                    .execute(
                            () -> {
                                telling.set(false);
                                written.set(count);
                            });
        }
    }

    private Failure failure(IOException e) {
        String doing = doing();
        Path folder = file.getParent();
        return switch (e) {
            case NoSuchFileException _ ->
                    Failure.of(
                            doing,
                            "The folder " + folder + " is not there any more.",
                            "Choose another folder.");
            case AccessDeniedException _ ->
                    Failure.of(
                            doing,
                            "Nothing may be written to " + file + ".",
                            "Choose another name or folder, or mend the permissions.");
            default ->
                    Failure.of(
                            doing,
                            "The file system says: " + reason(e) + ".",
                            "Make room on the disk or choose another folder, then try again.");
        };
    }

    private String doing() {
        return "exporting the log to " + file.getFileName();
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
