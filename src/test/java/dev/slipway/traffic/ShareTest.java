package dev.slipway.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.EngineException;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;

class ShareTest {
    @ParameterizedTest
    @CsvSource({
        "0, 100:0, 0 %",
        "0.5, 199:1, 0.5 %",
        "1, 99:1, 1 %",
        "4.5, 191:9, 4.5 %",
        "5, 95:5, 5 %",
        "25.0, 75:25, 25 %",
        "50, 50:50, 50 %",
        "99.5, 1:199, 99.5 %",
        "100, 0:100, 100 %"
    })
    void percentsBecomeWeights(BigDecimal percent, String weights, String shown) {
        Share share = Share.of(Colour.GREEN, percent);
        assertThat(share.weights()).isEqualTo(weights);
        assertThat(share.percent(Colour.GREEN)).isEqualTo(shown);
        assertThat(Share.of(Colour.BLUE, new BigDecimal(100).subtract(percent))).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.5", "100.5", "101", "5.5", "94.5", "0.25", "33.3", "1e9"})
    void otherPercentsAreRefused(BigDecimal percent) {
        assertThatThrownBy(() -> Share.of(Colour.GREEN, percent))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.failure().remedy()).contains("from 0 to 100"));
    }

    @Test
    void nothingThatARuleCannotHaveIsAShare() {
        for (int blue = -1; blue <= 1000; blue += 143) {
            for (int green = -1; green <= 1000; green += 7) {
                boolean fits =
                        Math.min(blue, green) >= 0
                                && Math.max(blue, green) <= 999
                                && blue + green > 0;
                assertThat(Share.of(new Weights(blue, green)).isPresent()).isEqualTo(fits);
            }
        }
        assertThat(Share.of(new Weights(0, 0))).isEmpty();
        assertThatThrownBy(() -> new Share(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(1000, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void somebodyElsesWeightsAreKept() {
        Share share = Share.of(new Weights(1, 3)).orElseThrow();
        assertThat(share.weights()).isEqualTo("1:3");
        assertThat(share.percent(Colour.GREEN)).isEqualTo("75 %");
        assertThat(share.isLike(Share.of(Colour.GREEN, new BigDecimal(75)))).isTrue();
        assertThat(share.isLike(new Share(1, 2))).isFalse();
        assertThat(new Share(2, 1).percent(Colour.GREEN)).isEqualTo("33.33 %");
        assertThat(Share.parse(" 1:3 ")).isEqualTo(share);
        assertThat(Share.parse(share.weights())).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "1", "1:", ":1", "0:0", "1:1000", "-1:2", "1:2:3", "a:b"})
    void otherWeightsAreRefused(String text) {
        assertThatThrownBy(() -> Share.parse(text)).isInstanceOf(EngineException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, no requests",
        "0.5, about 1 in 200 requests",
        "5, about 1 in 20 requests",
        "12, about 1 in 8 requests",
        "33, about 1 in 3 requests",
        "40, about 2 in 5 requests",
        "49, about 1 in 2 requests",
        "50, every other request",
        "75, all but about 1 in 4 requests",
        "70, all but about 3 in 10 requests",
        "100, every request"
    })
    void aShareHasWords(BigDecimal percent, String words) {
        assertThat(Share.of(Colour.GREEN, percent).words(Colour.GREEN)).isEqualTo(words);
    }

    @Test
    void oneColourGainsWhatTheOtherLoses() {
        assertThat(new Share(50, 50).gaining(new Share(3, 1))).contains(Colour.GREEN);
        assertThat(new Share(9, 1).gaining(new Share(1, 1))).contains(Colour.BLUE);
        assertThat(new Share(1, 3).gaining(new Share(25, 75))).isEmpty();
    }
}
