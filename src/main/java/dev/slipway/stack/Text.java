package dev.slipway.stack;

import java.util.regex.Pattern;

/** One kind of text AWS takes: a name or an id, with the rule in words. */
record Text(String what, Pattern syntax, int longest, String rule) {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i).*(?:x{4,}|<.*>|change-?me|replace-?me|\\byour-).*");
    private static final int LONGEST_QUOTE = 80;

    static Text of(String what, String syntax, int longest, String rule) {
        return new Text(what, Pattern.compile(syntax), longest, rule);
    }

    static boolean isPlaceholder(String value) {
        return PLACEHOLDER.matcher(quote(value)).matches();
    }

    /** Text from a file, made fit for a sentence. */
    static String quote(String value) {
        String shown = value.replaceAll("\\p{Cntrl}", "?");
        return '"'
                + (shown.length() > LONGEST_QUOTE ? shown.substring(0, LONGEST_QUOTE) + "…" : shown)
                + '"';
    }

    boolean fits(String value) {
        // Length first: a backtracking pattern must not see a megabyte.
        return value.length() <= longest && syntax.matcher(value).matches();
    }

    /** Reports a value that is missing, a placeholder, too long or malformed. */
    boolean check(String path, String value, Problems problems) {
        if (value.isBlank()) {
            problems.error(path, "The " + what + " is missing.", "Give one: " + rule + ".");
        } else if (isPlaceholder(value)) {
            problems.error(
                    path,
                    quote(value) + " is a placeholder, not a " + what + ".",
                    "Put the real " + what + " here: " + rule + ".");
        } else if (value.length() > longest) {
            problems.error(
                    path,
                    "The " + what + " has " + value.length() + " characters.",
                    "Shorten it to at most " + longest + ".");
        } else if (!fits(value)) {
            problems.error(path, quote(value) + " is not a " + what + ".", "Use " + rule + ".");
        } else {
            return true;
        }
        return false;
    }
}
