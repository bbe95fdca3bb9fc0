package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.EngineException;
import dev.slipway.logs.Filter.Where;
import dev.slipway.logs.Search.Span;
import dev.slipway.stack.Colour;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class SearchTest {
    private static Filter including(Search... searches) {
        return new Filter(Where.ANYWHERE, List.of(searches), List.of(), Optional.empty());
    }

    private static Filter excluding(Search... searches) {
        return new Filter(Where.ANYWHERE, List.of(), List.of(searches), Optional.empty());
    }

    @Test
    void aTextIsFoundAsItStands() {
        assertThat(Search.text("a.c", true).in("abc a.c A.C", 9)).containsExactly(new Span(4, 7));
        assertThat(Search.text("a.C", false).in("abc a.c A.C", 9))
                .containsExactly(new Span(4, 7), new Span(8, 11));
        assertThat(Search.text("aa", true).in("aaaaa", 9))
                .containsExactly(new Span(0, 2), new Span(2, 4));
        assertThat(Search.text("ß", false).isIn("STRASSE straße")).isTrue();
        assertThat(Search.text("", true).isIn("x")).isTrue();
        assertThat(Search.text("", true).in("x", 9)).isEmpty();
        assertThat(Search.text("x", true).in("xxxx", 2)).hasSize(2);
    }

    @Test
    void anExpressionIsFoundAndAnEmptyFindIsNone() {
        assertThat(Search.expression("b+", true).in("abba b", 9))
                .containsExactly(new Span(1, 3), new Span(5, 6));
        assertThat(Search.expression("B*", false).in("abba", 9)).containsExactly(new Span(1, 3));
        assertThat(Search.expression("^😀\\p{L}", true).isIn("😀ä")).isTrue();
    }

    @Test
    @Timeout(20)
    void aPathologicalExpressionOnAMegabyteEnds() {
        String megabyte = "a".repeat(1 << 20) + "!";
        assertThat(Search.expression("(a+)+$", true).isIn(megabyte)).isFalse();
        assertThat(Search.expression("(a|aa)+b", true).isIn(megabyte)).isFalse();
        assertThat(Search.text("aaaaaaaaab", false).isIn(megabyte)).isFalse();
    }

    @Test
    void whatIsNoExpressionIsRefusedWithARemedy() {
        for (String wrong : List.of("a(b", "[", "*", "(?=x)", "(a)\\1", "x".repeat(2000))) {
            assertThatThrownBy(() -> Search.expression(wrong, true))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e -> {
                                assertThat(e.failure().cause()).endsWith(".");
                                assertThat(e.failure().remedy()).isNotBlank();
                            });
        }
    }

    @Test
    void aFilterLooksAtWhatIsShown() {
        Line line = Lines.of("\u001b[31mERR\u001b[1mOR\u001b[0m no way");
        assertThat(including(Search.text("ERROR no", true)).wants(line)).isTrue();
        assertThat(including(Search.text("[31m", true)).wants(line)).isFalse();
        assertThat(including(Search.text("ERROR", true), Search.text("yes", true)).wants(line))
                .isFalse();
        assertThat(excluding(Search.text("yes", true)).wants(line)).isTrue();
        assertThat(excluding(Search.text("yes", true), Search.text("no", true)).wants(line))
                .isFalse();
        assertThat(
                        new Filter(Where.ANYWHERE, List.of(), List.of(), Optional.of(Level.ERROR))
                                .wants(line))
                .isTrue();
        assertThat(
                        new Filter(Where.ANYWHERE, List.of(), List.of(), Optional.of(Level.FATAL))
                                .wants(line))
                .isFalse();
    }

    @Test
    void whoWroteItIsChosen() {
        Line line = Lines.of("x");
        Where blue = new Where(Set.of(), Set.of(Colour.BLUE), Set.of(), Set.of());
        assertThat(blue.includes(line.origin())).isTrue();
        assertThat(blue.includes(Lines.GREEN)).isFalse();
        Where task = new Where(Set.of(), Set.of(), Set.of("web"), Set.of("0123"));
        assertThat(task.includes(line.origin())).isTrue();
        Where other = new Where(Set.of(), Set.of(), Set.of("web"), Set.of("1234"));
        assertThat(other.includes(line.origin())).isFalse();
        Where router = new Where(Set.of(Source.Kind.ROUTER), Set.of(), Set.of(), Set.of());
        assertThat(router.includes(line.origin())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"level":"warn","msg":"an ERROR in words"}          | WARN
                    {"time":1,"severity": "CRITICAL"}                   | FATAL
                    {"level":50,"msg":"pino"}                           | ERROR
                    ts=2026 level=debug msg="x"                         | DEBUG
                    2026-01-01 12:00:00 ERROR [main] o.h.Thing - no     | ERROR
                    2026/01/01 12:00:00 [error] 31#31: open() failed    | ERROR
                    [2026/01/01 12:00:00] [ info] [output] started      | INFO
                    WARNING: Something                                  | WARN
                    GET /error/terror 200 3 ms                          |
                    the level is high                                   |
                    {"level":{"deep":1}}                                |
                    """)
    void theLevelIsRecognised(String text, Level level) {
        assertThat(Level.of(text)).isEqualTo(Optional.ofNullable(level));
    }
}
