package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is on disk survives crashes, damage is told, and nobody else can read it. */
class StateStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path temp;

    private StateStore store() {
        return new StateStore(folder(), "poc");
    }

    private Path folder() {
        return temp.resolve("poc");
    }

    private static Entry entry(String name) {
        return new Entry(
                new Address("Thing", name),
                Entry.Status.READY,
                name,
                Optional.of("id-" + name),
                Optional.empty(),
                Optional.empty(),
                true,
                JsonNodeFactory.instance.objectNode(),
                Map.of(),
                Map.of("id", "id-" + name),
                Set.of(),
                List.of());
    }

    private void remember(String... names) {
        try (StateStore.Session session = store().begin("run-1")) {
            session.record(
                    new JournalRecord.Began(
                            NOW, "run-1", Verb.APPLY, "poc", Optional.of("jo"), Set.of()));
            for (String name : names) {
                session.record(new JournalRecord.Ready(NOW, entry(name)));
            }
        }
    }

    /** A process that dies: its journal stays as it is, and its lock goes. */
    private void dieAfter(String... names) throws IOException {
        remember(names);
        Files.move(folder().resolve("runs/run-1.jsonl"), folder().resolve("journal.jsonl"));
        Files.delete(folder().resolve("state.json"));
    }

    /** Only another process can tell whether the system still holds the lock. */
    @Test
    void anotherProcessCannotTakeWhatIsTaken() throws Exception {
        try (var mine = store().begin("run-1")) {
            assertThatThrownBy(() -> store().begin("run-2"))
                    .hasMessageContaining("Another Slipway is working on it");
            assertThat(takenByAnotherProcess()).isEqualTo("busy");
        }
        assertThat(takenByAnotherProcess()).isEqualTo("taken");
    }

    private String takenByAnotherProcess() throws Exception {
        Process other =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Taker.class.getName(),
                                folder().toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Tries to take the stack in the folder that it is given. */
    static final class Taker {
        public static void main(String[] arguments) {
            try (var _ = new StateStore(Path.of(arguments[0]), "poc").begin("other")) {
                System.out.println("taken");
            } catch (EngineException e) {
                System.out.println("busy");
            }
        }
    }

    @Test
    void remembersAcrossRuns() {
        remember("a", "b");
        assertThat(store().read().entries().keySet())
                .extracting(Address::name)
                .containsExactly("a", "b");
        assertThat(store().read().entry(new Address("Thing", "a"))).contains(entry("a"));
        assertThat(folder().resolve("journal.jsonl")).doesNotExist();
        assertThat(folder().resolve("runs/run-1.jsonl")).exists();
    }

    @Test
    void aRunThatRememberedNothingLeavesNothing() {
        store().begin("run-1").close();
        assertThat(folder().resolve("journal.jsonl")).doesNotExist();
        assertThat(store().runs()).isEmpty();
    }

    @Test
    void readsTheJournalOfARunThatDied() throws IOException {
        dieAfter("a", "b");
        assertThat(store().read().entries()).hasSize(2);
        store().begin("run-2").close();
        assertThat(store().read().entries()).hasSize(2);
        assertThat(folder().resolve("state.json")).exists();
    }

    @Test
    void dropsATornLastLine() throws IOException {
        dieAfter("a", "b");
        Path journal = folder().resolve("journal.jsonl");
        String text = Files.readString(journal);
        for (int cut = text.indexOf("Ready"); cut < text.length(); cut += 7) {
            Files.writeString(journal, text.substring(0, cut));
            long lines = text.substring(0, cut).chars().filter(c -> c == '\n').count();
            assertThat(store().read().entries()).hasSize((int) Math.max(0, lines - 1));
        }
    }

    @Test
    void aNewRunContinuesAfterATornLine() throws IOException {
        dieAfter("a");
        Files.writeString(
                folder().resolve("journal.jsonl"), "{\"type\":\"Rea", StandardOpenOption.APPEND);
        try (StateStore.Session session = store().begin("run-2")) {
            session.record(new JournalRecord.Ready(NOW, entry("b")));
        }
        assertThat(store().read().entries()).hasSize(2);
    }

    @Test
    void tellsWhichLineIsDamaged() throws IOException {
        dieAfter("a", "b");
        Path journal = folder().resolve("journal.jsonl");
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(journal));
        lines.set(1, "{\"type\":\"Ready\", oops");
        Files.write(journal, lines);

        assertFailure(() -> store().read(), "journal.jsonl, line 2", "move it aside");
        assertThat(Files.readAllLines(journal)).hasSize(3);
    }

    @Test
    void refusesAStateOfANewerSlipway() throws IOException {
        remember("a");
        Path state = folder().resolve("state.json");
        String newer = Files.readString(state).replace("\"version\":1", "\"version\":2");
        Files.writeString(state, newer);

        assertFailure(() -> store().read(), "newer Slipway", "newer Slipway");
        assertFailure(() -> store().begin("run-2"), "newer Slipway", "newer Slipway");
        assertThat(Files.readString(state)).isEqualTo(newer);
    }

    @Test
    void tellsThatTheStateIsDamaged() throws IOException {
        remember("a");
        Files.writeString(folder().resolve("state.json"), "{\"version\":1,");
        assertFailure(() -> store().read(), "damaged", "backup");
    }

    @Test
    void keepsEveryFileToItsOwner() throws IOException {
        remember("a");
        assumeTrue(folder().getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .endsWith("------");
            }
        }
    }

    @Test
    void tellsThatTheDiskIsFull() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        assertFailure(
                () -> {
                    try (JsonLines<JournalRecord>.Writer writer =
                            new JsonLines<>(full, JournalRecord.class).open()) {
                        writer.append(new JournalRecord.Ready(NOW, entry("a")));
                    }
                },
                "No space left",
                "continues from the journal");
    }

    private static void assertFailure(ThrowingCallable call, String told, String remedy) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> {
                            assertThat(e.failure().doing() + e.failure().cause()).contains(told);
                            assertThat(e.failure().remedy()).contains(remedy);
                        });
    }
}
