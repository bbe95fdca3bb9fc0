package dev.slipway.traffic;

import java.util.Collection;
import java.util.Optional;

/**
 * What CloudWatch counted of a colour's requests in some minutes.
 *
 * @param errors how many a target answered with 5xx
 * @param unconnected how often the load balancer could not connect to a target
 * @param p95 the seconds within which 95 of 100 answers began; empty without requests. Of several
 *     minutes it is their mean, weighted by requests: percentiles cannot be added
 */
public record Vitals(long requests, long errors, long unconnected, Optional<Double> p95) {
    static final Vitals NONE = new Vitals(0, 0, 0, Optional.empty());

    static Vitals sum(Collection<Vitals> minutes) {
        long requests = minutes.stream().mapToLong(Vitals::requests).sum();
        double weighed =
                minutes.stream()
                        .mapToDouble(minute -> minute.requests * minute.p95.orElse(0.0))
                        .sum();
        return new Vitals(
                requests,
                minutes.stream().mapToLong(Vitals::errors).sum(),
                minutes.stream().mapToLong(Vitals::unconnected).sum(),
                minutes.stream().anyMatch(minute -> minute.p95.isPresent()) && requests > 0
                        ? Optional.of(weighed / requests)
                        : Optional.empty());
    }

    /** From 0 to 1. */
    public double errorShare() {
        return requests == 0 ? 0 : errors / (double) requests;
    }

    /** From 0 to 1; a request for which several targets are tried counts as often. */
    double unconnectedShare() {
        return requests == 0 ? 0 : Math.min(1, unconnected / (double) requests);
    }
}
