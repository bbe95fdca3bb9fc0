package dev.slipway.logs;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How grave a line says that it is. */
public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /** Whoever has a level says so at the beginning. */
    private static final int LOOKED_AT = 1000;

    private static final Pattern FIELD =
            Pattern.compile(
                    "(?i)\\b(?:level|severity|lvl|loglevel|log_level|levelname|log\\.level)"
                            + "[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?([a-z]{3,11}|\\d{2})\\b");

    /** In capitals anywhere, or in any letters between brackets. */
    private static final Pattern WORD =
            Pattern.compile(
                    "\\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERR|ERROR|SEVERE|CRIT|CRITICAL|ALERT"
                        + "|EMERG|FATAL|PANIC)\\b|[\\[<]\\s{0,2}(?i:(trace|debug|info|notice|warn"
                        + "|warning|err|error|crit|critical|alert|emerg|fatal))\\s{0,2}[\\]>]");

    /**
     * Names of other loggers: syslog's, java.util.logging's, and the numbers of bunyan and pino.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5424#section-6.2.1">RFC 5424, severity</a>
     * @see <a href="https://getpino.io/#/docs/api?id=level-string">pino, level</a>
     */
    private static final Map<String, Level> OTHERS =
            Map.ofEntries(
                    Map.entry("NOTICE", INFO),
                    Map.entry("INFORMATION", INFO),
                    Map.entry("WARNING", WARN),
                    Map.entry("ERR", ERROR),
                    Map.entry("SEVERE", ERROR),
                    Map.entry("CRIT", FATAL),
                    Map.entry("CRITICAL", FATAL),
                    Map.entry("ALERT", FATAL),
                    Map.entry("EMERG", FATAL),
                    Map.entry("PANIC", FATAL),
                    Map.entry("10", TRACE),
                    Map.entry("20", DEBUG),
                    Map.entry("30", INFO),
                    Map.entry("40", WARN),
                    Map.entry("50", ERROR),
                    Map.entry("60", FATAL));

    /** The level that a text names: by a field, in JSON or {@code key=value}, or by a word. */
    public static Optional<Level> of(String text) {
        String head = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        Matcher field = FIELD.matcher(head);
        while (field.find()) {
            Optional<Level> named = named(field.group(1));
            if (named.isPresent()) {
                return named;
            }
        }
        Matcher word = WORD.matcher(head);
        return word.find()
                ? named(word.group(1) == null ? word.group(2) : word.group(1))
                : Optional.empty();
    }

    private static Optional<Level> named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (Level level : values()) {
            if (level.name().equals(upper)) {
                return Optional.of(level);
            }
        }
        return Optional.ofNullable(OTHERS.get(upper));
    }
}
