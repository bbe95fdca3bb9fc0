package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Weights;
import dev.slipway.traffic.PastShift;
import dev.slipway.traffic.Position;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.ShiftRecord;
import dev.slipway.traffic.ShiftRecord.Cause;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ShareLineTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant FROM = ago(60);

    private final ShareLine line = new ShareLine();

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private static PastShift shift(int ago, int from, int to, boolean done) {
        var begun =
                new ShiftRecord.Begun(
                        ago(ago),
                        "id" + ago,
                        "rule",
                        "me",
                        Optional.of(new Share(100 - from, from)),
                        new Share(100 - to, to),
                        Cause.HAND,
                        Optional.empty(),
                        List.of(),
                        false);
        ShiftRecord end =
                done
                        ? new ShiftRecord.Confirmed(ago(ago), "id" + ago)
                        : new ShiftRecord.Failed(ago(ago), "id" + ago, "throttled");
        return new PastShift(begun, Optional.of(end));
    }

    private void read(int ago, int green) {
        line.saw(
                new Look(
                        ago(ago),
                        new Position(new Weights(100 - green, green), Optional.empty()),
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        Released.nothing(),
                        Optional.empty()));
    }

    private List<String> corners(PastShift... history) {
        return line.corners(List.of(history), FROM, NOW).stream()
                .map(
                        corner ->
                                Duration.between(corner.at(), NOW).toMinutes()
                                        + ":"
                                        + Math.round(corner.percent()))
                .toList();
    }

    @Test
    void itGoesInStepsFromWhatThereWasBefore() {
        assertThat(corners(shift(90, 0, 5, true), shift(40, 5, 25, true)))
                .containsExactly("60:5", "40:5", "40:25", "0:25");
        assertThat(corners(shift(40, 0, 25, true)))
                .containsExactly("60:0", "40:0", "40:25", "0:25");
    }

    @Test
    void whatWasNotConfirmedMovedNothing() {
        assertThat(corners(shift(90, 0, 5, true), shift(40, 5, 25, false)))
                .containsExactly("60:5", "0:5");
    }

    @Test
    void whatSomebodyElseSetIsSeenToo() {
        read(30, 25);
        read(20, 25);
        read(10, 60);
        assertThat(corners(shift(40, 0, 25, true)))
                .containsExactly(
                        "60:0", "40:0", "40:25", "30:25", "30:25", "10:25", "10:60", "0:60");
    }

    @Test
    void whatIsNotKnownIsNotDrawn() {
        assertThat(corners()).isEmpty();
        read(10, 25);
        assertThat(corners()).containsExactly("10:25", "0:25");
    }
}
