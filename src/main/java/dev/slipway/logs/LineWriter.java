package dev.slipway.logs;

import dev.slipway.logs.Line.Place;
import dev.slipway.stack.Colour;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes lines for a program, as JSON, or for a person. Any number of threads may ask it. */
public final class LineWriter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private static final String INDENT = "\n    ";

    /** Without the redaction of the journal's: whoever reads logs wants them as they are. */
    private final JsonMapper mapper = JsonMapper.builder().build();

    /** ISO 8601 in UTC, such as {@code 2026-11-23T14:05:09.120Z}. */
    public static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    /** A line as a JSON object on one line; its message is as CloudWatch has it. */
    public String json(Line line) {
        Origin origin = line.origin();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("timestamp", time(line.timestamp()));
        fields.put("ingested", time(line.ingested()));
        origin.source().colour().map(Colour::key).ifPresent(key -> fields.put("colour", key));
        fields.put("container", origin.container());
        origin.task().ifPresent(id -> fields.put("task", id));
        fields.put("group", origin.source().group());
        fields.put("stream", origin.stream());
        if (line.place() != Place.IN_ORDER) {
            fields.put(line.isLate() ? "late" : "ahead", true);
        }
        fields.put("message", line.message());
        return escaped(mapper.writeValueAsString(fields));
    }

    /** A line as a person reads it; what follows a line break in its message is indented. */
    public String text(Line line) {
        return time(line.timestamp())
                + " "
                + line.origin().shortName()
                + (line.isLate() ? " (late)  " : "  ")
                + Shown.plain(line.message()).replace("\n", INDENT);
    }

    /** Half a character cannot be written in UTF-8, but JSON has an escape for it. */
    private static String escaped(String json) {
        StringBuilder text = null;
        int copied = 0;
        for (int at = 0; at < json.length(); at++) {
            char here = json.charAt(at);
            if (!Character.isSurrogate(here)) {
                continue;
            }
            if (Character.isHighSurrogate(here)
                    && at + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(at + 1))) {
                at++;
                continue;
            }
            text = text == null ? new StringBuilder(json.length() + INDENT.length()) : text;
            text.append(json, copied, at).append("\\u%04x".formatted((int) here));
            copied = at + 1;
        }
        return text == null ? json : text.append(json, copied, json.length()).toString();
    }
}
