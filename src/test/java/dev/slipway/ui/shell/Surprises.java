package dev.slipway.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What nobody expected: exceptions that went unnoticed, and what was logged as severe. */
public final class Surprises extends Handler {
    /** JavaFX's headless screen cannot draw or clear what stands partly outside of it. */
    private static final String HEADLESS = "com.sun.glass.ui.headless.HeadlessWindow";

    private final List<String> all = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("");

    public Surprises() {
        logger.addHandler(this);
    }

    public List<String> all() {
        return all;
    }

    public void note(String message, Throwable thrown) {
        if (!isOffScreen(thrown)) {
            all.add(message + ": " + trace(thrown));
        }
    }

    private static boolean isOffScreen(Throwable thrown) {
        return thrown != null
                && Arrays.stream(thrown.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .filter(type -> !type.startsWith("java.") && !type.startsWith("jdk."))
                        .findFirst()
                        .filter(HEADLESS::equals)
                        .isPresent();
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            note(entry.getMessage(), entry.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
