package dev.slipway.contract;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds a request of the SDK against what AWS published about the operation. */
final class Contract {
    private final Optional<ServiceModel> model;
    private final List<Violation> violations = new ArrayList<>();

    private Contract(Optional<ServiceModel> model) {
        this.model = model;
    }

    /** All that is wrong with a request; S3, without a model, only has its members required. */
    static List<Violation> check(String service, String operation, SdkPojo request) {
        Contract contract = new Contract(ServiceModel.of(service));
        if (contract.model.isEmpty()) {
            contract.required(request, operation);
        } else {
            contract.model
                    .get()
                    .input(operation)
                    .ifPresentOrElse(
                            shape -> contract.structure(shape, request, operation),
                            () -> contract.wrong(operation, "no such operation"));
        }
        return contract.violations;
    }

    /** What the SDK itself knows to be required. */
    private void required(Object value, String path) {
        switch (value) {
            case SdkPojo pojo ->
                    pojo.sdkFields()
                            .forEach(
                                    field -> {
                                        String at = path + "." + field.memberName();
                                        Optional<Object> part = value(field, pojo);
                                        if (part.isEmpty()
                                                && field.containsTrait(RequiredTrait.class)) {
                                            wrong(at, "is required");
                                        }
                                        part.ifPresent(inner -> required(inner, at));
                                    });
            case List<?> items -> items.forEach(item -> required(item, path + "[]"));
            default -> {}
        }
    }

    private void structure(JsonNode shape, SdkPojo pojo, String path) {
        Map<String, SdkField<?>> fields =
                pojo.sdkFields().stream()
                        .collect(Collectors.toMap(SdkField::memberName, Function.identity()));
        for (JsonNode name : shape.path("required")) {
            SdkField<?> field = fields.get(name.asString());
            if (field == null
                    || value(field, pojo).isEmpty()
                            && !field.containsTrait(DefaultValueTrait.class)) {
                wrong(path + "." + name.asString(), "is required");
            }
        }
        fields.forEach(
                (name, field) ->
                        value(field, pojo)
                                .ifPresent(
                                        part ->
                                                member(
                                                        shape.path("members").path(name),
                                                        part,
                                                        path + "." + name)));
    }

    private void member(JsonNode member, Object value, String path) {
        if (member.isMissingNode()) {
            wrong(path, "is not in the model");
        } else {
            value(model.orElseThrow().shape(member.required("shape").asString()), value, path);
        }
    }

    private void value(JsonNode shape, Object value, String path) {
        switch (value) {
            case SdkPojo pojo -> structure(shape, pojo, path);
            case List<?> items -> {
                range(shape, items.size(), "items", path);
                for (int i = 0; i < items.size(); i++) {
                    member(shape.required("member"), items.get(i), path + "[" + i + "]");
                }
            }
            case Map<?, ?> map -> {
                range(shape, map.size(), "entries", path);
                map.forEach(
                        (key, item) -> {
                            member(shape.required("key"), key, path + ".key(" + key + ")");
                            member(shape.required("value"), item, path + "[" + key + "]");
                        });
            }
            case String text -> text(shape, text, path);
            case SdkBytes bytes -> range(shape, bytes.asByteArray().length, "bytes", path);
            case Number number ->
                    range(shape, new BigDecimal(number.toString()), "as a number", path);
            default -> {} // booleans, instants and documents know no limits
        }
    }

    private void text(JsonNode shape, String text, String path) {
        range(shape, text.codePointCount(0, text.length()), "characters", path);
        shape.optional("pattern")
                .map(JsonNode::asString)
                .filter(pattern -> !matches(pattern, text))
                .ifPresent(pattern -> wrong(path, "“" + text + "” does not match " + pattern));
        shape.optional("enum")
                .filter(values -> values.valueStream().noneMatch(v -> v.asString().equals(text)))
                .ifPresent(values -> wrong(path, "“" + text + "” is none of " + values));
    }

    /**
     * AWS applies most patterns to the whole text. A pattern that says itself where it begins or
     * ends may leave the other side open.
     */
    static boolean matches(String pattern, String text) {
        Pattern compiled = Pattern.compile(pattern);
        return pattern.startsWith("^") || pattern.endsWith("$")
                ? compiled.matcher(text).find()
                : compiled.matcher(text).matches();
    }

    private void range(JsonNode shape, int value, String unit, String path) {
        range(shape, BigDecimal.valueOf(value), unit, path);
    }

    private void range(JsonNode shape, BigDecimal value, String unit, String path) {
        shape.optional("min")
                .filter(min -> value.compareTo(min.decimalValue()) < 0)
                .ifPresent(min -> wrong(path, "%s %s, at least %s".formatted(value, unit, min)));
        shape.optional("max")
                .filter(max -> value.compareTo(max.decimalValue()) > 0)
                .ifPresent(max -> wrong(path, "%s %s, at most %s".formatted(value, unit, max)));
    }

    /** Empty for what nobody set. */
    private static Optional<Object> value(SdkField<?> field, SdkPojo pojo) {
        return Optional.<Object>ofNullable(field.getValueOrDefault(pojo))
                .filter(value -> !(value instanceof SdkAutoConstructList<?>))
                .filter(value -> !(value instanceof SdkAutoConstructMap<?, ?>));
    }

    private void wrong(String path, String message) {
        violations.add(new Violation(path, message));
    }
}
