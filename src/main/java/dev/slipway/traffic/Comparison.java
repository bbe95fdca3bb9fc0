package dev.slipway.traffic;

import dev.slipway.stack.Colour;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares how a colour fares with the other one. It takes the fewest of the last minutes in which
 * the colour had enough requests: a burst of errors is seen when it is new, and thin traffic is
 * judged as well, only later.
 */
record Comparison(Colour colour, Thresholds limits) {
    /** Exceeded by chance once in some 700 comparisons. */
    private static final double CHANCE = 3;

    private static final NavigableMap<Instant, Vitals> NOTHING =
            Collections.unmodifiableNavigableMap(new TreeMap<>());

    /**
     * @param minutes those in which there were requests, by colour
     * @param since when the colour got its share; the other one is known from before as well
     */
    Verdict of(Map<Colour, NavigableMap<Instant, Vitals>> minutes, Instant since) {
        NavigableMap<Instant, Vitals> own =
                minutes.getOrDefault(colour, NOTHING)
                        .tailMap(since.truncatedTo(ChronoUnit.MINUTES), true);
        Optional<Instant> from = enough(own, Instant.MAX);
        return from.isPresent()
                ? of(
                        Vitals.sum(own.tailMap(from.get(), true).values()),
                        others(minutes.getOrDefault(colour.other(), NOTHING), from.get()))
                : new Verdict.TooQuiet(
                        "%s got %d of the %d requests that it takes to judge it."
                                .formatted(
                                        name(),
                                        Vitals.sum(own.values()).requests(),
                                        limits.requests()));
    }

    /** The other colour in the same minutes, and before them if it had too little then. */
    private Vitals others(NavigableMap<Instant, Vitals> all, Instant from) {
        return enough(all, from)
                .map(start -> Vitals.sum(all.tailMap(start, true).values()))
                .orElse(Vitals.NONE);
    }

    /**
     * The last minute since which there were enough requests.
     *
     * @param latest the latest that it may be
     */
    private Optional<Instant> enough(NavigableMap<Instant, Vitals> minutes, Instant latest) {
        long requests = 0;
        for (var minute : minutes.descendingMap().entrySet()) {
            requests += minute.getValue().requests();
            if (requests >= limits.requests() && !minute.getKey().isAfter(latest)) {
                return Optional.of(minute.getKey());
            }
        }
        return Optional.empty();
    }

    private Verdict of(Vitals ours, Vitals theirs) {
        boolean comparable = theirs.requests() > 0;
        if (isWorse(ours, ours.errorShare(), theirs, theirs.errorShare())) {
            return breach(
                    "answers %s of %d requests with 5xx",
                    ours.errorShare(), ours, comparable, theirs.errorShare());
        }
        if (isWorse(ours, ours.unconnectedShare(), theirs, theirs.unconnectedShare())) {
            return breach(
                    "refuses the connection for %s of %d requests",
                    ours.unconnectedShare(), ours, comparable, theirs.unconnectedShare());
        }
        return slower(ours, theirs)
                .orElseGet(
                        () ->
                                new Verdict.Fine(
                                        "%s answers %s of %d requests with 5xx%s."
                                                .formatted(
                                                        name(),
                                                        percent(ours.errorShare()),
                                                        ours.requests(),
                                                        versus(
                                                                comparable,
                                                                percent(theirs.errorShare())))));
    }

    /**
     * Whether a share of the requests is larger than the other colour's by more than is allowed,
     * and by more than chance makes of equal ones: three standard errors of the difference.
     */
    private boolean isWorse(Vitals ours, double share, Vitals theirs, double other) {
        double difference = share - other;
        if (difference <= limits.errors() || theirs.requests() == 0) {
            return difference > limits.errors();
        }
        double pooled =
                (share * ours.requests() + other * theirs.requests())
                        / (ours.requests() + theirs.requests());
        double variance = pooled * (1 - pooled) * (1.0 / ours.requests() + 1.0 / theirs.requests());
        return difference > CHANCE * Math.sqrt(variance);
    }

    private Verdict breach(
            String what, double share, Vitals ours, boolean comparable, double theirs) {
        return new Verdict.Breach(
                name()
                        + " "
                        + what.formatted(percent(share), ours.requests())
                        + versus(comparable, percent(theirs))
                        + ".");
    }

    private Optional<Verdict> slower(Vitals ours, Vitals theirs) {
        if (ours.p95().isEmpty() || theirs.p95().isEmpty()) {
            return Optional.empty();
        }
        double mine = ours.p95().get();
        double other = theirs.p95().get();
        boolean slower =
                mine > other * limits.slowdown()
                        && mine - other > limits.slack().toMillis() / 1000.0;
        return slower
                ? Optional.of(
                        new Verdict.Breach(
                                "The slowest 5 %% of %s's answers take %s or more%s."
                                        .formatted(
                                                colour.key(),
                                                seconds(mine),
                                                versus(true, seconds(other)))))
                : Optional.empty();
    }

    private String name() {
        return colour == Colour.BLUE ? "Blue" : "Green";
    }

    private String versus(boolean comparable, String theirs) {
        return comparable ? ", " + colour.other().key() + " " + theirs : "";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f s", value);
    }
}
