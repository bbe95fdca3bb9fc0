package dev.slipway.sandbox.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** How one service spells its tags. */
public record Tags<T>(
        Function<T, String> key, Function<T, String> value, BiFunction<String, String, T> make) {

    /** The tags with some of them set; the later one of two with the same key counts. */
    public List<T> with(Collection<T> tags, Collection<T> set) {
        Map<String, T> all = new LinkedHashMap<>();
        tags.forEach(tag -> all.put(key.apply(tag), tag));
        set.forEach(tag -> all.put(key.apply(tag), tag));
        return List.copyOf(all.values());
    }

    /** The tags without those of some keys. */
    public List<T> without(Collection<T> tags, Collection<String> keys) {
        List<T> all = new ArrayList<>(tags);
        all.removeIf(tag -> keys.contains(key.apply(tag)));
        return List.copyOf(all);
    }

    /** What is wrong with tags that somebody wants to set; null if nothing. */
    public String problem(Collection<T> set) {
        if (set.size() > 50) {
            return "The number of tags exceeds the limit of 50.";
        }
        for (T tag : set) {
            String name = key.apply(tag);
            if (name == null || name.isEmpty() || name.length() > 128) {
                return "A tag key must have between 1 and 128 characters.";
            }
            if (name.toLowerCase(java.util.Locale.ROOT).startsWith("aws:")) {
                return "Tag keys starting with 'aws:' are reserved for internal use.";
            }
            if (value.apply(tag) != null && value.apply(tag).length() > 256) {
                return "A tag value must have at most 256 characters.";
            }
        }
        return null;
    }

    /** The tags as a map, in their order. */
    public Map<String, String> map(Collection<T> tags) {
        Map<String, String> all = new LinkedHashMap<>();
        tags.forEach(tag -> all.put(key.apply(tag), value.apply(tag)));
        return all;
    }

    /** The tags of a map, in its order. */
    public List<T> of(Map<String, String> map) {
        return map.entrySet().stream()
                .map(tag -> make.apply(tag.getKey(), tag.getValue()))
                .toList();
    }
}
