package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of a REST operation that are not in its body. */
final class RestFields {
    private RestFields() {}

    /** Sets what path, query and headers say. */
    static void read(Call call, Map<String, String> labels, SdkPojo builder) {
        Map<String, List<String>> query = call.query();
        for (SdkField<?> field : builder.sdkFields()) {
            String name = field.locationName();
            Optional<Object> value =
                    switch (field.location()) {
                        case PATH, GREEDY_PATH ->
                                Optional.ofNullable(labels.get(name))
                                        .map(text -> Scalars.parse(field, text));
                        case QUERY_PARAM ->
                                Optional.ofNullable(query.get(name)).map(all -> values(field, all));
                        case HEADER -> header(field, call.headers());
                        case PAYLOAD, STATUS_CODE -> Optional.empty();
                    };
            value.ifPresent(each -> field.set(builder, each));
        }
    }

    private static Object values(SdkField<?> field, List<String> texts) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> {
                SdkField<?> member = Shapes.list(field).memberFieldInfo();
                yield texts.stream().map(text -> Scalars.parse(member, text)).toList();
            }
            default -> Scalars.parse(field, texts.getFirst());
        };
    }

    private static Optional<Object> header(SdkField<?> field, Map<String, List<String>> headers) {
        return switch (field.marshallingType().getKnownType()) {
            case MAP -> prefixed(field.locationName(), headers);
            case LIST ->
                    Optional.ofNullable(headers.get(field.locationName()))
                            .map(
                                    all ->
                                            all.stream()
                                                    .flatMap(text -> Arrays.stream(text.split(",")))
                                                    .map(String::strip)
                                                    .toList())
                            .map(all -> values(field, all));
            default ->
                    Optional.ofNullable(headers.get(field.locationName()))
                            .map(all -> values(field, all));
        };
    }

    /** Names of headers have no case, so those of a map arrive in lower case, as at S3 itself. */
    private static Optional<Object> prefixed(String prefix, Map<String, List<String>> headers) {
        Map<String, String> found = new LinkedHashMap<>();
        headers.forEach(
                (name, values) -> {
                    if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                        found.put(
                                name.substring(prefix.length()).toLowerCase(Locale.ROOT),
                                values.getFirst());
                    }
                });
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** The headers of a response. */
    static Map<String, List<String>> headers(SdkPojo response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (SdkField<?> field : response.sdkFields()) {
            if (field.location() == MarshallLocation.HEADER) {
                Shapes.value(field, response).ifPresent(value -> put(headers, field, value));
            }
        }
        return headers;
    }

    private static void put(Map<String, List<String>> headers, SdkField<?> field, Object value) {
        String name = field.unmarshallLocationName();
        switch (value) {
            case Map<?, ?> entries ->
                    entries.forEach(
                            (key, each) -> headers.put(name + key, List.of(each.toString())));
            case List<?> members -> {
                SdkField<?> member = Shapes.list(field).memberFieldInfo();
                headers.put(
                        name,
                        List.of(
                                members.stream()
                                        .map(each -> Scalars.print(member, each))
                                        .collect(Collectors.joining(","))));
            }
            default -> headers.put(name, List.of(Scalars.print(field, value)));
        }
    }

    /** The status, where the response itself names it. */
    static Optional<Integer> status(SdkPojo response) {
        return response.sdkFields().stream()
                .filter(field -> field.location() == MarshallLocation.STATUS_CODE)
                .flatMap(field -> Shapes.value(field, response).stream())
                .map(Integer.class::cast)
                .findFirst();
    }
}
