package dev.slipway.ui.logs;

import dev.slipway.logs.Level;
import dev.slipway.logs.Line;
import dev.slipway.logs.Shown;

import java.util.Optional;

/**
 * What there is to read in a line. A message may have a megabyte: this is made in the background.
 *
 * @param plain the message without escape sequences
 * @param fields what it has if it is JSON
 */
record Reading(Line line, Optional<Level> level, String plain, Optional<JsonRows> fields) {

    static Reading of(Line line) {
        String plain = Shown.plain(line.message());
        return new Reading(line, Level.of(plain), plain, JsonRows.of(line.message()));
    }

    /** The message as a person can read it, whole. */
    String text() {
        return fields.map(JsonRows::text).orElse(plain);
    }

    /** The beginning of a text, without half a character at its end. */
    static String head(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
