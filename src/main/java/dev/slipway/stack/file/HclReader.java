package dev.slipway.stack.file;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import com.bertramlabs.plugins.hcl4j.HCLParserException;

import dev.slipway.stack.file.HclTokens.Kind;
import dev.slipway.stack.file.HclTokens.Token;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the {@code name = literal} statements of a tfvars file, each with its line. */
final class HclReader {
    private static final int DEEPEST = 50;

    /** What the library would fail on, and write to the log at length. */
    private static final Pattern STRANGE_ESCAPE =
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\[^nrt\"\\\\]");

    /** What is wrong with one statement; the next is read all the same. */
    private static final class Unreadable extends Exception {
        private final int line;
        private final String remedy;

        Unreadable(Token at, String message, String remedy) {
            super(message);
            this.line = at.line();
            this.remedy = remedy;
        }
    }

    private final String text;
    private final Findings findings;
    private final List<Token> tokens;
    private int next;

    HclReader(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.tokens = HclTokens.of(text);
    }

    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        while (true) {
            skipNewlines();
            if (peek().kind() == Kind.END) {
                return variables;
            }
            int start = next;
            String name = peek().kind() == Kind.NAME ? text(peek()) : "";
            try {
                variables.add(statement());
            } catch (Unreadable wrong) {
                findings.error(name, wrong.line, wrong.getMessage(), wrong.remedy);
                recover(start);
            }
        }
    }

    private Variable statement() throws Unreadable {
        Token name = take();
        if (name.kind() == Kind.UNCLOSED) {
            throw unclosed(name);
        }
        if (name.kind() != Kind.NAME || !isSign(peek(), "=")) {
            throw new Unreadable(
                    name,
                    "This is not a variable with a value.",
                    "Write name = value; a tfvars file holds nothing else.");
        }
        take();
        Token first = peek();
        List<Integer> itemLines = new ArrayList<>();
        literal(itemLines, 0);
        Token last = tokens.get(next - 1);
        if (peek().kind() != Kind.NEWLINE && peek().kind() != Kind.END) {
            throw expression(peek());
        }
        return new Variable(text(name), name.line(), decode(first, last), itemLines);
    }

    /** Passes over one literal; anything else is refused before it could be evaluated. */
    private void literal(List<Integer> itemLines, int depth) throws Unreadable {
        Token token = take();
        switch (token.kind()) {
            case STRING -> {
                if (STRANGE_ESCAPE.matcher(text(token)).find()) {
                    throw escape(token);
                }
            }
            case HEREDOC -> {}
            case NUMBER -> {
                if (text(token).matches(".*[eE].*")) {
                    throw expression(token);
                }
            }
            case NAME -> {
                if (!List.of("true", "false", "null").contains(text(token))) {
                    throw expression(token);
                }
            }
            case UNCLOSED -> throw unclosed(token);
            case NEWLINE, END ->
                    throw new Unreadable(
                            token, "There is no value.", "Write one after the equals sign.");
            case SIGN -> {
                if (depth < DEEPEST && isSign(token, "[")) {
                    list(token, itemLines, depth);
                } else if (depth < DEEPEST && isSign(token, "{")) {
                    object(token, depth);
                } else {
                    throw expression(token);
                }
            }
            case TEMPLATE -> throw expression(token);
        }
    }

    private void list(Token open, List<Integer> itemLines, int depth) throws Unreadable {
        while (true) {
            skipNewlines();
            if (closes(open, "]")) {
                return;
            }
            itemLines.add(peek().line());
            literal(new ArrayList<>(), depth + 1);
            skipNewlines();
            if (isSign(peek(), ",")) {
                take();
            } else if (!isSign(peek(), "]")) {
                throw notClosed(open, "]");
            }
        }
    }

    private void object(Token open, int depth) throws Unreadable {
        while (true) {
            skipNewlines();
            if (closes(open, "}")) {
                return;
            }
            Token key = take();
            if (key.kind() != Kind.NAME && key.kind() != Kind.STRING
                    || !isSign(peek(), "=") && !isSign(peek(), ":")) {
                throw expression(key);
            }
            take();
            literal(new ArrayList<>(), depth + 1);
            if (isSign(peek(), ",")) {
                take();
            } else if (peek().kind() != Kind.NEWLINE && !isSign(peek(), "}")) {
                throw notClosed(open, "}");
            }
        }
    }

    private boolean closes(Token open, String sign) throws Unreadable {
        boolean nextStatement =
                sign.equals("]") && peek().kind() == Kind.NAME && isSign(tokens.get(next + 1), "=");
        if (peek().kind() == Kind.END || nextStatement) {
            throw notClosed(open, sign);
        }
        if (isSign(peek(), sign)) {
            take();
            return true;
        }
        return false;
    }

    /** The library turns the literal, on its own, into a value: escapes, heredocs, numbers. */
    private Object decode(Token first, Token last) throws Unreadable {
        String literal = text.substring(first.start(), last.end());
        try {
            Map<String, Object> parsed = new HCLParser().parse("value = " + literal + "\n");
            return plain(parsed.get("value"), literal.startsWith("<<-"));
        } catch (HCLParserException | IOException | RuntimeException refused) {
            throw expression(first);
        }
    }

    private static Object plain(Object value, boolean indented) {
        if (value instanceof List<?> items) {
            List<Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(plain(item, false)));
            return plain;
        }
        if (value instanceof String string) {
            String written = indented ? string.stripIndent() : string;
            return written.replace("$${", "${").replace("%%{", "%{");
        }
        return value;
    }

    /** Goes on after the statement, or, if its brackets do not close, at the next one. */
    private void recover(int start) {
        int depth = 0;
        int nextStatement = -1;
        for (int at = start; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (token.kind() == Kind.SIGN) {
                depth += "[{(".contains(text(token)) ? 1 : "]})".contains(text(token)) ? -1 : 0;
            }
            if (token.kind() == Kind.NEWLINE && depth <= 0) {
                next = at;
                return;
            }
            if (nextStatement < 0 && token.kind() == Kind.NEWLINE && startsStatement(at + 1)) {
                nextStatement = at;
            }
        }
        next = nextStatement < 0 ? tokens.size() - 1 : nextStatement;
    }

    private boolean startsStatement(int at) {
        return tokens.get(at).kind() == Kind.NAME && isSign(tokens.get(at + 1), "=");
    }

    private Unreadable expression(Token at) {
        String what =
                switch (at.kind()) {
                    case TEMPLATE -> "a text with an interpolation in it";
                    case NAME -> "a reference, a function or a word without quotes";
                    default -> "not a plain value";
                };
        return new Unreadable(
                at,
                "The value is " + what + ", which Slipway does not evaluate.",
                "Write the value itself: text in quotes, a number, true, false or a list.");
    }

    private static Unreadable escape(Token at) {
        return new Unreadable(
                at,
                "The text has an escape that is not understood here.",
                "Write the character itself instead of its code.");
    }

    private static Unreadable unclosed(Token at) {
        return new Unreadable(
                at,
                "A text or comment that begins here does not end.",
                "Close it with its quote, its marker or */.");
    }

    private static Unreadable notClosed(Token open, String sign) {
        return new Unreadable(
                open,
                "The bracket that opens here is not closed, or a comma is missing.",
                "Separate items by commas and end with " + sign + ".");
    }

    private void skipNewlines() {
        while (peek().kind() == Kind.NEWLINE) {
            next++;
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    /** The end is never taken, so that there is always something to look at. */
    private Token take() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private boolean isSign(Token token, String sign) {
        return token.kind() == Kind.SIGN && text(token).equals(sign);
    }

    private String text(Token token) {
        return text.substring(token.start(), token.end());
    }
}
