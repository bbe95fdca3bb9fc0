package dev.slipway.engine;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that only grows, such as the write-ahead journal: one JSON record a line, each on disk
 * before what it announces is done.
 *
 * <p>A last line without its end was torn by a crash: what it announced was never done, or is found
 * again in the account. So it is dropped.
 *
 * @param type what a line is read as
 */
public record JsonLines<T>(Path file, Class<T> type) {

    /**
     * All whole lines.
     *
     * @throws EngineException if a line in the middle is damaged
     */
    public List<T> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw StateStore.damagedLine(file, 1, e);
        }
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<T> records = new ArrayList<>();
        for (String line : whole.lines().toList()) {
            try {
                records.add(Json.mapper().readValue(line, type));
            } catch (JacksonException e) {
                throw StateStore.damagedLine(file, records.size() + 1, e);
            }
        }
        return records;
    }

    /** Opens the file behind its last whole line. Only one may have it open. */
    public Writer open() throws IOException {
        OwnerOnly.create(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        long end = whole(channel);
        channel.truncate(end).position(end);
        return new Writer(channel);
    }

    /** How much of the file are whole lines. */
    private static long whole(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            channel.read(last.clear(), end - 1);
            if (last.get(0) == '\n') {
                break;
            }
            end--;
        }
        return end;
    }

    /** Appends to the file. */
    public final class Writer implements AutoCloseable {
        private final FileChannel channel;

        private Writer(FileChannel channel) {
            this.channel = channel;
        }

        /**
         * Appends a line and forces it to disk; if that fails, no part of the line stays.
         *
         * @throws EngineException if it could not be written
         */
        public void append(T line) {
            try {
                long start = channel.position();
                try {
                    String text = Json.mapper().writerFor(type).writeValueAsString(line);
                    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text + "\n");
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(false);
                } catch (IOException e) {
                    channel.truncate(start);
                    channel.position(start);
                    throw e;
                }
            } catch (IOException e) {
                throw StateStore.unwritable(file, e);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
