package dev.slipway.ui.logs;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object or array as rows to read, one for each field, in the order in which it has them; a
 * field that is there twice is shown twice, and a number as it is written.
 */
record JsonRows(String message, List<Row> rows) {
    /** What nests deeper was not made to be read, and is shown as it is. */
    private static final int DEEPEST = 100;

    /** Nor was what has more rows, which would also take fifty times its length in memory. */
    private static final int MOST = 20_000;

    /** Beyond this many steps the indentation would only push the text out of sight. */
    private static final int STEPS = 12;

    /** Names of fields are not remembered: those of a log may all be different. */
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    /** What a row has behind its key. */
    enum Kind {
        /** The beginning of an object or an array. */
        OPEN,
        /** Its end. */
        CLOSE,
        /** An object or an array with nothing in it. */
        EMPTY,
        TEXT,
        NUMBER,
        /** True, false or null. */
        WORD;

        boolean isScalar() {
            return this == TEXT || this == NUMBER || this == WORD;
        }
    }

    /**
     * One row.
     *
     * @param key empty in an array, and at an end
     * @param value of a text without quotes and escapes; of an object or array its bracket
     * @param from where an object or array begins in the message
     * @param to behind its end
     */
    record Row(int depth, Optional<String> key, Kind kind, String value, int from, int to) {
        int steps() {
            return Math.min(depth, STEPS);
        }
    }

    /**
     * The rows of a message; empty if it is not one JSON object or array and nothing else, or one
     * that nobody would read as rows: deeper than 100 levels, or of more than 20,000 rows.
     */
    static Optional<JsonRows> of(String message) {
        if (!isBracketed(message)) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), message)) {
            List<Row> rows = new Reader(json).read();
            return rows.size() <= MOST && json.nextToken() == null
                    ? Optional.of(new JsonRows(message, rows))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean isBracketed(String message) {
        int from = 0;
        int to = message.length() - 1;
        while (from < to && Character.isWhitespace(message.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(message.charAt(to))) {
            to--;
        }
        return from < to
                && (message.charAt(from) == '{' && message.charAt(to) == '}'
                        || message.charAt(from) == '[' && message.charAt(to) == ']');
    }

    /** What a row stands for: the text or number itself, or all of an object as it was written. */
    String value(Row row) {
        return row.kind() == Kind.OPEN ? message.substring(row.from(), row.to()) : row.value();
    }

    /** What stands behind a row's value to the next one. */
    String comma(int at) {
        boolean last = at + 1 == rows.size() || rows.get(at + 1).kind() == Kind.CLOSE;
        return last || rows.get(at).kind() == Kind.OPEN ? "" : ",";
    }

    /** All of it, as JSON with line breaks and indentation. */
    String text() {
        StringBuilder text = new StringBuilder(message.length() * 2);
        for (int at = 0; at < rows.size(); at++) {
            Row row = rows.get(at);
            text.repeat(' ', row.steps() * 2);
            row.key().ifPresent(key -> quote(key, text).append(": "));
            if (row.kind() == Kind.TEXT) {
                quote(row.value(), text);
            } else {
                text.append(row.value());
            }
            text.append(comma(at)).append('\n');
        }
        return text.toString();
    }

    private static StringBuilder quote(String value, StringBuilder text) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        return text.append('"');
    }

    private static final class Reader {
        private final JsonParser json;
        private final List<Row> rows = new ArrayList<>();
        private final Deque<Integer> open = new ArrayDeque<>();
        private Optional<String> key = Optional.empty();

        Reader(JsonParser json) {
            this.json = json;
        }

        List<Row> read() {
            do {
                take(json.nextToken());
            } while (!open.isEmpty() && rows.size() <= MOST);
            return rows;
        }

        private void take(JsonToken token) {
            switch (token) {
                case PROPERTY_NAME -> key = Optional.of(json.currentName());
                case START_OBJECT, START_ARRAY -> {
                    open.push(rows.size());
                    add(open.size() - 1, Kind.OPEN, token == JsonToken.START_OBJECT ? "{" : "[");
                }
                case END_OBJECT, END_ARRAY -> end(token == JsonToken.END_OBJECT ? "}" : "]");
                case VALUE_STRING -> add(open.size(), Kind.TEXT, json.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        add(open.size(), Kind.NUMBER, json.getString());
                default -> add(open.size(), Kind.WORD, json.getString());
            }
        }

        private void add(int depth, Kind kind, String value) {
            rows.add(new Row(depth, key, kind, value, here(), here()));
            key = Optional.empty();
        }

        private void end(String bracket) {
            int begun = open.pop();
            Row row = rows.get(begun);
            boolean empty = begun == rows.size() - 1;
            rows.set(
                    begun,
                    new Row(
                            row.depth(),
                            row.key(),
                            empty ? Kind.EMPTY : Kind.OPEN,
                            empty ? row.value() + bracket : row.value(),
                            row.from(),
                            here() + 1));
            if (!empty) {
                add(row.depth(), Kind.CLOSE, bracket);
            }
        }

        private int here() {
            return (int) json.currentTokenLocation().getCharOffset();
        }
    }
}
