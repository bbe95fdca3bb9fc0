package dev.slipway.engine;

import java.util.List;

/** The properties of one resource that are to change. */
public record Changes(List<PropertyChange> all) {
    public Changes {
        all = List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether the property at the path, or anything below it, is among the changes. */
    public boolean touch(String path) {
        return all.stream().anyMatch(change -> Properties.covers(path, change.path()));
    }

    public boolean anyImmutable() {
        return all.stream().anyMatch(PropertyChange::immutable);
    }
}
