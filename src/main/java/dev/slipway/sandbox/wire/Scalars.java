package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.utils.DateUtils;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;

/**
 * The textual form of single values, as XML, forms, headers and addresses have it. The formats of
 * times are those of the <a href="https://smithy.io/2.0/aws/protocols/index.html">protocols'
 * specifications</a>: ISO 8601, but RFC 822 in headers.
 */
final class Scalars {
    private Scalars() {}

    static Object parse(SdkField<?> field, String text) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text;
            case INTEGER -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case SHORT -> Short.valueOf(text);
            case BYTE -> Byte.valueOf(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case BIG_DECIMAL -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
            case INSTANT -> parseTime(format(field), text);
            case NULL, SDK_POJO, LIST, MAP, DOCUMENT -> throw notScalar(field);
        };
    }

    static String print(SdkField<?> field, Object value) {
        return switch (value) {
            case Instant time -> printTime(format(field), time);
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
            case BigDecimal number -> number.toPlainString();
            case String _, Number _, Boolean _ -> value.toString();
            default -> throw notScalar(field);
        };
    }

    private static Format format(SdkField<?> field) {
        return field.getOptionalTrait(TimestampFormatTrait.class)
                .map(TimestampFormatTrait::format)
                .orElse(
                        field.location() == MarshallLocation.HEADER
                                ? Format.RFC_822
                                : Format.ISO_8601);
    }

    private static Instant parseTime(Format format, String text) {
        return switch (format) {
            case ISO_8601 -> DateUtils.parseIso8601Date(text);
            case RFC_822 -> DateUtils.parseRfc822Date(text);
            case UNIX_TIMESTAMP -> DateUtils.parseUnixTimestampInstant(text);
            case UNIX_TIMESTAMP_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
        };
    }

    private static String printTime(Format format, Instant time) {
        return switch (format) {
            case ISO_8601 -> DateUtils.formatIso8601Date(time);
            case RFC_822 -> DateUtils.formatRfc822Date(time);
            case UNIX_TIMESTAMP -> DateUtils.formatUnixTimestampInstant(time);
            case UNIX_TIMESTAMP_MILLIS -> String.valueOf(time.toEpochMilli());
        };
    }

    private static IllegalStateException notScalar(SdkField<?> field) {
        return new IllegalStateException(
                field.memberName() + " is no single value: " + field.marshallingType());
    }
}
