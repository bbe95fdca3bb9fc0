package dev.slipway.engine;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Masks what looks like a credential, wherever a text leaves the process: in plan, journal, state,
 * log and event.
 */
public final class Redactor {
    private record Rule(Pattern pattern, String replacement) {}

    private static final List<Rule> RULES =
            List.of(
                    // Access key ids:
                    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
                    rule("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b", Sensitive.SHOWN),
                    rule(
                            "-----BEGIN [A-Z ]*PRIVATE KEY-----(?s:.*?)(-----END [A-Z ]*PRIVATE"
                                    + " KEY-----|$)",
                            Sensitive.SHOWN),
                    rule("\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*", Sensitive.SHOWN),
                    rule("\\b(gh[pousr]_|glpat-|xox[abprs]-)[\\w-]{16,}", Sensitive.SHOWN),
                    rule("(?i)(\\w+://[^\\s:/@]+:)[^\\s@]+(@)", "$1" + Sensitive.SHOWN + "$2"),
                    rule(
                            "(?i)((?<!:)(?:password|passwd|pwd|secret(?:[_-]?access)?(?:[_-]?key)?"
                                    + "|api[_-]?key|auth[_-]?token|access[_-]?token"
                                    + "|session[_-]?token)\"?\\s*[=:]\\s*\"?)(?!\\(secret\\))"
                                    + "[^\\s\"',;&]+",
                            "$1" + Sensitive.SHOWN));

    private Redactor() {}

    private static Rule rule(String pattern, String replacement) {
        return new Rule(
                Pattern.compile(pattern),
                replacement.startsWith("$")
                        ? replacement
                        : java.util.regex.Matcher.quoteReplacement(replacement));
    }

    /** The text with everything masked that looks like a credential. */
    public static String redact(String text) {
        String masked = text;
        for (Rule rule : RULES) {
            masked = rule.pattern().matcher(masked).replaceAll(rule.replacement());
        }
        return masked;
    }
}
