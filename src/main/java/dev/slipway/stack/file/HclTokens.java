package dev.slipway.stack.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits HCL into tokens with their lines. The HCL library keeps no lines, guesses at what it does
 * not understand, and evaluates functions; so it only ever sees what has been found to be literal.
 */
final class HclTokens {
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        /** A string or heredoc with an interpolation in it. */
        TEMPLATE,
        HEREDOC,
        SIGN,
        NEWLINE,
        /** Something that begins and does not end. */
        UNCLOSED,
        END
    }

    record Token(Kind kind, int line, int start, int end) {}

    private static final Pattern BLANK = Pattern.compile("[ \\t\\r\\f]+|(?:#|//)[^\\n]*");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern HEREDOC =
            Pattern.compile("<<-?([\\p{L}_][\\p{L}\\p{N}_-]*)\\r?\\n");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int line = 1;

    private HclTokens(String text) {
        this.text = text;
    }

    /** All tokens without comments; the last is {@link Kind#END}. */
    static List<Token> of(String text) {
        HclTokens scan = new HclTokens(text);
        while (scan.position < text.length()) {
            scan.next();
        }
        scan.add(Kind.END, scan.position);
        return scan.tokens;
    }

    private void next() {
        char sign = text.charAt(position);
        int end;
        if ((end = match(BLANK)) > 0) {
            position = end;
        } else if (text.startsWith("/*", position)) {
            int close = text.indexOf("*/", position + 2);
            skipOrUnclosed(close < 0 ? -1 : close + 2);
        } else if (sign == '\n') {
            add(Kind.NEWLINE, position + 1);
        } else if (sign == '"') {
            string();
        } else if ((end = match(HEREDOC)) > 0) {
            heredoc(end);
        } else if ((end = match(NAME)) > 0) {
            add(Kind.NAME, end);
        } else if ((end = match(NUMBER)) > 0) {
            add(Kind.NUMBER, end);
        } else {
            add(Kind.SIGN, position + 1);
        }
    }

    private void skipOrUnclosed(int end) {
        if (end < 0) {
            add(Kind.UNCLOSED, text.length());
        } else {
            line += lines(position, end);
            position = end;
        }
    }

    private void string() {
        int end = stringEnd(position + 1);
        if (end < 0) {
            int newline = text.indexOf('\n', position);
            add(Kind.UNCLOSED, newline < 0 ? text.length() : newline);
        } else {
            add(isTemplate(position, end) ? Kind.TEMPLATE : Kind.STRING, end);
        }
    }

    /** Just after the closing quote; negative if there is none. Strings nest in interpolations. */
    private int stringEnd(int from) {
        int braces = 0;
        int quotes = 1;
        for (int at = from; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == '\\') {
                at++;
            } else if (sign == '\n' && braces == 0) {
                return -1;
            } else if (sign == '"') {
                // Inside of an interpolation a quote opens or closes a string of its own.
                if (braces == 0) {
                    return at + 1;
                }
                quotes++;
            } else if (opensTemplate(at, from)) {
                braces++;
                at++;
            } else if (sign == '{' && braces > 0 && quotes % 2 == 1) {
                braces++;
            } else if (sign == '}' && braces > 0 && quotes % 2 == 1) {
                braces--;
            }
        }
        return -1;
    }

    private boolean isTemplate(int start, int end) {
        for (int at = start; at < end; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (opensTemplate(at, start)) {
                return true;
            }
        }
        return false;
    }

    /** {@code ${} and %{} open an interpolation, unless their first sign is doubled. */
    private boolean opensTemplate(int at, int from) {
        char sign = text.charAt(at);
        return (sign == '$' || sign == '%')
                && text.startsWith("{", at + 1)
                && !(at > from && text.charAt(at - 1) == sign);
    }

    private void heredoc(int bodyStart) {
        Matcher opening = HEREDOC.matcher(text).region(position, text.length());
        opening.lookingAt();
        String marker = opening.group(1);
        for (int from = bodyStart; from < text.length(); ) {
            int newline = text.indexOf('\n', from);
            int lineEnd = newline < 0 ? text.length() : newline;
            if (text.substring(from, lineEnd).strip().equals(marker)) {
                add(isTemplate(bodyStart, from) ? Kind.TEMPLATE : Kind.HEREDOC, lineEnd);
                return;
            }
            from = lineEnd + 1;
        }
        add(Kind.UNCLOSED, text.length());
    }

    private int match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, line, position, end));
        line += lines(position, end);
        position = end;
    }

    private int lines(int start, int end) {
        return (int) text.substring(start, end).chars().filter(sign -> sign == '\n').count();
    }
}
