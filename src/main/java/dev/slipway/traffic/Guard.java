package dev.slipway.traffic;

import dev.slipway.stack.Colour;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Keeps an eye on a colour that has got more traffic. Health is asked of the load balancer, which
 * knows at once; errors and times come from CloudWatch, which takes a minute or three.
 */
public final class Guard {
    /** How often to look. */
    public static final Duration POLL = Duration.ofSeconds(5);

    /** The other colour is also known from before the move: afterwards it may have no traffic. */
    private static final Duration BEFORE = Duration.ofMinutes(5);

    /** Until a minute's values are complete. */
    private static final Duration LATE = Duration.ofMinutes(3);

    private final Traffic traffic;
    private final Colour colour;
    private final Comparison comparison;
    private final Instant since;
    private final int needed;
    private final Map<Colour, NavigableMap<Instant, Vitals>> minutes = new EnumMap<>(Colour.class);

    /**
     * @param share how traffic is divided now
     * @param since when that was set
     * @throws dev.slipway.engine.EngineException if the account does not tell
     */
    public Guard(Traffic traffic, Colour colour, Share share, Thresholds limits, Instant since) {
        this.traffic = traffic;
        this.colour = colour;
        this.comparison = new Comparison(colour, limits);
        this.since = since;
        this.needed =
                Readiness.needed(
                        colour,
                        share,
                        traffic.capacity(Standing.of(traffic.account(), traffic.site())));
    }

    /**
     * Looks once.
     *
     * @throws dev.slipway.engine.EngineException if the account does not tell
     */
    public Verdict look() {
        Targets targets = Targets.of(traffic.account(), traffic.site().side(colour).targetGroup());
        // Autoscaling may take healthy targets away, which is no reason to run.
        if (targets.healthy() == 0 || targets.unhealthy() > 0 && targets.healthy() < needed) {
            return new Verdict.Breach(
                    "%d of %d %s targets are healthy; its share takes %d.%s"
                            .formatted(
                                    targets.healthy(),
                                    targets.healthy() + targets.initial() + targets.unhealthy(),
                                    colour.key(),
                                    needed,
                                    targets.troubles().isEmpty()
                                            ? ""
                                            : " " + targets.troubles().getFirst() + "."));
        }
        count();
        return comparison.of(minutes, since);
    }

    /** Asks for the minutes that may have got values since the last look. */
    private void count() {
        Instant from =
                minutes.values().stream()
                        .flatMap(each -> each.keySet().stream())
                        .max(Instant::compareTo)
                        .map(newest -> newest.minus(LATE))
                        .filter(since.minus(BEFORE)::isBefore)
                        .orElse(since.minus(BEFORE));
        new Metrics(traffic.account(), traffic.site())
                .since(from, traffic.time().now())
                .forEach(
                        (which, found) ->
                                minutes.computeIfAbsent(which, _ -> new TreeMap<>()).putAll(found));
    }
}
