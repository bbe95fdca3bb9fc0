package dev.slipway.sandbox.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The codes of a service's errors, from the model that AWS publishes. */
record ErrorCodes(Map<String, String> byShape) {
    static ErrorCodes of(String model) {
        Map<String, String> codes = new HashMap<>();
        try (InputStream text =
                ErrorCodes.class.getResourceAsStream("/models/" + model + "-model.json")) {
            for (var shape : JsonMapper.shared().readTree(text).get("shapes").properties()) {
                if (shape.getValue().has("exception")) {
                    JsonNode code = shape.getValue().path("error").path("code");
                    codes.put(
                            plain(shape.getKey()),
                            code.isString() ? code.asString() : shape.getKey());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ErrorCodes(codes);
    }

    Optional<String> of(Class<?> exception) {
        return Optional.ofNullable(byShape.get(plain(exception.getSimpleName())));
    }

    /** The SDK gives every shape of an error the same ending and its own capitals. */
    private static String plain(String name) {
        return name.replaceFirst("(Exception|Fault)$", "").toLowerCase(Locale.ROOT);
    }
}
