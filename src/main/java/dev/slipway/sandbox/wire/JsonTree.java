package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The SDK's shapes as trees of JSON, and back. Times are seconds, bytes are Base64. */
final class JsonTree {
    static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    static SdkPojo read(JsonNode tree, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode node = tree.get(field.locationName());
            if (node != null && !node.isNull()) {
                field.set(builder, value(field, node));
            }
        }
        return Shapes.built(builder);
    }

    private static Object value(SdkField<?> field, JsonNode node) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> read(node, field.constructor().get());
            case LIST -> list(Shapes.list(field).memberFieldInfo(), node);
            case MAP -> map(Shapes.map(field).valueFieldInfo(), node);
            case INSTANT -> time(field, node.decimalValue());
            case DOCUMENT -> Documents.read(node);
            default -> Scalars.parse(field, node.asString());
        };
    }

    private static List<Object> list(SdkField<?> member, JsonNode nodes) {
        List<Object> all = new ArrayList<>();
        nodes.forEach(node -> all.add(node.isNull() ? null : value(member, node)));
        return all;
    }

    private static Map<String, Object> map(SdkField<?> member, JsonNode nodes) {
        Map<String, Object> all = new LinkedHashMap<>();
        nodes.properties()
                .forEach(
                        entry ->
                                all.put(
                                        entry.getKey(),
                                        entry.getValue().isNull()
                                                ? null
                                                : value(member, entry.getValue())));
        return all;
    }

    private static Instant time(SdkField<?> field, BigDecimal number) {
        return Instant.ofEpochMilli(number.movePointRight(inMillis(field) ? 0 : 3).longValue());
    }

    private static boolean inMillis(SdkField<?> field) {
        return field.getOptionalTrait(TimestampFormatTrait.class)
                .map(TimestampFormatTrait::format)
                .filter(TimestampFormatTrait.Format.UNIX_TIMESTAMP_MILLIS::equals)
                .isPresent();
    }

    static ObjectNode write(SdkPojo shape) {
        ObjectNode tree = NODES.objectNode();
        for (SdkField<?> field : shape.sdkFields()) {
            Shapes.value(field, shape)
                    .ifPresent(value -> tree.set(field.locationName(), node(field, value)));
        }
        return tree;
    }

    private static JsonNode node(SdkField<?> field, Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case SdkPojo shape -> write(shape);
            case Document document -> Documents.write(document);
            case List<?> members -> {
                ArrayNode nodes = NODES.arrayNode();
                SdkField<?> member = Shapes.list(field).memberFieldInfo();
                members.forEach(each -> nodes.add(node(member, each)));
                yield nodes;
            }
            case Map<?, ?> entries -> {
                ObjectNode nodes = NODES.objectNode();
                SdkField<?> member = Shapes.map(field).valueFieldInfo();
                entries.forEach((key, each) -> nodes.set(key.toString(), node(member, each)));
                yield nodes;
            }
            case Instant time when inMillis(field) -> NODES.numberNode(time.toEpochMilli());
            case Instant time -> NODES.numberNode(BigDecimal.valueOf(time.toEpochMilli(), 3));
            case Boolean truth -> NODES.booleanNode(truth);
            case Number number -> NODES.numberNode(new BigDecimal(number.toString()));
            case SdkBytes bytes -> NODES.stringNode(Scalars.print(field, bytes));
            default -> NODES.stringNode(Scalars.print(field, value));
        };
    }
}
