package dev.slipway.contract;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A model of what stands in the bodies of requests, as far as the SDK knows it: which members are
 * required and which words there are. For S3, whose model AWS does not publish with the others;
 * what stands in its headers and addresses has a code of its own for each, and is left out.
 */
final class SdkConstraints {
    /** Here the SDK does not know all words: any region is one. */
    private static final Set<String> OPEN = Set.of("BucketLocationConstraint");

    private final ObjectNode shapes = JsonMapper.shared().createObjectNode();

    PublishedConstraints of(String service, Set<Class<?>> requests) {
        ObjectNode inputs = JsonMapper.shared().createObjectNode();
        Set<String> operations = new TreeSet<>();
        for (Class<?> request : requests) {
            String operation = request.getSimpleName().replaceFirst("Request$", "");
            operations.add(operation);
            inputs.put(operation, structure(builder(request)));
        }
        return new PublishedConstraints(
                service, operations, PublishedConstraints.tree(inputs, shapes));
    }

    private static SdkPojo builder(Class<?> type) {
        try {
            return (SdkPojo) type.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private String structure(SdkPojo builder) {
        Class<?> type = builder.getClass().getEnclosingClass();
        String name = type.getSimpleName();
        if (!shapes.has(name)) {
            ObjectNode shape = shapes.putObject(name).put("type", "structure");
            ArrayNode required = shape.putArray("required");
            ObjectNode members = shape.putObject("members");
            builder.sdkFields().stream()
                    .filter(field -> field.location() == MarshallLocation.PAYLOAD)
                    .forEach(
                            field -> {
                                if (field.containsTrait(RequiredTrait.class)) {
                                    required.add(field.memberName());
                                }
                                members.putObject(field.memberName())
                                        .put("shape", member(type, field));
                            });
        }
        return name;
    }

    private String member(Class<?> owner, SdkField<?> field) {
        String name = owner.getSimpleName() + "." + field.memberName();
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> structure(field.constructor().get());
            case LIST -> {
                SdkField<?> item = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
                String of = member(owner, item);
                shapes.putObject(name).put("type", "list").putObject("member").put("shape", of);
                yield name;
            }
            case BOOLEAN -> plain(name, "boolean");
            case INTEGER, LONG -> plain(name, "long");
            case INSTANT -> plain(name, "timestamp");
            default -> {
                ObjectNode shape = shapes.putObject(name).put("type", "string");
                words(owner, field.memberName())
                        .ifPresent(
                                words -> {
                                    ArrayNode all = shape.putArray("enum");
                                    words.forEach(all::add);
                                });
                yield name;
            }
        };
    }

    private String plain(String name, String type) {
        shapes.putObject(name).put("type", type);
        return name;
    }

    private static Optional<Set<String>> words(Class<?> owner, String member) {
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equalsIgnoreCase(member))
                .map(method -> method.getReturnType())
                .filter(type -> type.isEnum() && !OPEN.contains(type.getSimpleName()))
                .findFirst()
                .map(
                        type -> {
                            Set<String> words = new TreeSet<>();
                            for (Object word : type.getEnumConstants()) {
                                if (!word.toString().equals("null")) {
                                    words.add(word.toString());
                                }
                            }
                            return words;
                        });
    }
}
