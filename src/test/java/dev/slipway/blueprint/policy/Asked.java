package dev.slipway.blueprint.policy;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A call, as far as it matters for whether it is allowed.
 *
 * @param service the package of its client
 */
record Asked(String service, String operation, SdkRequest request) {

    static Asked of(SdkRequest request) {
        String[] packages = request.getClass().getPackageName().split("\\.");
        return new Asked(
                packages[packages.length - 2],
                request.getClass().getSimpleName().replaceFirst("Request$", ""),
                request);
    }

    /** Such as {@code ecs.CreateService}. */
    String name() {
        return service + "." + operation;
    }

    /** The texts of a member, however many there are. */
    List<String> all(String member) {
        return texts(member(request, member)).toList();
    }

    String one(String member) {
        List<String> all = all(member);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(name() + " has no " + member);
        }
        return all.getFirst();
    }

    boolean has(String member) {
        return !all(member).isEmpty();
    }

    /** Every text anywhere in it. */
    Stream<String> texts() {
        return texts(request);
    }

    /** The tags that it sets. */
    Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        tags(request, tags);
        return tags;
    }

    private static Object member(SdkPojo pojo, String name) {
        return pojo.sdkFields().stream()
                .filter(field -> field.memberName().equalsIgnoreCase(name))
                .map(field -> ((SdkField<?>) field).getValueOrDefault(pojo))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> texts(Object value) {
        return switch (value) {
            case null -> Stream.of();
            case String text -> Stream.of(text);
            case Collection<?> many -> many.stream().flatMap(Asked::texts);
            case Map<?, ?> map -> map.values().stream().flatMap(Asked::texts);
            case SdkPojo pojo ->
                    pojo.sdkFields().stream()
                            .flatMap(f -> texts(((SdkField<?>) f).getValueOrDefault(pojo)));
            default -> Stream.of();
        };
    }

    private static void tags(SdkPojo pojo, Map<String, String> into) {
        if (member(pojo, "Key") instanceof String key
                && member(pojo, "Value") instanceof String value) {
            into.put(key, value);
        }
        for (String way : List.of("Tags", "TagSpecifications", "DeliveryStreamTags")) {
            switch (member(pojo, way)) {
                case Collection<?> many ->
                        many.forEach(
                                one -> {
                                    if (one instanceof SdkPojo tag) {
                                        tags(tag, into);
                                    }
                                });
                case Map<?, ?> map ->
                        map.forEach((key, value) -> into.put(key.toString(), value.toString()));
                case null, default -> {}
            }
        }
    }
}
