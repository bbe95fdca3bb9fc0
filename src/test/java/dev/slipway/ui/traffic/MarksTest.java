package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.Share;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

class MarksTest {
    @ParameterizedTest
    @CsvSource({
        "24.4, 25",
        "25.6, 25",
        "26.1, 26",
        "9.4, 10",
        "49.5, 50",
        "0.2, 0",
        "0.3, 0.5",
        "1.2, 1",
        "1.3, 1.5",
        "4.4, 4.5",
        "4.6, 4.5",
        "5.6, 5",
        "95.3, 95.5",
        "99.8, 100",
        "-7, 0",
        "130, 100"
    })
    void aHandStopsAtAMarkThatIsNearAndElseAtAWholeOrAHalfNumber(double at, BigDecimal stop) {
        assertThat(Marks.near(at, 0.7)).isEqualByComparingTo(stop);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.5",
        "4.5, 4, 5",
        "5, 4.5, 6",
        "33.3333, 33, 34",
        "94, 93, 95",
        "95, 94, 95.5",
        "100, 99.5, 100"
    })
    void aKeyGoesOneStopOn(double from, BigDecimal down, BigDecimal up) {
        assertThat(Marks.down(from)).isEqualByComparingTo(down);
        assertThat(Marks.up(from)).isEqualByComparingTo(up);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "7, 5, 10", "25, 10, 50", "100, 50, 100"})
    void aPageKeyGoesToTheNextMark(double from, BigDecimal below, BigDecimal above) {
        assertThat(Marks.markBelow(from)).isEqualByComparingTo(below);
        assertThat(Marks.markAbove(from)).isEqualByComparingTo(above);
    }

    @Test
    void everyStopIsAShareOfTheTraffic() {
        for (double at = -1; at < 101; at += 0.01) {
            BigDecimal stop = Marks.near(at, 0.7);
            assertThatCode(() -> Share.of(Colour.GREEN, stop)).doesNotThrowAnyException();
        }
    }
}
