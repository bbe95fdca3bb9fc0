package dev.slipway.sandbox.logs;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * Who writes into a stream by themselves, such as a container. What they have written follows from
 * what they are, so that it need not be kept.
 */
public interface Writer {

    /**
     * A line.
     *
     * @param number which of its writer's lines it is, the same whenever somebody asks
     * @param ingested when CloudWatch had it, which for a late one is long after it was written
     */
    record Line(long number, Instant at, Instant ingested, String message) {}

    /** The lines written from one instant to before another, in their order. */
    Stream<Line> lines(Instant from, Instant to);

    /** When the last line before an instant was written, or about then. */
    Instant last(Instant before);
}
