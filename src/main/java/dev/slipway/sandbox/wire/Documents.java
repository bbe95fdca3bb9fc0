package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.document.Document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values without a shape, such as the details of an ECS deployment hook. */
final class Documents {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Documents() {}

    static Document read(JsonNode node) {
        if (node.isObject()) {
            Map<String, Document> entries = new LinkedHashMap<>();
            node.properties().forEach(entry -> entries.put(entry.getKey(), read(entry.getValue())));
            return Document.fromMap(entries);
        }
        if (node.isArray()) {
            List<Document> members = node.valueStream().map(Documents::read).toList();
            return Document.fromList(members);
        }
        if (node.isNumber()) {
            return Document.fromNumber(node.decimalValue());
        }
        if (node.isBoolean()) {
            return Document.fromBoolean(node.booleanValue());
        }
        return node.isNull() ? Document.fromNull() : Document.fromString(node.asString());
    }

    static JsonNode write(Document document) {
        if (document.isMap()) {
            ObjectNode entries = NODES.objectNode();
            document.asMap().forEach((key, value) -> entries.set(key, write(value)));
            return entries;
        }
        if (document.isList()) {
            ArrayNode members = NODES.arrayNode();
            document.asList().forEach(value -> members.add(write(value)));
            return members;
        }
        if (document.isNumber()) {
            return NODES.numberNode(document.asNumber().bigDecimalValue());
        }
        if (document.isBoolean()) {
            return NODES.booleanNode(document.asBoolean());
        }
        return document.isNull() ? NODES.nullNode() : NODES.stringNode(document.asString());
    }
}
