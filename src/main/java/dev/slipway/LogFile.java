package dev.slipway;

import dev.slipway.engine.Redactor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The log file: what libraries say goes there, redacted, and never to the terminal. */
final class LogFile {
    private static final int BYTES = 1_000_000;
    private static final int FILES = 3;

    private LogFile() {}

    /** Starts logging; without a place to write to, nothing is logged and all else works. */
    static void open(Path home) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        try {
            Path folder = Files.createDirectories(home.resolve("logs"));
            Handler file =
                    new FileHandler(
                            folder.resolve("slipway.%g.log").toString(), BYTES, FILES, true);
            file.setFormatter(new Redacted());
            root.addHandler(file);
        } catch (IOException e) {
            root.setLevel(Level.OFF);
        }
    }

    private static final class Redacted extends SimpleFormatter {
        @Override
        public String format(LogRecord record) {
            return Redactor.redact(super.format(record));
        }
    }
}
