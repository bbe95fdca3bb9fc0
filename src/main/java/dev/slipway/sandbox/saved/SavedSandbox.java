package dev.slipway.sandbox.saved;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.wire.Answer;
import dev.slipway.sandbox.wire.Call;
import dev.slipway.sandbox.wire.Endpoint;
import dev.slipway.sandbox.wire.Wire;
import dev.slipway.sandbox.world.Pace;

import software.amazon.awssdk.awscore.AwsClient;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The rehearsal account that is still there tomorrow, and that all processes of a user share.
 *
 * <p>What is in a sandbox follows from the calls that changed it and from when they came. So these
 * are kept, and whoever opens the account, or finds that another process called it, has the same
 * calls performed again.
 */
public final class SavedSandbox implements Endpoint, AutoCloseable {
    /** First words of operations that change nothing; another one is kept to no harm. */
    private static final Set<String> READING =
            Set.of("Describe", "Get", "Head", "List", "Filter", "StartLiveTail");

    private static final String FILE = "account.jsonl";
    private static final long SEED = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Path file;
    private final Time wall;
    private final LineFile lines;
    private volatile Pace pace = Pace.BRISK;
    private Moment moment;
    private Sandbox sandbox;
    private Wire wire;

    private SavedSandbox(Path file, Time wall, LineFile lines) {
        this.file = file;
        this.wall = wall;
        this.lines = lines;
    }

    /** The clock of the account itself, which stands still between calls. */
    private static final class Moment implements Time {
        private Instant now;

        Moment(Instant now) {
            this.now = now;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            throw new UnsupportedOperationException("nobody sleeps in the account itself");
        }

        @Override
        public void start(Runnable task) {
            throw new UnsupportedOperationException("nothing runs in the account itself");
        }
    }

    /**
     * Opens the account that is kept in a folder, or a new one.
     *
     * @param wall the clock that its timestamps show
     * @throws EngineException if the file is damaged, cannot be used, or is of another version
     */
    public static SavedSandbox open(Path folder, Time wall) {
        Path file = folder.resolve(FILE);
        try {
            SavedSandbox saved = new SavedSandbox(file, wall, LineFile.open(file));
            try (FileLock hold = saved.lines.lock()) {
                saved.catchUp();
                return saved;
            } catch (RuntimeException | IOException e) {
                saved.close();
                throw e;
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /**
     * Begins a new account in a folder, and forgets the old one with everything that lies beside
     * it. Who has the old one open finds the new one there.
     *
     * @throws EngineException if a file cannot be written
     */
    public static void reset(Path folder, Time wall) {
        Path file = folder.resolve(FILE);
        try (LineFile lines = LineFile.open(file);
                FileLock hold = lines.lock()) {
            lines.clear();
            begin(lines, wall.now());
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    if (!each.equals(file) && !each.equals(folder)) {
                        Files.delete(each);
                    }
                }
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void begin(LineFile lines, Instant now) throws IOException {
        append(
                lines,
                new Line.Opened(now, Line.Opened.FORMAT, version(), UUID.randomUUID().toString()));
    }

    private static String version() {
        return Optional.ofNullable(SavedSandbox.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)");
    }

    private static void append(LineFile lines, Line line) throws IOException {
        lines.append(Line.JSON.writerFor(Line.class).writeValueAsString(line));
    }

    /** The clock for whoever works on the account: the wall's, with shorter waits. */
    public Time time() {
        return Pace.of(this::pace, wall);
    }

    public Pace pace() {
        return pace;
    }

    /** Gives the account another pace, for everybody. */
    public void pace(Pace other) throws IOException {
        lock.lock();
        try (FileLock hold = lines.lock()) {
            catchUp();
            Line.Paced line = new Line.Paced(now(), other);
            append(lines, line);
            take(line);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Answer answer(Call call) throws IOException {
        lock.lock();
        try {
            if (!lines.isCurrent()) {
                try (FileLock hold = lines.lock()) {
                    catchUp();
                }
            }
            Optional<Wire.Target> change =
                    wire.target(call)
                            .filter(to -> READING.stream().noneMatch(to.operation()::startsWith));
            if (change.isPresent()) {
                return change(change.get(), call);
            }
            moment.now = now();
            return wire.answer(call);
        } finally {
            lock.unlock();
        }
    }

    private Answer change(Wire.Target target, Call call) throws IOException {
        try (FileLock hold = lines.lock()) {
            catchUp();
            moment.now = now();
            int status = 0;
            try {
                Answer answer = wire.answer(call);
                status = answer.status();
                return answer;
            } finally {
                String operation = target.service() + ":" + target.operation();
                append(lines, Line.Called.of(moment.now, operation, call, status));
            }
        }
    }

    /** The wall's time, unless its clock was set back. */
    private Instant now() {
        Instant now = wall.now();
        return now.isAfter(moment.now) ? now : moment.now;
    }

    private void catchUp() throws IOException {
        if (lines.isAnother()) {
            lines.rewind();
        }
        List<String> news = lines.news();
        if (news.isEmpty() && sandbox == null) {
            begin(lines, wall.now());
            lines.rewind();
            news = lines.news();
        }
        int number = 0;
        for (String text : news) {
            number++;
            try {
                take(Line.JSON.readValue(text, Line.class));
            } catch (JacksonException | IllegalArgumentException e) {
                throw damaged("line " + number + " of those that were new cannot be read");
            }
        }
    }

    private void take(Line line) {
        if (!(line instanceof Line.Opened) && sandbox == null) {
            throw damaged("it does not begin with its first line");
        }
        switch (line) {
            case Line.Opened opened -> start(opened);
            case Line.Paced(_, Pace other) -> {
                pace = other;
                sandbox.pace(other);
            }
            case Line.Called called -> repeat(called);
        }
    }

    private void start(Line.Opened opened) {
        if (opened.format() != Line.Opened.FORMAT) {
            throw damaged(
                    "it was written by Slipway %s in another format".formatted(opened.slipway()));
        }
        moment = new Moment(opened.at());
        sandbox = new Sandbox(moment, SEED);
        sandbox.pace(pace);
        wire = new Wire(sandbox.clients().values().stream().map(AwsClient.class::cast).toList());
    }

    /** What is answered otherwise than it was is no longer the account that it was. */
    private void repeat(Line.Called called) {
        moment.now = called.at().isAfter(moment.now) ? called.at() : moment.now;
        int status = 0;
        try {
            status = wire.answer(called.call()).status();
        } catch (RuntimeException e) {
            if (called.status() != 0) {
                throw damaged(called.operation() + " cannot be repeated: " + e);
            }
        }
        if (status != called.status()) {
            throw damaged(
                    "%s of %s was answered with %d and is now answered with %d"
                            .formatted(called.operation(), called.at(), called.status(), status));
        }
    }

    private EngineException damaged(String why) {
        return new EngineException(
                Failure.of(
                        "taking up the rehearsal in " + file,
                        "This Slipway cannot take it up: " + why + ".",
                        "Move the folder "
                                + file.getParent()
                                + " aside, and a new rehearsal begins. Nothing at AWS is"
                                + " concerned."));
    }

    private static EngineException unusable(Path file, IOException e) {
        return new EngineException(
                Failure.of(
                        "taking up the rehearsal in " + file,
                        "The file cannot be used: " + e + ".",
                        "Make room on the disk or mend the permissions of the folder."),
                e);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }
}
