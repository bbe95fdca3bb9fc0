package dev.slipway.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Walks the records that describe resources, whatever their kind. */
final class Records {
    /** Asked anew, reflection makes each component and its accessor a second time. */
    private static final ClassValue<List<RecordComponent>> DECLARED =
            new ClassValue<>() {
                @Override
                protected List<RecordComponent> computeValue(Class<?> type) {
                    List<RecordComponent> all = List.of(type.getRecordComponents());
                    all.forEach(component -> component.getAccessor().setAccessible(true));
                    return all;
                }
            };

    private Records() {}

    /** The addresses that the properties refer to. */
    static Set<Address> sources(Resource resource) {
        Set<Address> found = new TreeSet<>();
        collect(resource, found);
        return found;
    }

    private static void collect(Object value, Set<Address> into) {
        switch (value) {
            case null -> {}
            case Output<?> output -> into.addAll(output.sources());
            case Optional<?> optional -> optional.ifPresent(inner -> collect(inner, into));
            case Iterable<?> items -> items.forEach(item -> collect(item, into));
            case Map<?, ?> map -> map.values().forEach(item -> collect(item, into));
            case Record parts -> components(parts).values().forEach(part -> collect(part, into));
            default -> {}
        }
    }

    /** The same resource with every output filled in that is known. */
    static <R extends Resource> R resolve(
            R resource, Function<Address, Optional<Map<String, String>>> outputs) {
        @SuppressWarnings("unchecked") // a record is rebuilt as its own class
        R resolved = (R) rebuild(resource, outputs);
        return resolved;
    }

    private static Object rebuild(
            Object value, Function<Address, Optional<Map<String, String>>> outputs) {
        return switch (value) {
            case null -> null;
            case Output<?> output -> output.resolve(outputs);
            case Optional<?> optional -> optional.map(inner -> rebuild(inner, outputs));
            case List<?> list -> list.stream().map(item -> rebuild(item, outputs)).toList();
            case Set<?> set ->
                    set.stream()
                            .map(item -> rebuild(item, outputs))
                            .collect(Collectors.toCollection(LinkedHashSet::new));
            case Map<?, ?> map -> {
                Map<Object, Object> rebuilt = new LinkedHashMap<>();
                map.forEach((key, item) -> rebuilt.put(key, rebuild(item, outputs)));
                yield rebuilt;
            }
            case Record parts ->
                    construct(
                            parts.getClass(),
                            components(parts).values().stream()
                                    .map(part -> rebuild(part, outputs))
                                    .toArray());
            default -> value;
        };
    }

    /** The components of a record by name, in the order of its declaration. */
    static Map<String, Object> components(Record parts) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : declared(parts.getClass())) {
            try {
                values.put(component.getName(), component.getAccessor().invoke(parts));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return values;
    }

    /** The components that a record declares, in that order. */
    static List<RecordComponent> declared(Class<?> type) {
        return DECLARED.get(type);
    }

    private static Object construct(Class<?> type, Object[] arguments) {
        Class<?>[] parameters =
                declared(type).stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "resolved properties do not make a " + type.getSimpleName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build " + type, e);
        }
    }
}
