package dev.slipway.logs;

import dev.slipway.logs.Line.Place;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the lines of a source, with one origin for each of its streams. */
final class Origins {
    private final Source source;
    private final Map<String, Origin> streams = new ConcurrentHashMap<>();

    Origins(Source source) {
        this.source = source;
    }

    /**
     * @param ingested null if it is not told
     */
    Line line(String stream, long timestamp, Long ingested, String message) {
        Origin origin = streams.computeIfAbsent(stream, name -> Origin.of(source, name));
        return new Line(
                timestamp,
                ingested == null ? timestamp : ingested,
                message,
                origin,
                Place.IN_ORDER);
    }
}
