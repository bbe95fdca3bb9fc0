package dev.slipway.ui.traffic;

import dev.slipway.blueprint.ServiceHealth;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.CanaryState;
import dev.slipway.traffic.PastShift;
import dev.slipway.traffic.Position;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shifted;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the traffic of a stack stood at a moment.
 *
 * @param at when the rule was read
 * @param foreign what somebody else has set, if the rule does not say what Slipway left there
 * @param runs what each colour is meant to run
 * @param history oldest first
 * @param released whoever released it
 * @param canary one that is not over, whoever began it
 */
record Look(
        Instant at,
        Position position,
        Optional<Shifted.Foreign> foreign,
        List<ServiceHealth> health,
        Map<Colour, Runs> runs,
        List<PastShift> history,
        Released released,
        Optional<CanaryState> canary) {
    Look {
        health = List.copyOf(health);
        runs = Map.copyOf(runs);
        history = List.copyOf(history);
    }

    /** Empty if the rule has weights that no rule should have. */
    Optional<Share> share() {
        return position.share();
    }

    Optional<ServiceHealth> health(Colour colour) {
        return health.stream().filter(each -> each.colour() == colour).findFirst();
    }

    /** When a colour was given what it has; empty if it has nothing, or that is not known. */
    Optional<Instant> moved(Colour colour) {
        return share().filter(now -> now.of(colour) > 0)
                .flatMap(_ -> history.stream().reduce((_, later) -> later))
                .map(last -> last.begun().at());
    }

    boolean canServe(Colour colour) {
        return health(colour).filter(each -> each.healthy() > 0).isPresent();
    }

    /** The same after a shift that was read back. */
    Look after(Share to, Optional<Duration> stickiness, Instant when) {
        return new Look(
                when,
                new Position(new Weights(to.blue(), to.green()), stickiness),
                Optional.empty(),
                health,
                runs,
                history,
                released,
                canary);
    }
}
