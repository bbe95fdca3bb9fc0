package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The SDK's request of what {@link ValidValues} has. */
final class TypedRequest {
    private TypedRequest() {}

    static SdkPojo of(Class<?> type, Object members) {
        return structure(Api.newBuilder(type), members);
    }

    private static SdkPojo structure(SdkPojo builder, Object members) {
        for (SdkField<?> field : builder.sdkFields()) {
            Object value = ((Map<?, ?>) members).get(field.memberName());
            if (value != null) {
                field.set(builder, value(field, value));
            } else if (field.location() == MarshallLocation.PATH && isOfS3(builder)) {
                field.set(builder, "example-bucket"); // not in what the SDK knows of bodies
            }
        }
        return Shapes.built(builder);
    }

    private static boolean isOfS3(SdkPojo builder) {
        return builder.getClass().getPackageName().contains(".s3.");
    }

    private static Object value(SdkField<?> field, Object value) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> structure(field.constructor().get(), value);
            case LIST -> {
                SdkField<?> item = Shapes.list(field).memberFieldInfo();
                yield ((List<?>) value).stream().map(each -> value(item, each)).toList();
            }
            case MAP -> {
                SdkField<?> item = Shapes.map(field).valueFieldInfo();
                Map<String, Object> entries = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach((key, each) -> entries.put(key.toString(), value(item, each)));
                yield entries;
            }
            case INTEGER -> ((Number) value).intValue();
            case LONG -> ((Number) value).longValue();
            case FLOAT -> ((Number) value).floatValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case BOOLEAN -> value;
            case INSTANT -> Instant.ofEpochSecond(((Number) value).longValue());
            case SDK_BYTES -> SdkBytes.fromUtf8String(value.toString());
            case DOCUMENT -> Document.fromMap(Map.of());
            default -> value.toString();
        };
    }
}
