package dev.slipway.logs;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a text or a regular expression in lines. The time it takes grows with the length of the
 * line and no faster, whatever the expression: RE2 does not backtrack.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2's syntax</a>
 */
public final class Search {
    private static final int LONGEST = 1000;
    private static final char KELVIN = '\u212a';
    private static final char LONG_S = '\u017f';

    /** A part of a text, from one index to before another. */
    public record Span(int from, int to) {}

    private final String text;
    private final boolean sensitive;
    private final Optional<Pattern> expression;

    /** What is in every line in which the expression is found. */
    private final Optional<String> needed;

    private Search(String text, boolean sensitive, Optional<Pattern> expression) {
        this.text = text;
        this.sensitive = sensitive;
        this.expression = expression;
        this.needed = expression.isPresent() ? Needed.in(text) : Optional.empty();
    }

    /**
     * Looks for a text as it stands.
     *
     * @param sensitive whether capitals count
     */
    public static Search text(String text, boolean sensitive) {
        return new Search(text, sensitive, Optional.empty());
    }

    /**
     * Looks for a regular expression.
     *
     * @throws EngineException if it is none that can be looked for
     */
    public static Search expression(String expression, boolean sensitive) {
        if (expression.length() > LONGEST) {
            throw refused(
                    "it has %d characters, and %d are the most"
                            .formatted(expression.length(), LONGEST),
                    "Shorten it, or look for several things one after the other.");
        }
        try {
            int flags = sensitive ? 0 : Pattern.CASE_INSENSITIVE;
            return new Search(
                    expression, sensitive, Optional.of(Pattern.compile(expression, flags)));
        } catch (PatternSyntaxException e) {
            throw refused(
                    "“%s” is no regular expression: %s%s"
                            .formatted(
                                    expression,
                                    e.getDescription(),
                                    e.getPattern().isEmpty() ? "" : " “" + e.getPattern() + "”"),
                    "Correct it, with a backslash before what is meant literally. Looking ahead or"
                            + " behind and back references are not possible.");
        }
    }

    private static EngineException refused(String cause, String remedy) {
        return new EngineException(
                Failure.of("reading the regular expression", cause + ".", remedy));
    }

    /** What is looked for, as it was given. */
    public String wanted() {
        return text;
    }

    public boolean isIn(String shown) {
        return expression.isPresent()
                ? mayBeIn(shown) && expression.get().matcher(shown).find()
                : at(text, shown, 0) >= 0;
    }

    /**
     * Where it is found, from left to right; an empty find is none.
     *
     * @param limit how many at most
     */
    public List<Span> in(String shown, int limit) {
        List<Span> spans = new ArrayList<>();
        if (expression.isPresent() && !mayBeIn(shown)) {
            return spans;
        }
        if (expression.isPresent()) {
            Matcher matcher = expression.get().matcher(shown);
            while (spans.size() < limit && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    spans.add(new Span(matcher.start(), matcher.end()));
                }
            }
            return spans;
        }
        int found = text.isEmpty() ? -1 : at(text, shown, 0);
        while (found >= 0 && spans.size() < limit) {
            spans.add(new Span(found, found + text.length()));
            found = at(text, shown, found + text.length());
        }
        return spans;
    }

    /** To look for a text is much faster than to try an expression. */
    private boolean mayBeIn(String shown) {
        return needed.isEmpty()
                || at(needed.get(), shown, 0) >= 0
                || !sensitive && hasOddLetters(shown);
    }

    /** The only letters beyond ASCII that count as one of ASCII where capitals do not matter. */
    private static boolean hasOddLetters(String shown) {
        return shown.indexOf(KELVIN) >= 0 || shown.indexOf(LONG_S) >= 0;
    }

    private int at(String wanted, String shown, int from) {
        if (sensitive || wanted.isEmpty()) {
            return shown.indexOf(wanted, from);
        }
        char lower = Character.toLowerCase(wanted.charAt(0));
        char upper = Character.toUpperCase(wanted.charAt(0));
        int last = shown.length() - wanted.length();
        int small = shown.indexOf(lower, from);
        int large = lower == upper ? -1 : shown.indexOf(upper, from);
        while (small >= 0 || large >= 0) {
            int at = large < 0 || small >= 0 && small < large ? small : large;
            if (at > last) {
                return -1;
            }
            if (shown.regionMatches(true, at, wanted, 0, wanted.length())) {
                return at;
            }
            if (at == small) {
                small = shown.indexOf(lower, at + 1);
            } else {
                large = shown.indexOf(upper, at + 1);
            }
        }
        return -1;
    }
}
