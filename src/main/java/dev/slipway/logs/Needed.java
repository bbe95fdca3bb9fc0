package dev.slipway.logs;

import java.util.Optional;

/**
 * Finds a text that is in every line in which a regular expression is found: to look for that first
 * is many times faster than to try the expression on each line. It knows only simple cases, and
 * finds nothing in others.
 */
final class Needed {
    private static final int LEAST = 2;

    private final String expression;
    private String longest = "";
    private final StringBuilder present = new StringBuilder();
    private int at;

    private Needed(String expression) {
        this.expression = expression;
    }

    /** The longest such text. */
    static Optional<String> in(String expression) {
        // An alternative may be without it, and flags change what a letter means.
        if (expression.indexOf('|') >= 0
                || expression.contains("(?")
                || expression.contains("\\Q")) {
            return Optional.empty();
        }
        return new Needed(expression).read();
    }

    private Optional<String> read() {
        while (at < expression.length()) {
            char here = expression.charAt(at);
            switch (here) {
                case '\\' -> escape();
                case '[' -> any();
                case '(' -> skip('(', ')');
                case '*', '?', '{' -> optional();
                case '+', '.', '^', '$', ')', ']', '}' -> {
                    end();
                    at++;
                }
                default -> literal(here);
            }
        }
        end();
        return Optional.of(longest).filter(text -> text.length() >= LEAST);
    }

    /** Capitals are compared alike everywhere only as long as they are plain ones. */
    private void literal(char here) {
        if (here < 0x80) {
            present.append(here);
        } else {
            end();
        }
        at++;
    }

    private void any() {
        end();
        String rest = expression.substring(at);
        if (rest.startsWith("[]") || rest.startsWith("[^]")) {
            at = expression.length();
        } else {
            skip('[', ']');
        }
    }

    /** A backslash and what is no letter or digit stand for the latter; other pairs mean more. */
    private void escape() {
        if (at + 1 < expression.length()
                && !Character.isLetterOrDigit(expression.charAt(at + 1))
                && expression.charAt(at + 1) < 0x80) {
            present.append(expression.charAt(at + 1));
            at += 2;
        } else {
            // Such as \x{10FFFF}: whatever belongs to it, nothing behind it is taken for a text.
            end();
            at = expression.length();
        }
    }

    /** What repeats the character before it no times at all if it likes. */
    private void optional() {
        if (!present.isEmpty()) {
            present.setLength(present.length() - 1);
        }
        end();
        if (expression.charAt(at) == '{') {
            skip('{', '}');
        } else {
            at++;
        }
    }

    private void skip(char opening, char closing) {
        end();
        int depth = 0;
        do {
            char here = expression.charAt(at++);
            if (here == '\\') {
                at++;
            } else if (here == opening) {
                depth++;
            } else if (here == closing) {
                depth--;
            }
        } while (depth > 0 && at < expression.length());
    }

    private void end() {
        if (present.length() > longest.length()) {
            longest = present.toString();
        }
        present.setLength(0);
    }
}
