package dev.slipway.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Something that changes, with what it was before, for about a day. */
public final class History<T> {
    private static final Duration KEPT = Duration.ofDays(1);

    private final NavigableMap<Instant, T> values = new TreeMap<>();

    /** Notes what it is from an instant on. */
    public void set(Instant from, T value) {
        values.put(from, value);
        Instant before = values.floorKey(from.minus(KEPT));
        if (before != null) {
            values.headMap(before).clear();
        }
    }

    /** What it was at an instant; empty before the first. */
    public Optional<T> at(Instant instant) {
        return Optional.ofNullable(values.floorEntry(instant)).map(Map.Entry::getValue);
    }
}
