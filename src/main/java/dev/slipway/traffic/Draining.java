package dev.slipway.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.Drain.Reason;
import dev.slipway.traffic.Drain.Wait;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Looks whether anybody is still on a colour whose weight is 0. The API answers before every node
 * of a load balancer follows, so that a group emptied at once is a group of 503s.
 *
 * @see <a href="https://github.com/argoproj/argo-rollouts/issues/4595">What happened to others</a>
 */
record Draining(Traffic traffic) {
    /** AWS publishes no figure; two minutes cured it where it was seen. */
    static final Duration PROPAGATION = Duration.ofMinutes(2);

    /** Two periods without requests, and the three minutes within which CloudWatch tells of one. */
    private static final Duration QUIET = Duration.ofMinutes(2 + 3);

    /**
     * @param keep for how long after it lost its traffic it is wanted as a way back
     * @throws dev.slipway.engine.EngineException if the account does not tell
     */
    Drain look(Colour colour, Duration keep) {
        Position position = traffic.position();
        Optional<Share> share = position.share();
        if (share.isEmpty()) {
            return new Drain.Impossible(
                    "The rule has weights of nothing.", "Shift the traffic by force first.");
        }
        if (share.get().weight(colour) > 0) {
            return new Drain.Impossible(
                    "%s still gets %s of the traffic."
                            .formatted(colour.key(), share.get().percent(colour)),
                    "Shift all of it to %s first.".formatted(colour.other().key()));
        }
        if (new Canaries(traffic).unfinished().isPresent()) {
            return new Drain.Impossible(
                    "A canary is not over, and may need %s again.".formatted(colour.key()),
                    "Let it go on, or abort it.");
        }
        return since(colour, share.get())
                .map(since -> look(colour, since, position, keep))
                .orElseGet(() -> unknown(share.get()));
    }

    private static Drain unknown(Share share) {
        return new Drain.Impossible(
                "Nobody here knows since when the weights are %s.".formatted(share.weights()),
                "Shift to the same weights and accept them: the time counts from then.");
    }

    private Drain look(Colour colour, Instant since, Position position, Duration keep) {
        List<Wait> waits = new ArrayList<>();
        Instant now = traffic.time().now();
        add(waits, now, Reason.PROPAGATION, since.plus(PROPAGATION), "every node has the weights");
        position.stickiness()
                .ifPresent(
                        stay ->
                                add(
                                        waits,
                                        now,
                                        Reason.STICKINESS,
                                        since.plus(stay),
                                        "no client is bound to " + colour.key()));
        add(waits, now, Reason.KEPT, since.plus(keep), colour.key() + " is kept as a way back");
        requests(colour, now).ifPresent(waits::add);
        return waits.isEmpty() ? new Drain.Complete() : new Drain.Waiting(waits);
    }

    private static void add(
            List<Wait> waits, Instant now, Reason reason, Instant end, String what) {
        if (now.isBefore(end)) {
            Instant at = end.truncatedTo(ChronoUnit.SECONDS);
            String told =
                    reason == Reason.KEPT
                            ? "Until %s %s.".formatted(at, what)
                            : "Not before %s %s.".formatted(at, what);
            waits.add(new Wait(reason, Optional.of(end), told));
        }
    }

    /** A minute that CloudWatch has not told of has no requests either, so it takes some more. */
    private Optional<Wait> requests(Colour colour, Instant now) {
        Instant from = now.truncatedTo(ChronoUnit.MINUTES).minus(QUIET);
        NavigableMap<Instant, Vitals> minutes =
                new Metrics(traffic.account(), traffic.site())
                        .since(from, now)
                        .get(colour)
                        .tailMap(from, true);
        long requests = Vitals.sum(minutes.values()).requests();
        return requests == 0
                ? Optional.empty()
                : Optional.of(
                        new Wait(
                                Reason.REQUESTS,
                                Optional.empty(),
                                "%s got %d request%s since %s."
                                        .formatted(
                                                colour.key(),
                                                requests,
                                                requests == 1 ? "" : "s",
                                                from)));
    }

    /** Since when the colour has had no weight, as far as Slipway saw to it. */
    private Optional<Instant> since(Colour colour, Share now) {
        List<PastShift> shifts =
                traffic.history().stream()
                        .filter(shift -> shift.begun().rule().equals(traffic.site().rule()))
                        .toList();
        if (shifts.isEmpty()) {
            return traffic.site().created().filter(now::isLike).map(_ -> Instant.EPOCH);
        }
        Optional<Instant> since = Optional.empty();
        for (PastShift shift : shifts.reversed()) {
            if (!shift.confirmed() || !shift.begun().to().isLike(now)) {
                break;
            }
            since = shift.ended().map(ShiftRecord::at);
            if (shift.begun().from().filter(from -> from.weight(colour) == 0).isEmpty()) {
                break;
            }
        }
        return since;
    }
}
