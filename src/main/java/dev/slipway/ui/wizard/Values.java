package dev.slipway.ui.wizard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of one layout by the paths its fields name. */
final class Values {
    private final String prefix;
    private final Map<String, Value<?>> all = new LinkedHashMap<>();

    /**
     * @param prefix what the layout leaves out of every path, such as {@code services.blue.}
     */
    Values(String prefix) {
        this.prefix = prefix;
    }

    /** The whole path of a property. */
    String path(String name) {
        return prefix + name;
    }

    /** Adds a value and hands it back. */
    <T> Value<T> add(Value<T> value) {
        all.put(value.path(), value);
        return value;
    }

    Value<?> get(String name) {
        return all.get(path(name));
    }

    Set<String> paths() {
        return all.keySet();
    }

    /** Every value whose path begins so shows again what the stack has. */
    void restore(String name) {
        all.forEach(
                (path, value) -> {
                    if (path.startsWith(path(name))) {
                        value.restore();
                    }
                });
    }

    /** A list as it is typed into one line. */
    static String line(List<String> texts) {
        return String.join(", ", texts);
    }

    /** The entries of such a line. */
    static List<String> entries(String line) {
        return List.of(line.strip().split("[,\\s]+")).stream()
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}
