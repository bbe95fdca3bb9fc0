package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What AWS demands of a request before it looks at what the request means: the constraints of one
 * service's published model, for those operations that the sandbox performs. They are in a resource
 * by the name of the service, which is generated from the model and read when first needed.
 */
final class Constraints {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    /**
     * @param operations the shape of each operation's request; an operation of which nothing is
     *     demanded is not there
     * @param shapes by AWS's names; what nothing is demanded of is left out
     */
    record Model(Map<String, String> operations, Map<String, Shape> shapes) {}

    /**
     * What is demanded of a value: of a structure its members, of a list the shape of its items, of
     * a map that of its keys and values, and so on. Members are shapes' names.
     *
     * @param min of numbers; of texts the characters, of bytes, lists and maps how many
     * @param words the only ones allowed; empty if any is
     * @param secret whether AWS does not repeat the value in its answers
     */
    record Shape(
            Set<String> required,
            Map<String, String> members,
            String member,
            String key,
            String value,
            BigDecimal min,
            BigDecimal max,
            Pattern pattern,
            List<String> words,
            boolean secret) {
        Shape {
            required = required == null ? Set.of() : required;
            members = members == null ? Map.of() : members;
            words = words == null ? List.of() : words;
        }

        /**
         * AWS applies most patterns to the whole text. A pattern that says itself where it begins
         * or ends may leave the other side open.
         */
        boolean matches(String text) {
            if (pattern == null) {
                return true;
            }
            boolean placed = pattern.pattern().startsWith("^") || pattern.pattern().endsWith("$");
            return placed ? pattern.matcher(text).find() : pattern.matcher(text).matches();
        }
    }

    private final Optional<String> service;
    private Model model;

    private Constraints(Optional<String> service) {
        this.service = service;
    }

    /**
     * @param service by its name in a signature
     */
    static Constraints of(String service) {
        return new Constraints(Optional.of(service));
    }

    static Constraints none() {
        return new Constraints(Optional.empty());
    }

    /**
     * Lets a request pass that meets all constraints.
     *
     * @param operation in AWS's spelling
     * @throws AwsServiceException as the service refuses any other
     */
    void check(String operation, SdkPojo request) {
        List<Misfit> misfits = misfits(operation, request);
        if (!misfits.isEmpty()) {
            throw Objection.of(service.orElseThrow(), operation, misfits);
        }
    }

    private List<Misfit> misfits(String operation, SdkPojo request) {
        Model known = model();
        String shape = known.operations().get(operation);
        return shape == null ? List.of() : new Inspection(known.shapes()).of(shape, request);
    }

    private synchronized Model model() {
        if (model == null) {
            model = service.map(Constraints::read).orElse(new Model(Map.of(), Map.of()));
        }
        return model;
    }

    private static Model read(String service) {
        String file = "constraints/" + service + ".json";
        try (InputStream text = Constraints.class.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException("nobody generated " + file);
            }
            return MAPPER.readValue(text, Model.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
