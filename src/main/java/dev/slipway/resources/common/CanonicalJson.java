package dev.slipway.resources.common;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * One spelling for policy documents that say the same: members sorted by name, lists sorted, and a
 * list of one written as its element. IAM gives no order to either and returns some documents in
 * its own spelling.
 */
public final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private CanonicalJson() {}

    /**
     * @throws IllegalArgumentException if the text is not JSON
     */
    public static String of(String json) {
        try {
            return canonical(MAPPER.readTree(json)).toString();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode canonical(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                TreeMap<String, JsonNode> members = new TreeMap<>();
                object.properties()
                        .forEach(
                                member ->
                                        members.put(member.getKey(), canonical(member.getValue())));
                ObjectNode sorted = JsonNodeFactory.instance.objectNode();
                members.forEach(sorted::set);
                yield sorted;
            }
            case ArrayNode array when array.size() == 1 -> canonical(array.get(0));
            case ArrayNode array -> {
                List<JsonNode> items = new ArrayList<>();
                array.forEach(item -> items.add(canonical(item)));
                items.sort(Comparator.comparing(JsonNode::toString));
                yield JsonNodeFactory.instance.arrayNode().addAll(items);
            }
            default -> node;
        };
    }
}
