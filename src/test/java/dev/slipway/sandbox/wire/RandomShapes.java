package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Fills the SDK's shapes with values from a seed.
 *
 * @param share how many of the fields that may be missing are there
 * @param wanted the fields of the outermost shape that get a value at all
 */
record RandomShapes(Random random, double share, Predicate<SdkField<?>> wanted) {
    private static final int DEPTH = 6;
    private static final Set<String> MADE_UP =
            Set.of("PresignedUrl", "LocationConstraint", "ContentType");

    /** The SDK cuts these to seconds before it signs them, in EC2 only. */
    private static final Set<String> WHOLE_SECONDS = Set.of("StartTime", "ValidFrom", "ValidUntil");

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final List<String> ODD =
            List.of(" ", "&", "<", ">", "\"", "'", "=", "+", "%", "ü", "漢", "😀", "\\", "\n", "/");
    private static final List<String> ODD_IN_PATHS = List.of(" ", "+", "%", "&", "=", "ü", "😀");

    SdkPojo fill(Class<?> type) {
        SdkPojo builder = Api.newBuilder(type);
        for (SdkField<?> field : builder.sdkFields()) {
            if (wanted.test(field) && present(field)) {
                value(field, 1).ifPresent(value -> field.set(builder, value));
            }
        }
        return Shapes.built(builder);
    }

    /**
     * A path is never without its labels, a response never without the one thing that was asked
     * for; and the SDK makes up tokens, addresses and types of content that are missing.
     */
    private boolean present(SdkField<?> field) {
        return field.containsTrait(RequiredTrait.class)
                || field.containsTrait(DefaultValueTrait.class)
                || field.containsTrait(PayloadTrait.class)
                || MADE_UP.contains(String.valueOf(field.memberName()))
                || field.location() == MarshallLocation.PATH
                || field.location() == MarshallLocation.GREEDY_PATH
                || random.nextDouble() < share;
    }

    /** Nothing for a shape without fields, which a form cannot say. */
    private Optional<Object> shape(SdkPojo builder, int depth) {
        List<SdkField<?>> fields = builder.sdkFields();
        List<SdkField<?>> some = fields.stream().filter(this::present).toList();
        boolean empty = true;
        for (SdkField<?> field : some.isEmpty() ? fields : some) {
            boolean deeper = depth < DEPTH || field.containsTrait(RequiredTrait.class);
            Optional<Object> value = deeper ? value(field, depth + 1) : Optional.empty();
            value.ifPresent(each -> field.set(builder, each));
            empty &= value.isEmpty();
        }
        return empty ? Optional.empty() : Optional.of(Shapes.built(builder));
    }

    private Optional<Object> value(SdkField<?> field, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> shape(field.constructor().get(), depth);
            case LIST -> list(member(field, Shapes.list(field).memberFieldInfo()), depth);
            case MAP -> map(field, Shapes.map(field).valueFieldInfo(), depth);
            default -> Optional.of(scalar(field));
        };
    }

    private record Member(SdkField<?> field, boolean plain) {}

    private static Member member(SdkField<?> list, SdkField<?> member) {
        return new Member(member, list.location() == MarshallLocation.HEADER);
    }

    private Optional<Object> list(Member member, int depth) {
        List<Object> all = new ArrayList<>();
        for (int i = random.nextInt(2); i < 2; i++) {
            if (member.plain()) {
                all.add(word());
            } else {
                value(member.field(), depth).ifPresent(all::add);
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private Optional<Object> map(SdkField<?> field, SdkField<?> member, int depth) {
        boolean plain = field.location() == MarshallLocation.HEADER;
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = random.nextInt(2); i < 2; i++) {
            Optional<Object> value = plain ? Optional.of(word()) : value(member, depth);
            value.ifPresent(each -> all.put(plain ? word() : text(ODD), each));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private Object scalar(SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> string(field);
            case INTEGER -> random.nextInt(1, 100_000);
            case LONG -> random.nextLong(1L << 40);
            case SHORT -> (short) random.nextInt(1_000);
            case BYTE -> (byte) random.nextInt(100);
            case FLOAT -> random.nextInt(1_000_000) / 16f;
            case DOUBLE -> random.nextInt() / 64d;
            case BIG_DECIMAL -> BigDecimal.valueOf(random.nextLong(), 3);
            case BOOLEAN -> random.nextBoolean();
            case INSTANT -> time(field);
            case SDK_BYTES -> bytes();
            case DOCUMENT -> document();
            case NULL, SDK_POJO, LIST, MAP ->
                    throw new AssertionError("no value for " + field.memberName());
        };
    }

    private String string(SdkField<?> field) {
        String name = String.valueOf(field.memberName());
        if ("Bucket".equals(field.locationName())) {
            return "bucket-" + word();
        }
        // Route 53 gives ids with a prefix, which the SDK cuts off at the last slash; the SDK does
        // not escape attributes.
        if (name.endsWith("Id") || field.containsTrait(XmlAttributeTrait.class)) {
            return word() + "ü" + word();
        }
        return switch (field.location()) {
            case HEADER -> word() + " " + word();
            case PATH -> text(ODD_IN_PATHS);
            case GREEDY_PATH -> text(ODD_IN_PATHS) + "/" + text(ODD_IN_PATHS);
            case PAYLOAD, QUERY_PARAM, STATUS_CODE -> text(ODD);
        };
    }

    private Instant time(SdkField<?> field) {
        boolean seconds =
                field.location() == MarshallLocation.HEADER
                        || field.containsTrait(TimestampFormatTrait.class)
                        || WHOLE_SECONDS.contains(String.valueOf(field.memberName()));
        long millis = random.nextLong(1_000_000_000_000L, 1_900_000_000_000L);
        return Instant.ofEpochMilli(seconds ? millis / 1000 * 1000 : millis);
    }

    private SdkBytes bytes() {
        byte[] all = new byte[random.nextInt(1, 20)];
        random.nextBytes(all);
        return SdkBytes.fromByteArray(all);
    }

    private Document document() {
        return Document.mapBuilder()
                .putString(word(), text(ODD))
                .putNumber(word(), random.nextInt())
                .putBoolean(word(), random.nextBoolean())
                .putNull(word())
                .putList(word(), list -> list.addString(word()).addNumber(random.nextInt()))
                .build();
    }

    private String text(List<String> odd) {
        return word() + odd.get(random.nextInt(odd.size())) + word();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(3, 8); i > 0; i--) {
            word.append(PLAIN.charAt(random.nextInt(PLAIN.length())));
        }
        return word.toString();
    }
}
