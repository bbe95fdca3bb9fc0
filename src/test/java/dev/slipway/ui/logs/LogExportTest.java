package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Line;
import dev.slipway.logs.Line.Place;
import dev.slipway.ui.common.Threads;
import dev.slipway.ui.logs.LogExport.Format;
import dev.slipway.ui.logs.LogExport.State;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class LogExportTest {
    private static final String WILD = "a\ud83d\u0000\u001b[31mred\u001b[0m\n\tb\r\n\u2028\"😀\\";

    @TempDir Path folder;

    private final AtomicBoolean closed = new AtomicBoolean();
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("log.txt");
    }

    private LogExport export(Format format, Line... lines) {
        return export(Stream.of(lines), lines.length, format);
    }

    private LogExport export(Stream<Line> lines, long total, Format format) {
        return LogExport.begin(
                Threads.here(), file, lines.onClose(() -> closed.set(true)), total, format);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(each -> each.getFileName().toString()).toList();
        }
    }

    private static dev.slipway.engine.Failure failure(LogExport export) {
        return ((State.Failed) export.state().get()).failure();
    }

    @Test
    void textIsWhatIsShown() throws IOException {
        LogExport export =
                export(
                        Format.TEXT,
                        Samples.line("GET / 200"),
                        Samples.line("\u001b[1mtwo\u001b[0m\nlines\n", Place.LATE, 1));
        assertThat(export.state().get()).isEqualTo(new State.Done());
        assertThat(export.written().get()).isEqualTo(2);
        assertThat(file)
                .hasContent(
                        """
                        2026-11-23T14:05:09.120Z blue web 012345  GET / 200
                        2026-11-23T14:05:09.120Z blue web 012345 (late)  two
                            lines
                        """);
        assertThat(files()).containsExactly("log.txt");
        assertThat(closed).isTrue();
    }

    @Test
    void aLineOfJsonHasAllThatIsKnownOfALine() throws IOException {
        export(Format.JSON_LINES, Samples.line("GET", Place.AHEAD, -1), Samples.line(WILD));
        JsonMapper mapper = JsonMapper.builder().build();
        List<String> written = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertThat(written).hasSize(2);
        JsonNode first = mapper.readTree(written.getFirst());
        assertThat(first.propertyNames())
                .containsExactly(
                        "timestamp",
                        "ingested",
                        "colour",
                        "container",
                        "task",
                        "group",
                        "stream",
                        "ahead",
                        "message");
        assertThat(first.get("timestamp").asString()).isEqualTo("2026-11-23T14:05:09.120Z");
        assertThat(first.get("ingested").asString()).isEqualTo("2026-11-23T14:05:09.119Z");
        assertThat(mapper.readTree(written.getLast()).get("message").asString()).isEqualTo(WILD);
    }

    @Test
    void whateverAMessageHasItCanBeWrittenAsText() throws IOException {
        export(Format.TEXT, Samples.line(WILD), Samples.line(""));
        assertThat(Files.readString(file)).contains("a\ufffd\u2400red\n    \tb\n    \u2028\"😀\\");
    }

    @Test
    void aFileThatWasThereIsReplaced() throws IOException {
        Files.writeString(file, "old");
        assertThat(export(Format.TEXT, Samples.line("new")).state().get())
                .isEqualTo(new State.Done());
        assertThat(Files.readString(file)).endsWith("new\n");
    }

    @Test
    void theFileBehindALinkIsReplacedAndNotTheLink() throws IOException {
        Path real = Files.writeString(folder.resolve("real.txt"), "old");
        Files.createSymbolicLink(file, real);
        export(Format.TEXT, Samples.line("new"));
        assertThat(file).isSymbolicLink();
        assertThat(Files.readString(real)).endsWith("new\n");
    }

    @Test
    void whatIsCancelledLeavesNothing() throws IOException {
        Files.writeString(file, "old");
        Deque<Runnable> waiting = new ArrayDeque<>();
        AtomicReference<LogExport> export = new AtomicReference<>();
        Stream<Line> lines =
                IntStream.range(0, 1_000_000)
                        .mapToObj(
                                at -> {
                                    if (at == 1000) {
                                        export.get().cancel();
                                    }
                                    return Samples.line("line " + at);
                                });
        export.set(
                LogExport.begin(
                        new Threads(waiting::add, Runnable::run),
                        file,
                        lines,
                        1_000_000,
                        Format.TEXT));
        waiting.remove().run();
        assertThat(export.get().state().get()).isEqualTo(new State.Cancelled());
        assertThat(export.get().written().get()).isEqualTo(1000);
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly("log.txt");
    }

    @Test
    void aFullDiskIsToldAndLeavesNothing() throws IOException {
        Files.writeString(file, "old");
        Stream<Line> lines =
                Stream.iterate(Samples.line("x".repeat(10_000)), line -> line)
                        .limit(100)
                        .peek(
                                new java.util.function.Consumer<>() {
                                    private int seen;

                                    @Override
                                    public void accept(Line line) {
                                        if (++seen == 50) {
                                            throw new UncheckedIOException(
                                                    new FileSystemException(
                                                            "part",
                                                            null,
                                                            "No space left on device"));
                                        }
                                    }
                                });
        LogExport export = export(lines, 100, Format.JSON_LINES);
        assertThat(failure(export).cause()).contains("No space left on device");
        assertThat(failure(export).remedy()).startsWith("Make room");
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly("log.txt");
        assertThat(closed).isTrue();
    }

    @Test
    void aFolderThatIsGoneIsTold() {
        file = folder.resolve("gone").resolve("log.txt");
        LogExport export = export(Format.TEXT, Samples.line("line"));
        assertThat(failure(export).cause()).endsWith("gone is not there any more.");
        assertThat(failure(export).remedy()).isEqualTo("Choose another folder.");
    }

    @Test
    void aFolderInPlaceOfTheFileIsLeftAlone() throws IOException {
        Files.createDirectory(file);
        LogExport export = export(Format.TEXT, Samples.line("line"));
        assertThat(failure(export).cause()).startsWith("Nothing may be written to ");
        assertThat(files()).containsExactly("log.txt");
    }

    @Test
    void aDefectDoesNotLeaveItHanging() throws IOException {
        Stream<Line> lines =
                Stream.of(1)
                        .map(
                                _ -> {
                                    throw new IllegalStateException("broken");
                                });
        assertThat(failure(export(lines, 1, Format.TEXT)).doing()).contains("log.txt");
        assertThat(files()).isEmpty();
    }

    @Test
    void theWindowHearsOfItAsOftenAsItHasTime() {
        Deque<Runnable> window = new ArrayDeque<>();
        LogExport export =
                LogExport.begin(
                        new Threads(Runnable::run, window::add),
                        file,
                        LongStream.range(0, 100_000).mapToObj(at -> Samples.line("line " + at)),
                        100_000,
                        Format.TEXT);
        assertThat(window).hasSize(2);
        assertThat(export.written().get()).isZero();
        window.forEach(Runnable::run);
        assertThat(export.written().get()).isEqualTo(100_000);
        assertThat(export.state().get()).isEqualTo(new State.Done());
        assertThat(file).content().hasLineCount(100_000);
    }
}
