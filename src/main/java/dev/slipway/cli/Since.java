package dev.slipway.cli;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the command line names a moment in the past: {@code 10m} ago, or a date and time. */
final class Since {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhdw])");

    private Since() {}

    /**
     * @throws EngineException if it is no moment, or none in the past
     */
    static Instant parse(String text, Instant now) {
        Instant since = moment(text, now);
        if (since.isAfter(now)) {
            throw refused("“%s” has not come yet".formatted(text));
        }
        return since;
    }

    private static Instant moment(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.minus(unit(ago.group(2)).multipliedBy(Integer.parseInt(ago.group(1))));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw refused("“%s” is no moment in the past".formatted(text));
        }
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    private static EngineException refused(String cause) {
        return new EngineException(
                Failure.of(
                        "reading --since",
                        cause + ".",
                        "Write a number with s, m, h, d or w, such as 10m, or a moment such as"
                                + " 2026-11-23T16:00:00Z."));
    }
}
