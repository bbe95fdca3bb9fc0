package dev.slipway.engine;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The properties of a resource, flattened to paths such as {@code healthCheck.path} or {@code
 * containers[web].image}: the form in which resources of any kind are compared and shown.
 *
 * <p>What is null, empty or an unmanaged {@link Sensitive} has no path.
 */
public final class Properties {
    private Properties() {}

    /** All properties of a resource by path. */
    public static SortedMap<String, Property> of(Resource resource) {
        SortedMap<String, Property> flat = new TreeMap<>();
        flatten("", resource, flat);
        return flat;
    }

    /** Whether {@code path} is {@code prefix} or lies below it. */
    public static boolean covers(String prefix, String path) {
        return path.startsWith(prefix)
                && (path.length() == prefix.length()
                        || path.charAt(prefix.length()) == '.'
                        || path.charAt(prefix.length()) == '[');
    }

    /** Paths of the components of a resource, nested ones included, that carry an annotation. */
    static Set<String> marked(
            Resource resource, Class<? extends java.lang.annotation.Annotation> mark) {
        Set<String> paths = new TreeSet<>();
        collectMarked("", resource, mark, paths);
        return paths;
    }

    private static void collectMarked(
            String path,
            Object value,
            Class<? extends java.lang.annotation.Annotation> mark,
            Set<String> into) {
        switch (value) {
            case Optional<?> optional ->
                    optional.ifPresent(inner -> collectMarked(path, inner, mark, into));
            case Map<?, ?> map ->
                    map.forEach((key, item) -> collectMarked(path + key(key), item, mark, into));
            case Collection<?> items -> {
                int index = 0;
                for (Object item : items) {
                    collectMarked(path + "[" + key(item, index++) + "]", item, mark, into);
                }
            }
            case Record parts -> {
                Map<String, Object> values = Records.components(parts);
                for (RecordComponent component : Records.declared(parts.getClass())) {
                    String below = join(path, component.getName());
                    if (component.isAnnotationPresent(mark)) {
                        into.add(below);
                    }
                    collectMarked(below, values.get(component.getName()), mark, into);
                }
            }
            case null, default -> {}
        }
    }

    private static void flatten(String path, Object value, SortedMap<String, Property> into) {
        switch (value) {
            case null -> {}
            case Sensitive secret ->
                    secret.reveal().ifPresent(known -> into.put(path, new Property.Hidden(secret)));
            case Output.Known<?> known -> flatten(path, known.value(), into);
            case Output<?> later ->
                    into.put(path, new Property.Later(String.valueOf(later.sources())));
            case Optional<?> optional -> optional.ifPresent(inner -> flatten(path, inner, into));
            case Map<?, ?> map -> map.forEach((key, item) -> flatten(path + key(key), item, into));
            case Set<?> set -> flattenSet(path, set, into);
            case Collection<?> items -> {
                int index = 0;
                for (Object item : items) {
                    flatten(path + "[" + key(item, index++) + "]", item, into);
                }
            }
            case Record parts ->
                    Records.components(parts)
                            .forEach((name, part) -> flatten(join(path, name), part, into));
            default -> into.put(path, new Property.Value(value.toString()));
        }
    }

    /** The elements of a set are their own keys, so that their order says nothing. */
    private static void flattenSet(String path, Set<?> set, SortedMap<String, Property> into) {
        for (Object item : set) {
            if (isNamed(item)) {
                flatten(path + "[" + key(item, 0) + "]", item, into);
            } else {
                SortedMap<String, Property> parts = new TreeMap<>();
                flatten("", item, parts);
                Stream<Property> values = parts.values().stream();
                Optional<Property> later =
                        values.filter(Property.Later.class::isInstance).findFirst();
                String text = text(parts);
                into.put(path + "[" + text + "]", later.orElseGet(() -> new Property.Value(text)));
            }
        }
    }

    private static String text(SortedMap<String, Property> parts) {
        if (parts.size() == 1 && parts.firstKey().isEmpty()) {
            return parts.get("").toString();
        }
        StringBuilder text = new StringBuilder();
        parts.forEach(
                (name, value) -> {
                    text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value);
                });
        return text.toString();
    }

    private static boolean isNamed(Object item) {
        return item instanceof Record parts && Records.components(parts).containsKey("name");
    }

    private static String key(Object item, int index) {
        return isNamed(item)
                ? String.valueOf(Records.components((Record) item).get("name"))
                : String.valueOf(index);
    }

    private static String key(Object mapKey) {
        return "[" + mapKey + "]";
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
