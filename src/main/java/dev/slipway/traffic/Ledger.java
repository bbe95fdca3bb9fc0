package dev.slipway.traffic;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.JsonLines;
import dev.slipway.engine.OwnerOnly;
import dev.slipway.engine.StackLock;
import dev.slipway.engine.Time;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The history of a stack's traffic, and the hold on it that only one has at a time.
 *
 * @param folder where the stack's state lives
 */
record Ledger(Path folder, Time time) {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Everything that was shifted, oldest first. */
    List<PastShift> shifts() {
        Map<String, PastShift> shifts = new LinkedHashMap<>();
        for (ShiftRecord line : lines()) {
            if (line instanceof ShiftRecord.Begun begun) {
                shifts.put(line.shift(), new PastShift(begun, Optional.empty()));
            } else {
                shifts.computeIfPresent(
                        line.shift(), (_, past) -> new PastShift(past.begun(), Optional.of(line)));
            }
        }
        return List.copyOf(shifts.values());
    }

    /** The last shift of a rule; a rule that was made anew has none. */
    Optional<PastShift> last(String rule) {
        return shifts().stream()
                .filter(shift -> shift.begun().rule().equals(rule))
                .reduce((_, later) -> later);
    }

    private List<ShiftRecord> lines() {
        try {
            return file().lines();
        } catch (EngineException e) {
            throw new EngineException(
                    Failure.of(
                            e.failure().doing(),
                            e.failure().cause(),
                            "Move the file aside: with it only the history of the traffic is"
                                    + " lost."),
                    e);
        }
    }

    private JsonLines<ShiftRecord> file() {
        return new JsonLines<>(folder.resolve("shifts.jsonl"), ShiftRecord.class);
    }

    /**
     * Takes the traffic for one shift, which takes seconds; so another one is waited for.
     *
     * @throws EngineException if another one takes too long, or the files cannot be written
     */
    Hold take() {
        Instant end = time.now().plus(PATIENCE);
        try {
            OwnerOnly.createDirectories(folder);
            while (true) {
                switch (StackLock.take(folder.resolve("traffic.lock"), holder())) {
                    case StackLock.Attempt.Taken(StackLock lock) -> {
                        return hold(lock);
                    }
                    case StackLock.Attempt.Busy(String other) -> waitFor(other, end);
                }
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private String holder() {
        return "process %d, since %s".formatted(ProcessHandle.current().pid(), Instant.now());
    }

    private void waitFor(String other, Instant end) {
        if (time.now().isAfter(end)) {
            throw new EngineException(
                    Failure.of(
                            "taking the traffic",
                            "Another Slipway is moving it (" + other + ").",
                            "Wait until it has finished, or stop it; then shift again."));
        }
        dev.slipway.aws.Pauses.pause(time, LOOK);
    }

    private Hold hold(StackLock lock) throws IOException {
        try {
            return new Hold(lock, file().open());
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private EngineException unwritable(IOException e) {
        return new EngineException(
                Failure.of(
                        "noting the shift in " + folder,
                        "The file cannot be written: " + e.getMessage() + ".",
                        "Make room on the disk or mend its permissions, then shift again."),
                e);
    }

    /** For as long as it is open nobody else shifts, in this process or another. */
    final class Hold implements AutoCloseable {
        private final StackLock lock;
        private final JsonLines<ShiftRecord>.Writer writer;

        private Hold(StackLock lock, JsonLines<ShiftRecord>.Writer writer) {
            this.lock = lock;
            this.writer = writer;
        }

        /** Notes a line, which is on disk when this returns. */
        void note(ShiftRecord line) {
            writer.append(line);
        }

        @Override
        public void close() {
            try (lock) {
                writer.close();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }
}
