package dev.slipway;

import java.util.regex.Pattern;

/// What only somebody at a terminal can follow: a command to run once more, or an option.
public final class CommandLineWords {
    private static final Pattern WORDS =
            Pattern.compile(
                    "\\b(?:[Rr]un|[Aa]pply) (?:again|it|this)\\b|\\b(?:same|this one)"
                        + " command\\b|\\b(?:slipway|aws)"
                        + " (?:apply|canary|configure|deploy|destroy|import|logs|plan|promote|rollback|sandbox|shift|sso|status|traffic)\\b|(?<![^"
                        + " (“])--[a-z]");

    private CommandLineWords() {}

    public static boolean areIn(String text) {
        return WORDS.matcher(text).find();
    }
}
