package dev.slipway.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.SdkPojo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of AWS's published models what they demand of the requests that the sandbox answers,
 * and of S3's what the SDK knows, in the format of {@code sandbox.wire.Constraints}.
 */
public record PublishedConstraints(String service, Set<String> operations, JsonNode model) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Every service of the sandbox. */
    public static Stream<PublishedConstraints> all() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.slipway.sandbox")
                        .stream()
                        .filter(
                                type ->
                                        !type.isInterface()
                                                && type.getSimpleName().startsWith("Sandbox"))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(AwsClient.class::isAssignableFrom)
                        .map(PublishedConstraints::of)
                        .sorted((one, other) -> one.service.compareTo(other.service));
    }

    private static PublishedConstraints of(Class<?> worker) {
        Class<?> api =
                Arrays.stream(worker.getInterfaces())
                        .filter(AwsClient.class::isAssignableFrom)
                        .findFirst()
                        .orElseThrow();
        Set<Class<?>> requests = requests(worker);
        String name = signingName(api);
        ObjectNode inputs = MAPPER.createObjectNode();
        return ServiceModel.signedFor(name)
                .map(
                        published -> {
                            Map<String, String> names = byClass(published);
                            Set<String> operations =
                                    requests.stream()
                                            .map(type -> names.get(key(type.getSimpleName())))
                                            .collect(Collectors.toCollection(TreeSet::new));
                            operations.forEach(each -> inputs.put(each, published.inputName(each)));
                            return new PublishedConstraints(
                                    name, operations, tree(inputs, published.shapes()));
                        })
                .orElseGet(() -> new SdkConstraints().of(name, requests));
    }

    static JsonNode tree(ObjectNode inputs, JsonNode shapes) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.set("operations", inputs);
        tree.set("shapes", shapes);
        return tree;
    }

    /** The requests of those operations that the worker does not leave to the interface. */
    private static Set<Class<?>> requests(Class<?> worker) {
        return Arrays.stream(worker.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && method.getParameterCount() > 0)
                .map(method -> method.getParameterTypes()[0])
                .filter(SdkPojo.class::isAssignableFrom)
                .filter(type -> type.getSimpleName().endsWith("Request"))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> byClass(ServiceModel model) {
        return model.operations().propertyNames().stream()
                .collect(Collectors.toMap(name -> key(name + "Request"), name -> name));
    }

    /** The SDK writes runs of capitals as words. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String signingName(Class<?> api) {
        try {
            return (String) api.getField("SERVICE_NAME").get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** One line for each operation and each shape of which something is demanded. */
    public String text() {
        JsonNode shapes = model.required("shapes");
        Map<String, ObjectNode> reduced = new TreeMap<>();
        reachable().forEach(name -> reduced.put(name, reduced(shapes.required(name))));
        Set<String> demanding = demanding(reduced);
        reduced.keySet().retainAll(demanding);
        reduced.values().forEach(shape -> forget(shape, demanding));
        Map<String, JsonNode> inputs = new TreeMap<>();
        model.required("operations").properties().stream()
                .filter(input -> demanding.contains(input.getValue().asString()))
                .forEach(input -> inputs.put(input.getKey(), input.getValue()));
        return "{\n\"operations\": " + lines(inputs) + ",\n\"shapes\": " + lines(reduced) + "\n}\n";
    }

    private static String lines(Map<String, ? extends JsonNode> all) {
        return all.entrySet().stream()
                .map(each -> "\"%s\": %s".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    private Set<String> reachable() {
        Set<String> found = new TreeSet<>();
        model.required("operations").valueStream().forEach(name -> reach(name.asString(), found));
        return found;
    }

    private void reach(String name, Set<String> found) {
        if (found.add(name)) {
            parts(reduced(model.required("shapes").required(name)))
                    .forEach(part -> reach(part, found));
        }
    }

    private static ObjectNode reduced(JsonNode shape) {
        ObjectNode all = MAPPER.createObjectNode();
        shape.optional("required")
                .filter(names -> !names.isEmpty())
                .ifPresent(names -> all.set("required", names));
        shape.optional("members")
                .ifPresent(
                        members -> {
                            ObjectNode names = all.putObject("members");
                            members.properties()
                                    .forEach(
                                            member ->
                                                    names.set(
                                                            member.getKey(),
                                                            member.getValue().required("shape")));
                        });
        for (String part : List.of("member", "key", "value")) {
            shape.optional(part).ifPresent(of -> all.set(part, of.required("shape")));
        }
        boolean counted = !shape.required("type").asString().matches("integer|long|float|double");
        shape.optional("min")
                .filter(min -> !counted || min.asInt() > 0)
                .ifPresent(min -> all.set("min", min));
        for (String own : List.of("max", "pattern")) {
            shape.optional(own).ifPresent(limit -> all.set(own, limit));
        }
        shape.optional("enum").ifPresent(words -> all.set("words", words));
        shape.optional("sensitive").ifPresent(secret -> all.set("secret", secret));
        return all;
    }

    private static Stream<String> parts(JsonNode reduced) {
        return Stream.concat(
                        reduced.path("members").valueStream(),
                        Stream.of("member", "key", "value")
                                .flatMap(part -> reduced.optional(part).stream()))
                .map(JsonNode::asString);
    }

    /** Those with a demand of their own, and those that have such a part. */
    private static Set<String> demanding(Map<String, ObjectNode> shapes) {
        Predicate<ObjectNode> own =
                shape ->
                        Stream.of("required", "min", "max", "pattern", "words")
                                .anyMatch(shape::has);
        Set<String> found = new TreeSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, ObjectNode> each : shapes.entrySet()) {
                if (own.test(each.getValue()) || parts(each.getValue()).anyMatch(found::contains)) {
                    more |= found.add(each.getKey());
                }
            }
        }
        return found;
    }

    private static void forget(ObjectNode shape, Set<String> demanding) {
        if (shape.get("members") instanceof ObjectNode members) {
            members.removeIf(of -> !demanding.contains(of.asString()));
        }
        shape.remove(
                Stream.of("member", "key", "value")
                        .filter(shape::has)
                        .filter(part -> !demanding.contains(shape.get(part).asString()))
                        .toList());
    }
}
