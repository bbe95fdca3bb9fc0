package dev.slipway.sandbox.wire;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The least that meets a published shape: texts, numbers, lists and maps, a structure being the map
 * of its members.
 */
record ValidValues(JsonNode shapes) {
    private static final List<String> SAMPLES =
            List.of(
                    "a",
                    "1",
                    "/",
                    "200",
                    "HTTPS",
                    "us-east-2",
                    "example.com",
                    "123456789012",
                    "https://example.com",
                    "12345678-1234-1234-1234-123456789012",
                    "arn:aws:acm:us-east-2:123456789012:certificate/a",
                    "arn:aws:acm-pca:us-east-2:123456789012:certificate-authority/a",
                    "arn:aws:application-autoscaling:us-east-2:123456789012:scalable-target/a",
                    "jdbc:redshift://a.b.redshift.amazonaws.com:5439/a",
                    "a.snowflakecomputing.com",
                    "a.b.vpce.us-east-2.vpce-svc-12345678901234567",
                    "ipv4pool-coip-a",
                    ".a",
                    "AAAA");

    JsonNode shape(String name) {
        return shapes.required(name);
    }

    Object of(String name) {
        JsonNode shape = shape(name);
        return switch (shape.required("type").asString()) {
            case "structure" -> structure(shape);
            case "list" -> list(shape, Math.max(1, least(shape)));
            case "map" -> map(shape, Math.max(1, least(shape)));
            case "string" -> text(shape).orElse("a");
            case "blob" -> "a".repeat(Math.max(1, least(shape)));
            case "boolean" -> true;
            case "timestamp" -> 0L;
            default -> number(shape);
        };
    }

    static int least(JsonNode shape) {
        return shape.path("min").asInt(0);
    }

    private static Object number(JsonNode shape) {
        double least = shape.path("min").asDouble(1);
        return least > 1 ? shape.required("min").asLong() : Math.max(1, (long) Math.ceil(least));
    }

    /** What is required; something at least, for a form of no fields is nothing at all. */
    Map<String, Object> structure(JsonNode shape) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (JsonNode name : shape.path("required")) {
            members.put(name.asString(), of(member(shape, name.asString())));
        }
        if (members.isEmpty()) {
            addAnother(shape, "", members);
        }
        return members;
    }

    /** Adds a text that is not required, if there is any but the one named. */
    void addAnother(JsonNode shape, String name, Map<String, Object> members) {
        for (String other : shape.required("members").propertyNames()) {
            String of = member(shape, other);
            boolean plain = shape(of).required("type").asString().equals("string");
            if (!other.equals(name) && plain) {
                members.put(other, of(of));
                return;
            }
        }
    }

    static String member(JsonNode shape, String name) {
        return shape.required("members").required(name).required("shape").asString();
    }

    static String part(JsonNode shape, String part) {
        return shape.required(part).required("shape").asString();
    }

    List<Object> list(JsonNode shape, int size) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(of(part(shape, "member")));
        }
        return items;
    }

    Map<String, Object> map(JsonNode shape, int size) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            entries.put("a".repeat(i + 1), of(part(shape, "value")));
        }
        return entries;
    }

    /** A text that is allowed, where one of the samples is or can be made so. */
    Optional<String> text(JsonNode shape) {
        return shape.has("enum")
                ? Optional.of(shape.get("enum").get(0).asString())
                : ofLength(shape, least(shape), shape.path("max").asInt(Integer.MAX_VALUE));
    }

    /** A text that is allowed but for its length. */
    Optional<String> ofLength(JsonNode shape, int least, int most) {
        return SAMPLES.stream()
                .flatMap(sample -> Stream.of(padded(sample, least), padded("", least) + sample))
                .filter(text -> text.length() >= least && text.length() <= most)
                .filter(text -> matches(shape, text))
                .findFirst();
    }

    private static String padded(String sample, int least) {
        String end = sample.isEmpty() ? "a" : sample.substring(sample.length() - 1);
        return sample + end.repeat(Math.max(0, least - sample.length()));
    }

    /** As strictly as it can be meant: the pattern describes the whole text. */
    static boolean matches(JsonNode shape, String text) {
        return !shape.has("pattern") || Pattern.matches(shape.get("pattern").asString(), text);
    }

    /** As loosely as it can be meant: some part of the text is as described. */
    static boolean resembles(JsonNode shape, String text) {
        String pattern = shape.get("pattern").asString();
        return pattern.startsWith("^") || pattern.endsWith("$")
                ? Pattern.compile(pattern).matcher(text).find()
                : Pattern.matches(pattern, text);
    }
}
