package dev.slipway.engine;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

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
 * The write-ahead journal: one JSON record a line, each on disk before the call that it announces.
 *
 * <p>A last line without its end was torn by a crash: its call was never made, or its answer is
 * found again in the account. So it is dropped.
 */
record Journal(Path file, JsonMapper json) {

    /**
     * All whole lines.
     *
     * @throws EngineException if a line in the middle is damaged
     */
    List<JournalRecord> lines() {
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
        List<JournalRecord> records = new ArrayList<>();
        for (String line : whole.lines().toList()) {
            try {
                records.add(json.readValue(line, JournalRecord.class));
            } catch (JacksonException e) {
                throw StateStore.damagedLine(file, records.size() + 1, e);
            }
        }
        return records;
    }

    /** Opens the journal at its end. */
    Writer open() throws IOException {
        OwnerOnly.create(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.position(channel.size());
        return new Writer(channel);
    }

    /** Appends to a journal. */
    final class Writer implements AutoCloseable {
        private final FileChannel channel;

        private Writer(FileChannel channel) {
            this.channel = channel;
        }

        /** Appends a line and forces it to disk; if that fails, no part of the line stays. */
        void append(JournalRecord line) {
            try {
                long start = channel.position();
                try {
                    String text = json.writerFor(JournalRecord.class).writeValueAsString(line);
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
