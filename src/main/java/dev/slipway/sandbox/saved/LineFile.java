package dev.slipway.sandbox.saved;

import dev.slipway.engine.OwnerOnly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A file to which several processes append lines, each of which reads what the others appended.
 *
 * <p>Everything but {@link #isCurrent} wants the file's {@linkplain #lock lock}. What is behind the
 * last line's end while somebody has it was torn when its writer died, and goes.
 */
final class LineFile implements AutoCloseable {
    /** Far behind the text, because on Windows nobody else can read what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final Duration LOOK = Duration.ofMillis(1);

    private final FileChannel channel;
    private byte[] first = new byte[0];
    private long position;

    private LineFile(FileChannel channel) {
        this.channel = channel;
    }

    static LineFile open(Path file) throws IOException {
        OwnerOnly.createDirectories(file.toAbsolutePath().getParent());
        OwnerOnly.create(file);
        return new LineFile(
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Waits until no other process, and nobody else in this one, has the file. */
    FileLock lock() throws IOException {
        while (true) {
            try {
                return channel.lock(LOCKED_BYTE, 1, false);
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    /** Whether all that is in the file has been read. */
    boolean isCurrent() throws IOException {
        return channel.size() == position && !isAnother();
    }

    /** Whether the file has been begun anew since it was read. */
    boolean isAnother() throws IOException {
        return channel.size() < position || !Arrays.equals(first, bytes(0, first.length));
    }

    /** Reads from the beginning next time. */
    void rewind() {
        position = 0;
        first = new byte[0];
    }

    /** The lines that were appended since the last time. */
    List<String> news() throws IOException {
        byte[] bytes = bytes(position, (int) (channel.size() - position));
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                if (position == 0 && start == 0) {
                    first = Arrays.copyOf(bytes, i + 1);
                }
                start = i + 1;
            }
        }
        position += start;
        channel.truncate(position);
        return lines;
    }

    void append(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        for (long at = position; rest.hasRemaining(); ) {
            at += channel.write(rest, at);
        }
        if (position == 0) {
            first = bytes;
        }
        position += bytes.length;
    }

    /** Forgets everything. */
    void clear() throws IOException {
        channel.truncate(0);
        rewind();
    }

    private byte[] bytes(long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            continue;
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
