package dev.slipway.differential;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The SDK's objects as plain maps, lists and values, and with other texts in them. */
final class Tree {
    private Tree() {}

    /** Every member that is there, by its name, in nested maps and lists. */
    static Map<String, Object> of(SdkPojo pojo) {
        Map<String, Object> members = new TreeMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (isThere(value)) {
                members.put(field.memberName(), plain(value));
            }
        }
        return members;
    }

    private static boolean isThere(Object value) {
        return value != null
                && !(value instanceof SdkAutoConstructList)
                && !(value instanceof SdkAutoConstructMap);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case SdkPojo pojo -> of(pojo);
            case List<?> list -> list.stream().map(Tree::plain).toList();
            case Map<?, ?> map -> {
                Map<String, Object> all = new TreeMap<>();
                map.forEach((key, each) -> all.put(key.toString(), plain(each)));
                yield all;
            }
            default -> value;
        };
    }

    /** The same object with every text in it exchanged. */
    @SuppressWarnings("unchecked")
    static <T extends SdkPojo> T with(T pojo, UnaryOperator<String> exchange) {
        Object builder = ((ToCopyableBuilder<?, ?>) pojo).toBuilder();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (isThere(value)) {
                field.set(builder, exchanged(value, exchange));
            }
        }
        return (T) ((SdkBuilder<?, ?>) builder).build();
    }

    private static Object exchanged(Object value, UnaryOperator<String> exchange) {
        return switch (value) {
            case String text -> exchange.apply(text);
            case SdkPojo pojo -> with(pojo, exchange);
            case List<?> list -> list.stream().map(each -> exchanged(each, exchange)).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> all = new LinkedHashMap<>();
                map.forEach((key, each) -> all.put(key, exchanged(each, exchange)));
                yield all;
            }
            default -> value;
        };
    }
}
