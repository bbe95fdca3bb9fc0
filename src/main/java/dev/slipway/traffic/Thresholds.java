package dev.slipway.traffic;

import java.time.Duration;

/**
 * How much worse than the other colour a colour may fare.
 *
 * @param errors by how much its share of 5xx answers, or of failed connections, may be larger: 0 to
 *     1
 * @param slowdown how many times the other's p95 its own may be
 * @param slack by how much its p95 must be larger to matter at all
 * @param requests how many it must have got before anything is said about errors or times
 */
public record Thresholds(double errors, double slowdown, Duration slack, long requests) {
    private static final Duration SLACK = Duration.ofMillis(100);

    /** Of requests and errors so chosen that two errors are never enough. */
    static final Thresholds CAREFUL = new Thresholds(0.01, 1.25, SLACK, 200);

    static final Thresholds STANDARD = new Thresholds(0.02, 1.5, SLACK, 100);
    static final Thresholds SWIFT = new Thresholds(0.05, 2, SLACK, 50);
}
