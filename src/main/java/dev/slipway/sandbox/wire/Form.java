package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A form whose names are paths into a shape, such as {@code Tags.member.2.Key}. */
final class Form {
    private final NavigableMap<String, String> parameters;
    private final QueryProtocol.Dialect dialect;

    Form(Map<String, String> parameters, QueryProtocol.Dialect dialect) {
        this.parameters = new TreeMap<>(parameters);
        this.dialect = dialect;
    }

    SdkPojo read(SdkPojo builder) {
        return shape("", builder);
    }

    private SdkPojo shape(String prefix, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            value(prefix + field.locationName(), field)
                    .ifPresent(value -> field.set(builder, value));
        }
        return Shapes.built(builder);
    }

    private Optional<Object> value(String path, SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO ->
                    names(path + ".").isEmpty()
                            ? Optional.empty()
                            : Optional.of(shape(path + ".", field.constructor().get()));
            case LIST -> list(path, Shapes.list(field));
            case MAP -> map(path, Shapes.map(field));
            default ->
                    Optional.ofNullable(parameters.get(path))
                            .map(text -> Scalars.parse(field, text));
        };
    }

    /** A list without members is sent as its bare name. */
    private Optional<Object> list(String path, ListTrait trait) {
        SdkField<?> member = trait.memberFieldInfo();
        String place = dialect.members(path, member.locationName(), trait.isFlattened());
        List<Object> members =
                numbers(place + ".").stream()
                        .flatMap(number -> value(place + "." + number, member).stream())
                        .toList();
        return members.isEmpty() && !parameters.containsKey(path)
                ? Optional.empty()
                : Optional.of(members);
    }

    private Optional<Object> map(String path, MapTrait trait) {
        String place = trait.isFlattened() ? path : path + ".entry";
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int number : numbers(place + ".")) {
            String entry = place + "." + number + ".";
            value(entry + trait.valueLocationName(), trait.valueFieldInfo())
                    .ifPresent(
                            value ->
                                    entries.put(
                                            parameters.get(entry + trait.keyLocationName()),
                                            value));
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
    }

    private TreeSet<Integer> numbers(String prefix) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String name : names(prefix).keySet()) {
            String first = name.substring(prefix.length()).split("\\.", 2)[0];
            if (first.matches("\\d{1,6}")) {
                numbers.add(Integer.valueOf(first));
            }
        }
        return numbers;
    }

    private Map<String, String> names(String prefix) {
        return parameters.subMap(prefix, prefix + Character.MAX_VALUE);
    }
}
