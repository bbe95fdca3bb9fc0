package dev.slipway.blueprint.policy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Decides as IAM does for an identity's policies that only allow.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
final class Judge {
    private Judge() {}

    static boolean allows(List<Statement> statements, Need need) {
        return statements.stream().anyMatch(statement -> allows(statement, need));
    }

    static boolean allows(Statement statement, Need need) {
        return statement.actions().stream()
                        .anyMatch(action -> action.equalsIgnoreCase(need.action()))
                && statement.resources().stream().anyMatch(one -> like(one, need.resource()))
                && statement.conditions().entrySet().stream()
                        .allMatch(
                                each ->
                                        each.getValue().entrySet().stream()
                                                .allMatch(
                                                        key ->
                                                                holds(
                                                                        each.getKey(),
                                                                        key.getValue(),
                                                                        value(
                                                                                need.context(),
                                                                                key.getKey()))));
    }

    private static List<String> value(Map<String, List<String>> context, String key) {
        return context.getOrDefault(key, List.of());
    }

    /** A key that is not there matches nothing, but for {@code ForAllValues}. */
    private static boolean holds(String operator, List<String> allowed, List<String> values) {
        return switch (operator) {
            case "StringEquals" -> !values.isEmpty() && allowed.containsAll(values);
            case "StringLike" -> !values.isEmpty() && all(allowed, values);
            case "ForAllValues:StringEquals" -> allowed.containsAll(values);
            case "ForAllValues:StringLike" -> all(allowed, values);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static boolean all(List<String> patterns, List<String> values) {
        return values.stream().allMatch(value -> patterns.stream().anyMatch(p -> like(p, value)));
    }

    static boolean like(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        StringBuilder regex = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            regex.append(".*").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }
}
