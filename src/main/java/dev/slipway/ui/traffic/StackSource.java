package dev.slipway.ui.traffic;

import dev.slipway.blueprint.Deployment;
import dev.slipway.blueprint.ServiceHealth;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.StopSignal;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Canaries;
import dev.slipway.traffic.CanaryEnd;
import dev.slipway.traffic.CanaryEvent;
import dev.slipway.traffic.CanaryPlan;
import dev.slipway.traffic.CanaryState;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.Guard;
import dev.slipway.traffic.Headroom;
import dev.slipway.traffic.KeptWarm;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.Position;
import dev.slipway.traffic.Releases;
import dev.slipway.traffic.Rest;
import dev.slipway.traffic.Resting;
import dev.slipway.traffic.Rollback;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;
import dev.slipway.traffic.Thresholds;
import dev.slipway.traffic.Traffic;
import dev.slipway.traffic.Verdict;
import dev.slipway.traffic.Vitals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A stack that stands in an account. */
final class StackSource implements Source {
    /** For moves by hand. */
    private static final Thresholds LIMITS = CanaryPlan.Preset.STANDARD.limits();

    private final Supplier<Deployment> open;
    private final InstantSource clock;
    private Optional<Opened> opened = Optional.empty();

    /** What need not be opened again for each look. */
    private record Opened(Deployment deployment, Releases releases, Map<Colour, Runs> runs) {
        Traffic traffic() {
            return releases.traffic();
        }

        Released released() {
            return new Released(
                    releases.history(),
                    releases.latest(),
                    resting().wished(),
                    deployment.preview());
        }

        Resting resting() {
            return new Resting(deployment, traffic());
        }
    }

    /**
     * @param open opens the deployment; it is asked in the background
     */
    StackSource(Supplier<Deployment> open, InstantSource clock) {
        this.open = open;
        this.clock = clock;
    }

    private synchronized Opened opened() {
        if (opened.isEmpty()) {
            Deployment deployment = open.get();
            opened =
                    Optional.of(
                            new Opened(deployment, new Releases(deployment), Runs.of(deployment)));
        }
        return opened.get();
    }

    /** What was opened tells of the colours as they were then. */
    private synchronized Opened reopened() {
        opened = opened.filter(it -> it.runs().equals(Runs.of(it.deployment())));
        return opened();
    }

    @Override
    public Look look() {
        Opened now = reopened();
        List<ServiceHealth> health = now.deployment().health();
        Position position = now.traffic().position();
        if (now.traffic().foreign(position).isPresent()) {
            // Or it was Slipway itself, between the look at the rule and the one at the history.
            position = now.traffic().position();
        }
        return new Look(
                clock.instant(),
                position,
                now.traffic().foreign(position),
                health,
                now.runs(),
                now.traffic().history(),
                now.released(),
                new Canaries(now.traffic()).unfinished());
    }

    @Override
    public Map<Colour, NavigableMap<Instant, Vitals>> vitals(Instant since) {
        return opened().traffic().vitals(since);
    }

    @Override
    public Shifted shift(Shift shift) {
        return opened().traffic().shift(shift);
    }

    @Override
    public List<Headroom.Raised> raise(Share to) {
        return new Headroom(opened().traffic()).raise(to);
    }

    @Override
    public Supplier<Verdict> guard(Colour colour, Share share, Instant since) {
        Guard guard = new Guard(opened().traffic(), colour, share, LIMITS, since);
        return guard::look;
    }

    @Override
    public CanaryState plan(CanaryPlan plan, Colour colour, Leftover leftover) {
        return new Canaries(opened().traffic()).plan(plan, colour, leftover);
    }

    @Override
    public Optional<CanaryEnd> run(
            CanaryState state, Consumer<CanaryEvent> listener, Consumer<Orders> started) {
        return new Canaries(opened().traffic())
                .run(state, listener, canary -> started.accept(Orders.to(canary)));
    }

    @Override
    public Rollback.Puts puts(PastRelease release) {
        Opened now = reopened();
        return new Rollback(now.deployment(), now.releases(), release).puts();
    }

    @Override
    public Rollback.End rollBack(
            PastRelease release,
            UnaryOperator<Shift> wish,
            StopSignal stop,
            Consumer<EngineEvent> listener) {
        Opened now = reopened();
        new Canaries(now.traffic()).abandon();
        now.resting().forget();
        return new Rollback(now.deployment(), now.releases(), release).run(wish, stop, listener);
    }

    @Override
    public KeptWarm keepWarm(Colour colour, Duration keep) {
        return reopened().resting().wish(colour, keep);
    }

    @Override
    public void letBe() {
        reopened().resting().forget();
    }

    @Override
    public Rest rest(KeptWarm kept) {
        return reopened().resting().rest(kept.colour(), kept.keep(), _ -> {});
    }
}
