package dev.slipway.ui.traffic;

import dev.slipway.traffic.Vitals;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a colour answers, as far as CloudWatch tells; that it tells nothing is not that all is well.
 */
sealed interface Figures {
    /** CloudWatch tells of a minute up to so long after it. */
    Duration LATE = Duration.ofMinutes(3);

    /** A minute that is older says nothing of how things are. */
    Duration RECENT = Duration.ofMinutes(5);

    Duration MINUTE = Duration.ofMinutes(1);

    /** There were requests a moment ago, or may have been, and nothing is told of them yet. */
    record NotYet() implements Figures {}

    record NoRequests() implements Figures {}

    /**
     * The last minute of which is told.
     *
     * @param rate requests a second
     * @param errors the part that was answered with 5xx, from 0 to 1
     * @param p95 in seconds
     */
    record Counted(Instant minute, double rate, double errors, Optional<Double> p95)
            implements Figures {}

    /**
     * @param minutes those in which there were requests, by their beginning
     * @param moved when its share was changed last; empty if it gets nothing
     */
    static Figures of(NavigableMap<Instant, Vitals> minutes, Optional<Instant> moved, Instant now) {
        var last = minutes.floorEntry(now.minus(MINUTE));
        if (last != null && last.getKey().isAfter(now.minus(RECENT))) {
            Vitals counted = last.getValue();
            return new Counted(last.getKey(), rate(counted), counted.errorShare(), counted.p95());
        }
        return moved.filter(now.minus(LATE)::isBefore).isPresent()
                ? new NotYet()
                : new NoRequests();
    }

    /** Requests a second. */
    private static double rate(Vitals minute) {
        return minute.requests() / (double) MINUTE.toSeconds();
    }

    /**
     * Requests a second, minute by minute, up to the last one of which is told: a minute before
     * that of which nothing is told had none.
     */
    static NavigableMap<Instant, Double> rates(
            NavigableMap<Instant, Vitals> minutes, Instant from, Instant now) {
        NavigableMap<Instant, Double> rates = new TreeMap<>();
        Instant told = now.minus(LATE).minus(MINUTE);
        Instant last =
                minutes.isEmpty() || minutes.lastKey().isBefore(told) ? told : minutes.lastKey();
        Instant first = Instant.ofEpochSecond(Math.ceilDiv(from.getEpochSecond(), 60) * 60);
        for (Instant at = first; !at.isAfter(last); at = at.plus(MINUTE)) {
            if (!at.plus(MINUTE).isAfter(now)) {
                rates.put(at, minutes.containsKey(at) ? rate(minutes.get(at)) : 0.0);
            }
        }
        return rates;
    }
}
