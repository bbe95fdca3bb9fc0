package dev.slipway.stack;

import java.util.List;
import java.util.Map;

/** Says everything that is wrong with a stack and can be known without asking AWS. */
public final class StackValidator {
    private static final Text STACK_NAME =
            Text.of(
                    "stack name",
                    "[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*",
                    Names.LONGEST_STACK_NAME,
                    "lower-case letters, digits and single hyphens, beginning with a letter");
    private static final Text REGION =
            Text.of(
                    "region",
                    "[a-z]{2,4}(?:-[a-z]+){1,3}-\\d{1,2}",
                    25,
                    "a region's code, such as us-east-2");
    private static final Text CLUSTER =
            Text.of(
                    "cluster name",
                    "[A-Za-z0-9_-]+",
                    255,
                    "at most 255 letters, digits, hyphens and underscores");
    private static final Text NAMESPACE =
            Text.of(
                    "namespace name",
                    "[!-~]+",
                    1024,
                    "at most 1024 visible ASCII characters without spaces");
    private static final Text TAG_TEXT =
            Text.of(
                    "tag",
                    "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*",
                    256,
                    "letters, digits, spaces and _ . : / = + - @");
    private static final int ROLE_NAME_LIMIT = 64;

    /** Slipway sets three tags of its own, out of the 50 that AWS allows. */
    private static final int TAG_LIMIT = 47;

    private StackValidator() {}

    /** Problems in the order of the stack's properties; none if it may be planned. */
    public static List<Problem> validate(Stack stack) {
        Problems problems = new Problems();
        if (STACK_NAME.check("name", stack.name(), problems)) {
            derivedNames(stack, problems);
        }
        REGION.check("region", stack.region(), problems);
        NetworkRules.check(stack, problems);
        DomainRules.check(stack, problems);
        CLUSTER.check("cluster.name", stack.cluster().name(), problems);
        NAMESPACE.check("cluster.namespace", stack.cluster().namespace(), problems);
        ServiceRules.check(stack, problems);
        RoutingRules.check(stack.routing(), problems);
        LoggingRules.check(stack, problems);
        tags(stack.tags(), problems);
        return problems.list();
    }

    private static void derivedNames(Stack stack, Problems problems) {
        for (Colour colour : Colour.values()) {
            String role = Names.executionRole(stack, colour);
            if (role.length() > ROLE_NAME_LIMIT) {
                problems.error(
                        "name",
                        "The role name derived from it, " + role + ", is longer than 64.",
                        "Choose a shorter stack name.");
            }
        }
    }

    private static void tags(Map<String, String> tags, Problems problems) {
        if (tags.size() > TAG_LIMIT) {
            problems.error(
                    "tags",
                    "There are " + tags.size() + " tags.",
                    "Keep at most " + TAG_LIMIT + "; AWS allows 50 and Slipway sets three.");
        }
        tags.forEach((key, value) -> tag("tags." + key, key, value, problems));
    }

    private static void tag(String path, String key, String value, Problems problems) {
        String lower = key.toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("aws:") || lower.startsWith("slipway:")) {
            problems.error(
                    path, "Tags that begin with aws: or slipway: are reserved.", "Rename the tag.");
        } else if (key.isEmpty() || key.length() > 128 || !TAG_TEXT.fits(key)) {
            problems.error(
                    path,
                    "The tag key " + Text.quote(key) + " is not one AWS accepts.",
                    "Use 1 to 128 characters: " + TAG_TEXT.rule() + ".");
        }
        if (!TAG_TEXT.fits(value)) {
            problems.error(
                    path,
                    "The value of tag " + Text.quote(key) + " is not one AWS accepts.",
                    "Use at most 256 characters: " + TAG_TEXT.rule() + ".");
        }
    }
}
