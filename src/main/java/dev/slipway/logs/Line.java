package dev.slipway.logs;

import java.time.Instant;

/**
 * A line as CloudWatch has it.
 *
 * @param timestamp when it was written, says its writer, in milliseconds since 1970
 * @param ingested when CloudWatch had it, in milliseconds since 1970
 * @param message untouched: it may have colours, control characters, line breaks and a megabyte
 */
public record Line(long timestamp, long ingested, String message, Origin origin, Place place) {
    /** An object, two references and a slot more than there is in the text. */
    private static final int OVERHEAD = 96;

    /** Where a line stands among those before it. */
    public enum Place {
        /** Not older than any line before it that is in order too. */
        IN_ORDER,
        /** Older than the line before it: it was read when that had been shown already. */
        LATE,
        /** From the future: its writer's clock is ahead, so that it stands where it was read. */
        AHEAD
    }

    public Instant at() {
        return Instant.ofEpochMilli(timestamp);
    }

    public boolean isLate() {
        return place == Place.LATE;
    }

    Line placed(Place other) {
        return place == other ? this : new Line(timestamp, ingested, message, origin, other);
    }

    /** About how much memory it takes: a text beyond Latin-1 takes two bytes a character. */
    public long bytes() {
        return OVERHEAD + message.length() * (isLatin(message) ? 1L : 2L);
    }

    private static boolean isLatin(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > 0xff) {
                return false;
            }
        }
        return true;
    }
}
