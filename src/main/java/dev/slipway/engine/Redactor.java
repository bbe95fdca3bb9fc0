package dev.slipway.engine;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what looks like a credential, wherever a text leaves the process: in plan, journal, state,
 * log and event.
 */
public final class Redactor {
    /**
     * @param signs one of these stands in every text that the pattern matches; they are found much
     *     faster, and most texts have none
     */
    private record Rule(List<String> signs, Pattern pattern, String replacement) {
        String redact(String text) {
            return signs.stream().anyMatch(text::contains)
                    ? pattern.matcher(text).replaceAll(replacement)
                    : text;
        }
    }

    private static final List<Rule> RULES =
            List.of(
                    // Access key ids:
                    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
                    whole(List.of("AKIA", "ASIA"), "\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
                    whole(
                            List.of("-----BEGIN "),
                            "-----BEGIN [A-Z ]*PRIVATE KEY-----(?s:.*?)(-----END [A-Z ]*PRIVATE"
                                    + " KEY-----|$)"),
                    whole(List.of("eyJ"), "\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*"),
                    whole(
                            List.of("gh", "glpat-", "xox"),
                            "\\b(gh[pousr]_|glpat-|xox[abprs]-)[\\w-]{16,}"),
                    new Rule(
                            List.of("://"),
                            Pattern.compile("(://[^\\s:/@]+:)[^\\s@]+(@)"),
                            "$1" + Sensitive.SHOWN + "$2"),
                    new Rule(
                            List.of("=", ":"),
                            Pattern.compile(
                                    "(?i)((?=[pas])(?<!:)(?:password|passwd|pwd"
                                            + "|secret(?:[_-]?access)?(?:[_-]?key)?|api[_-]?key"
                                            + "|auth[_-]?token|access[_-]?token|session[_-]?token)"
                                            + "\"?\\s*[=:]\\s*\"?)(?!\\(secret\\))[^\\s\"',;&]+"),
                            "$1" + Sensitive.SHOWN));

    private Redactor() {}

    private static Rule whole(List<String> signs, String pattern) {
        return new Rule(signs, Pattern.compile(pattern), Matcher.quoteReplacement(Sensitive.SHOWN));
    }

    /** The text with everything masked that looks like a credential. */
    public static String redact(String text) {
        String masked = text;
        for (Rule rule : RULES) {
            masked = rule.redact(masked);
        }
        return masked;
    }
}
