package dev.slipway.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A hold on a stack that no other run can have meanwhile, in this process or another; it ends with
 * the process at the latest. The file says who has it.
 *
 * <p>On POSIX systems a process loses its lock on a file as soon as it closes <em>any</em> handle
 * on it. So the file is opened once only, and stays untouched while this process has the lock.
 */
public final class StackLock implements AutoCloseable {
    /** What this process has taken, and by whom. */
    private static final Map<Path, String> TAKEN = new ConcurrentHashMap<>();

    /** Far behind the text, because on Windows nobody else can read what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path key;
    private final FileChannel channel;

    private StackLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** What came of trying to take a stack. */
    public sealed interface Attempt {
        record Taken(StackLock lock) implements Attempt {}

        /**
         * @param holder who has it, as far as they said
         */
        record Busy(String holder) implements Attempt {}
    }

    public static Attempt take(Path file, String holder) throws IOException {
        Path key = file.toAbsolutePath().normalize();
        Optional<String> other = Optional.ofNullable(TAKEN.putIfAbsent(key, holder));
        if (other.isPresent()) {
            return new Attempt.Busy(other.get());
        }
        Attempt attempt = null;
        try {
            attempt = takeFromOthers(key, holder);
            return attempt;
        } finally {
            if (!(attempt instanceof Attempt.Taken)) {
                TAKEN.remove(key);
            }
        }
    }

    private static Attempt takeFromOthers(Path key, String holder) throws IOException {
        OwnerOnly.create(key);
        FileChannel channel =
                FileChannel.open(key, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                channel.close();
                return new Attempt.Busy(Files.readString(key).strip());
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(holder + System.lineSeparator()), 0);
            return new Attempt.Taken(new StackLock(key, channel));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            TAKEN.remove(key);
        }
    }
}
