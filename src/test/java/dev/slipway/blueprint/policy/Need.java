package dev.slipway.blueprint.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What AWS asks of a caller before it answers.
 *
 * @param context the values of the condition keys that there are
 */
record Need(String action, String resource, Map<String, List<String>> context) {
    Need {
        context = new TreeMap<>(context);
    }

    static Need of(String action, String resource) {
        return new Need(action, resource, Map.of());
    }

    Need with(String key, List<String> values) {
        Map<String, List<String>> all = new TreeMap<>(context);
        all.put(key, values);
        return new Need(action, resource, all);
    }

    Need with(String key, String value) {
        return with(key, List.of(value));
    }

    Need with(String prefix, Map<String, String> tags) {
        Map<String, List<String>> all = new TreeMap<>(context);
        tags.forEach((key, value) -> all.put(prefix + key, List.of(value)));
        return new Need(action, resource, all);
    }
}
