package dev.slipway.sandbox.iam;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.stream.Stream;

/** Policy documents, as far as the sandbox reads them. */
final class Trust {
    private Trust() {}

    /** Whether a document is JSON with at least one statement. */
    static boolean isPolicy(String document) {
        try {
            return statements(document).allMatch(JsonNode::isObject)
                    && statements(document).findAny().isPresent();
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Whether a trust policy lets a service such as {@code ecs-tasks.amazonaws.com} in. */
    static boolean admits(String document, String service) {
        return statements(document)
                .filter(statement -> "Allow".equals(statement.path("Effect").asString("")))
                .flatMap(statement -> values(statement.path("Principal").path("Service")))
                .anyMatch(service::equals);
    }

    /** Whether a policy allows an action, whatever the resource and the conditions. */
    static boolean allows(String document, String action) {
        return statements(document)
                .filter(statement -> "Allow".equals(statement.path("Effect").asString("")))
                .flatMap(statement -> values(statement.path("Action")))
                .anyMatch(
                        allowed ->
                                allowed.endsWith("*")
                                        ? action.startsWith(
                                                allowed.substring(0, allowed.length() - 1))
                                        : allowed.equals(action));
    }

    private static Stream<JsonNode> statements(String document) {
        JsonNode statements = JsonMapper.shared().readTree(document).path("Statement");
        return statements.isArray()
                ? statements.valueStream()
                : Stream.of(statements).filter(node -> !node.isMissingNode());
    }

    private static Stream<String> values(JsonNode node) {
        return (node.isArray() ? node.valueStream() : Stream.of(node))
                .map(value -> value.asString(""));
    }
}
