package dev.slipway.blueprint.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One statement of a policy, which allows something.
 *
 * @param sid letters and digits, unique within an account's document
 * @param conditions the values that a key may have, by operator and key; all must hold
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
 *     of policies</a>
 */
public record Statement(
        String sid,
        List<String> actions,
        List<String> resources,
        Map<String, Map<String, List<String>>> conditions) {
    private static final String ANYTHING = "*";

    public Statement {
        actions = actions.stream().sorted().toList();
        resources = List.copyOf(resources);
        conditions = new TreeMap<>(conditions);
    }

    static Statement allow(String sid, String service, String... names) {
        return new Statement(
                sid,
                List.of(names).stream().map(name -> service + ":" + name).toList(),
                List.of(ANYTHING),
                Map.of());
    }

    /** The same for more actions. */
    Statement and(String service, String... names) {
        List<String> all = new ArrayList<>(actions);
        all.addAll(List.of(names).stream().map(name -> service + ":" + name).toList());
        return new Statement(sid, all, resources, conditions);
    }

    @SafeVarargs
    final Statement on(List<String>... which) {
        return new Statement(
                sid, actions, List.of(which).stream().flatMap(List::stream).toList(), conditions);
    }

    Statement when(String operator, String key, String... values) {
        return when(Map.of(operator, Map.of(key, List.of(values))));
    }

    Statement when(Map<String, Map<String, List<String>>> more) {
        Map<String, Map<String, List<String>>> all = new TreeMap<>();
        conditions.forEach((operator, keys) -> all.put(operator, new TreeMap<>(keys)));
        more.forEach(
                (operator, keys) ->
                        all.computeIfAbsent(operator, any -> new TreeMap<>()).putAll(keys));
        return new Statement(sid, actions, resources, all);
    }

    /** As it stands in a document: what is one is not written as a list, to save room. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Sid", sid);
        json.put("Effect", "Allow");
        json.put("Action", brief(actions));
        json.put("Resource", brief(resources));
        if (!conditions.isEmpty()) {
            Map<String, Object> all = new LinkedHashMap<>();
            conditions.forEach(
                    (operator, keys) -> {
                        Map<String, Object> values = new TreeMap<>();
                        keys.forEach((key, list) -> values.put(key, brief(list)));
                        all.put(operator, values);
                    });
            json.put("Condition", all);
        }
        return json;
    }

    private static Object brief(List<String> values) {
        return values.size() == 1 ? values.getFirst() : values;
    }
}
