package dev.slipway.logs;

import dev.slipway.logs.Line.Place;
import dev.slipway.logs.Source.Kind;
import dev.slipway.stack.Colour;

import java.util.Optional;

/** Lines for tests. */
final class Lines {
    static final Source BLUE =
            new Source(Kind.APPLICATION, Optional.of(Colour.BLUE), "/app/blue", "web");
    static final Source GREEN =
            new Source(Kind.APPLICATION, Optional.of(Colour.GREEN), "/app/green", "web");
    static final String TASK = "0123456789abcdef0123456789abcdef";
    static final Origin ORIGIN = Origin.of(BLUE, "ecs/web/web-firelens-" + TASK);

    private Lines() {}

    static Line of(long timestamp, String message) {
        return new Line(timestamp, timestamp, message, ORIGIN, Place.IN_ORDER);
    }

    static Line of(String message) {
        return of(0, message);
    }
}
