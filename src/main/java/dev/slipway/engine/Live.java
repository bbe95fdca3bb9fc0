package dev.slipway.engine;

import java.util.Map;
import java.util.Optional;

/**
 * A resource as it was found in the account.
 *
 * @param id its physical id: an ARN, a name, or whatever its kind looks it up by
 * @param properties the same record that describes the desired resource, as the account has it
 * @param outputs what other resources may refer to, by name; only values that are known for good
 * @param tags every tag it carries, the ownership tags included; empty for a kind that cannot carry
 *     tags
 */
public record Live<R extends Resource>(
        String id, R properties, Map<String, String> outputs, Optional<Map<String, String>> tags) {
    public Live {
        outputs = Map.copyOf(outputs);
        tags = tags.map(Map::copyOf);
    }

    /** A resource of a kind that carries tags. */
    public static <R extends Resource> Live<R> tagged(
            String id, R properties, Map<String, String> outputs, Map<String, String> tags) {
        return new Live<>(id, properties, outputs, Optional.of(tags));
    }

    /** A resource of a kind that cannot carry tags. */
    public static <R extends Resource> Live<R> untagged(
            String id, R properties, Map<String, String> outputs) {
        return new Live<>(id, properties, outputs, Optional.empty());
    }
}
