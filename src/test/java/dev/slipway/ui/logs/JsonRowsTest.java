package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.logs.JsonRows.Kind;
import dev.slipway.ui.logs.JsonRows.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class JsonRowsTest {
    private static JsonRows rows(String message) {
        return JsonRows.of(message).orElseThrow();
    }

    private static List<String> told(JsonRows json) {
        return json.rows().stream()
                .map(row -> row.depth() + row.key().orElse("") + "=" + row.value())
                .toList();
    }

    @Test
    void everyFieldIsARowInItsOrder() {
        JsonRows json =
                rows(" {\"z\":1.50,\"a\":[true,null,{}],\"a\":{\"s\":\"x\\ny\"},\"e\":[]}\n");
        assertThat(told(json))
                .containsExactly(
                        "0={", "1z=1.50", "1a=[", "2=true", "2=null", "2={}", "1=]", "1a={",
                        "2s=x\ny", "1=}", "1e=[]", "0=}");
        assertThat(json.text())
                .isEqualTo(
                        """
                        {
                          "z": 1.50,
                          "a": [
                            true,
                            null,
                            {}
                          ],
                          "a": {
                            "s": "x\\ny"
                          },
                          "e": []
                        }
                        """);
    }

    @Test
    void whatAnObjectStandsForIsAsItWasWritten() {
        JsonRows json = rows("[ {\"a\" : {\"smile\":\"😀\" } } ]");
        assertThat(json.value(json.rows().getFirst())).isEqualTo(json.message());
        Row inner = json.rows().get(2);
        assertThat(inner.kind()).isEqualTo(Kind.OPEN);
        assertThat(json.value(inner)).isEqualTo("{\"smile\":\"😀\" }");
        assertThat(json.value(json.rows().get(3))).isEqualTo("😀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "}",
                "{]",
                "plain",
                "\"text\"",
                "1",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1}{\"b\":2}",
                "[1,]",
                "[1] [2]",
                "{a:1}",
                "[NaN]",
                "[\"\\ud8\"]",
                "[info] started [ok]"
            })
    void whatIsNotOneObjectOrArrayHasNoRows(String message) {
        assertThat(JsonRows.of(message)).isEmpty();
    }

    @Test
    void textCopiedIsTheSameJson() {
        String message = "{\"q\\\"\\u0001\":\"\\ud83d \\u0000 \\\\ \\t 😀\",\"n\":[1e400,-0]}";
        JsonMapper mapper = JsonMapper.builder().build();
        assertThat(mapper.readTree(rows(message).text())).isEqualTo(mapper.readTree(message));
    }

    @Test
    void deepOnesAreReadAsFarAsAPersonCould() {
        assertThat(rows("[".repeat(100) + "]".repeat(100)).rows()).hasSize(199);
        assertThat(JsonRows.of("[".repeat(101) + "]".repeat(101))).isEmpty();
        assertThat(JsonRows.of("[".repeat(500_000) + "]".repeat(500_000))).isEmpty();
    }

    @Test
    void nobodyReadsMoreRowsThanThese() {
        JsonRows json = rows("[" + "1,".repeat(19_997) + "1]");
        assertThat(json.rows()).hasSize(20_000);
        assertThat(json.text()).hasLineCount(20_000);
        assertThat(JsonRows.of("[" + "1,".repeat(19_998) + "1]")).isEmpty();
        assertThat(JsonRows.of("[" + "1,".repeat(499_998) + "1]")).isEmpty();
    }

    @Test
    void aNumberOfManyDigitsIsShownAsItIs() {
        assertThat(told(rows("[0.10000000000000000000000000000001]")))
                .contains("1=0.10000000000000000000000000000001");
    }
}
