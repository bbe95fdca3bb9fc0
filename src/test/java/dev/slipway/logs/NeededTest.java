package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

/** What must be in a line for an expression to be found in it. */
class NeededTest {
    private static final String[] PARTS = {
        "a",
        "b",
        "ab",
        "K",
        "s",
        "\u212a",
        "\u017f",
        "é",
        "É",
        "\u00b5",
        "😀",
        ".",
        "*",
        "+",
        "?",
        "a*",
        "b+",
        "(",
        ")",
        "(ab)",
        "(a|b)",
        "|",
        "[ab]",
        "[^a]",
        "[]ab]",
        "[^]b]",
        "[[:alpha:]]",
        "[a\\]b]",
        "\\.",
        "\\d",
        "\\w",
        "\\b",
        "\\x41",
        "\\x{61}",
        "\\n",
        "\\pL",
        "{2}",
        "{0}",
        "{0,1}",
        "{",
        "}",
        "]",
        "^",
        "$",
        "(?i)",
        "(?:a)",
        "\\Qa.b\\E",
        "-",
        "/",
        " "
    };
    private static final String[] LETTERS = {
        "a", "b", "A", "B", "k", "K", "s", "S", "\u212a", "\u017f", "é", "É", "\u00b5", "\u03bc",
        "😀", ".", "-", "/", " ", "{", "}", "]", "1", "\n"
    };

    @ParameterizedTest
    @CsvSource({
        "GET /api/cart, GET /api/cart",
        "products/7+[0-9]* .*x{10}$, products/7",
        "^level=err(or)? code, level=err",
        "a\\.b\\.c, a.b.c",
        "colou?r=red, r=red",
        "[aeiou]+ing, ing",
    })
    void theLongestTextThatNothingMakesOptional(String expression, String needed) {
        assertThat(Needed.in(expression)).contains(needed);
    }

    @ParameterizedTest
    @CsvSource({"error|warn", "(?i)error", "\\d+", "(error)", "[error]", "a*b*", "[]error]", "éé"})
    void nothingWhereItCannotBeSure(String expression) {
        assertThat(Needed.in(expression)).isEmpty();
    }

    /** Whoever looks for it first finds the same as the expression alone. */
    @Test
    void neverHidesALine() {
        Random random = new Random(11);
        int tried = 0;
        int found = 0;
        while (tried < 40_000) {
            String expression = some(random, PARTS, 6);
            boolean sensitive = random.nextBoolean();
            Pattern alone;
            try {
                alone = Pattern.compile(expression, sensitive ? 0 : Pattern.CASE_INSENSITIVE);
            } catch (PatternSyntaxException e) {
                continue;
            }
            Search search = Search.expression(expression, sensitive);
            for (int line = 0; line < 10; line++) {
                String text = some(random, LETTERS, 8);
                boolean expected = alone.matcher(text).find();
                assertThat(search.isIn(text)).as("%s in %s", expression, text).isEqualTo(expected);
                found += expected ? 1 : 0;
            }
            tried++;
        }
        assertThat(found).isBetween(10_000, 390_000);
    }

    private static String some(Random random, String[] parts, int most) {
        StringBuilder text = new StringBuilder();
        for (int count = 1 + random.nextInt(most); count > 0; count--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }
}
