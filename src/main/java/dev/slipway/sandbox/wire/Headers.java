package dev.slipway.sandbox.wire;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** HTTP's headers, whose names ignore case. */
final class Headers {
    private Headers() {}

    static Map<String, List<String>> copy(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    /** The same headers, with some that take the place of those of their name. */
    static Map<String, List<String>> with(
            Map<String, List<String>> headers, Map<String, List<String>> others) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(others);
        return copy(all);
    }
}
