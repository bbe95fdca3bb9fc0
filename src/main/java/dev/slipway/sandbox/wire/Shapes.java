package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every protocol needs to know of the SDK's generated shapes. */
final class Shapes {
    private Shapes() {}

    /** The finished object, from a builder that {@link SdkField#constructor()} gave. */
    static SdkPojo built(SdkPojo builder) {
        return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
    }

    /**
     * What a field of an object holds. A list or map that nobody set is not there, which is not the
     * same as an empty one.
     */
    static Optional<Object> value(SdkField<?> field, SdkPojo owner) {
        Object value = field.getValueOrDefault(owner);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap
                ? Optional.empty()
                : Optional.ofNullable(value);
    }

    static ListTrait list(SdkField<?> field) {
        return field.getRequiredTrait(ListTrait.class);
    }

    static MapTrait map(SdkField<?> field) {
        return field.getRequiredTrait(MapTrait.class);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> entries(Object value) {
        return (Map<String, Object>) value;
    }

    static List<Object> members(Object value) {
        return List.copyOf((Collection<?>) value);
    }
}
