package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Shown.Coloured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class ShownTest {
    private static Manner foreground(int colour) {
        return new Manner(colour, Manner.DEFAULT, false, false, false, false);
    }

    @Test
    void whatIsPlainStaysTheSameObject() {
        String text = "a line\twith “words”\nand another";
        assertThat(Shown.of(text).text()).isSameAs(text);
    }

    @Test
    void coloursBecomeParts() {
        Shown shown = Shown.of("a \u001b[1;31mred\u001b[22m thin\u001b[m b\u001b[38;5;200mc\n");
        assertThat(shown.text()).isEqualTo("a red thin bc");
        assertThat(shown.colours())
                .containsExactly(
                        new Coloured(
                                2, 5, new Manner(1, Manner.DEFAULT, true, false, false, false)),
                        new Coloured(5, 10, foreground(1)),
                        new Coloured(12, 13, foreground(200)));
        assertThat(Shown.of("\u001b[38;2;1;2;3;4mx").colours())
                .containsExactly(
                        new Coloured(
                                0,
                                1,
                                new Manner(
                                        Manner.RGB | 0x010203,
                                        Manner.DEFAULT,
                                        false,
                                        false,
                                        false,
                                        true)));
        assertThat(Shown.of("\u001b[92;44mx\u001b[39;49my").colours())
                .containsExactly(new Coloured(0, 1, new Manner(10, 4, false, false, false, false)));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    a\\u001b[2Jb,ab
                    a\\u001b[12;3Hb,ab
                    \\u001b]0;title\\u0007b,b
                    \\u001b]8;;http://x\\u001b\\\\link,link
                    cut\\u001b[3,cut
                    cut\\u001b,cut
                    a\\u0000b,a␀b
                    a\\u007fb,a␡b
                    a\\u0085b,a�b
                    a\\ud83db,a�b
                    a\\ude00,a�
                    \\ud83d\\ude00 é,😀 é
                    a\\r\\nb\\r\\n,'a\nb'
                    """)
    void nothingElseComesThrough(String message, String text) {
        assertThat(Shown.plain(unescaped(message))).isEqualTo(text);
    }

    /** As in Java's source. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            if (text.startsWith("\\u", at)) {
                plain.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                at += 5;
            } else if (text.charAt(at) == '\\') {
                at++;
                plain.append(
                        switch (text.charAt(at)) {
                            case 'r' -> '\r';
                            case 'n' -> '\n';
                            default -> text.charAt(at);
                        });
            } else {
                plain.append(text.charAt(at));
            }
        }
        return plain.toString();
    }

    @Test
    void anyCharactersAreShown() {
        Random random = new Random(1);
        String some = "\u001b\u001b[];m0123456789:?@~\u0007\\\u009b\ud83d\ude00\u0000\r\nä\u202ex";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder message = new StringBuilder();
            int length = random.nextInt(40);
            for (int at = 0; at < length; at++) {
                message.append(some.charAt(random.nextInt(some.length())));
            }
            Shown shown = Shown.of(message.toString());
            assertThat(shown.text().length()).isLessThanOrEqualTo(message.length());
            assertThat(shown.text().chars())
                    .allMatch(each -> each >= ' ' && each != 0x7f || each == '\n' || each == '\t');
            int last = 0;
            for (Coloured part : shown.colours()) {
                assertThat(part.from()).isGreaterThanOrEqualTo(last);
                assertThat(part.to()).isBetween(part.from() + 1, shown.text().length());
                last = part.to();
            }
        }
    }

    @Test
    void aMegabyteOfColoursIsShown() {
        Shown shown = Shown.of("\u001b[31mx\u001b[0m".repeat(100_000));
        assertThat(shown.text()).hasSize(100_000);
        assertThat(shown.colours()).hasSize(100_000);
    }
}
