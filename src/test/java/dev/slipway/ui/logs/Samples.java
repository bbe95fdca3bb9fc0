package dev.slipway.ui.logs;

import dev.slipway.logs.Line;
import dev.slipway.logs.Line.Place;
import dev.slipway.logs.Origin;
import dev.slipway.logs.Source;
import dev.slipway.logs.Source.Kind;
import dev.slipway.stack.Colour;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.Kit;

import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Lines to show in parts of the log window, and a page that has one part. */
final class Samples {
    static final Source BLUE =
            new Source(Kind.APPLICATION, Optional.of(Colour.BLUE), "/app/blue", "web");
    static final Source DELIVERY =
            new Source(Kind.DELIVERY, Optional.empty(), "/app/firehose", "delivery");
    static final String TASK = "0123456789abcdef0123456789abcdef";
    static final Origin ORIGIN = new Origin(BLUE, "ecs/web/" + TASK, "web", Optional.of(TASK));
    static final Instant WRITTEN = Instant.parse("2026-11-23T14:05:09.120Z");

    private Samples() {}

    static Line line(String message) {
        return line(message, Place.IN_ORDER, 31_000);
    }

    /**
     * @param delay milliseconds until CloudWatch had it
     */
    static Line line(String message, Place place, long delay) {
        long written = WRITTEN.toEpochMilli();
        return new Line(written, written + delay, message, ORIGIN, place);
    }

    /** Shows one part as the log window would. */
    static <P extends Parent> P show(Windowed window, Function<Kit, P> part) {
        BorderPane page = new BorderPane();
        page.getStylesheets().add(Clock.class.getResource("parts.css").toExternalForm());
        return window.ask(
                () -> {
                    P made = part.apply(window.kit());
                    page.setRight(made);
                    window.show(_ -> () -> page);
                    return made;
                });
    }
}
