package dev.slipway.sandbox.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter pattern for unstructured lines: all plain terms, at least one of those with a question
 * mark, none of those with a hyphen. JSON patterns are not known here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
 *     pattern syntax</a>
 */
record FilterPattern(List<String> all, List<String> any, List<String> none) {
    private static final Pattern TERM = Pattern.compile("([?-]?)(?:\"([^\"]*)\"|(\\S+))");

    static FilterPattern of(String text) {
        FilterPattern pattern =
                new FilterPattern(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Matcher terms = TERM.matcher(text == null ? "" : text);
        while (terms.find()) {
            List<String> of =
                    switch (terms.group(1)) {
                        case "?" -> pattern.any;
                        case "-" -> pattern.none;
                        default -> pattern.all;
                    };
            of.add(terms.group(2) == null ? terms.group(3) : terms.group(2));
        }
        return pattern;
    }

    boolean matches(String line) {
        return all.stream().allMatch(line::contains)
                && none.stream().noneMatch(line::contains)
                && (any.isEmpty() || any.stream().anyMatch(line::contains));
    }
}
