package dev.slipway.traffic;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Address;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Scales a colour down when nobody is on it any more. It stays so until it is deployed to. */
public record Resting(Deployment deployment, Traffic traffic) {
    /**
     * Remembers that a colour is to be scaled down later; whoever wants that asks for it again.
     *
     * @throws dev.slipway.engine.EngineException if that cannot be kept
     */
    public void wish(KeptWarm kept) {
        kept.keep(deployment.folder());
    }

    public KeptWarm wish(Colour colour, Duration keep) {
        KeptWarm kept = new KeptWarm(traffic.site().rule(), colour, keep);
        wish(kept);
        return kept;
    }

    /** The colour that is to be scaled down and is not yet. */
    public Optional<KeptWarm> wished() {
        return KeptWarm.read(deployment.folder())
                .filter(kept -> kept.rule().equals(traffic.site().rule()));
    }

    /** Nobody wants it scaled down any more. */
    public void forget() {
        KeptWarm.forget(deployment.folder());
    }

    /**
     * Scales a colour down to nothing, if that may be done, and no Slipway here gives it traffic
     * meanwhile.
     *
     * @param keep for how long after it lost its traffic it is wanted as a way back
     * @param listener told of everything that happens, one event at a time
     */
    public Rest rest(Colour colour, Duration keep, Consumer<EngineEvent> listener) {
        Rest rest = attempt(colour, keep, listener);
        boolean over =
                switch (rest) {
                    case Rest.Begun(var summary) -> summary.complete();
                    case Rest.Resting _, Rest.Autoscaled _ -> true;
                    case Rest.NotDrained _ -> false;
                };
        if (over && wished().filter(kept -> kept.colour() == colour).isPresent()) {
            forget();
        }
        return rest;
    }

    private Rest attempt(Colour colour, Duration keep, Consumer<EngineEvent> listener) {
        Drain drain = drain(colour, keep);
        Service wanted = deployment.wanted(colour);
        if (!(drain instanceof Drain.Complete)) {
            return new Rest.NotDrained(drain);
        }
        if (wanted.autoscaling().isPresent()) {
            // Either may have been raised for its share; by now its load says what it needs.
            Stream.of(Colour.values()).forEach(new Headroom(traffic)::restore);
            return new Rest.Autoscaled(wanted.autoscaling().get().minTasks());
        }
        if (wanted.desiredCount() == 0) {
            return new Rest.Resting();
        }
        Service resting = wanted.withDesiredCount(0);
        Address service = new Address("EcsService", colour.key());
        try (Engine.Run run = deployment.begin()) {
            Plan plan = deployment.plan(run, colour, resting).only(service::equals);
            return traffic.still(() -> begin(run, plan, colour, resting, keep, listener));
        }
    }

    private Drain drain(Colour colour, Duration keep) {
        return new Draining(traffic).look(colour, keep);
    }

    /** The traffic may have come back while the plan was made. */
    private Rest begin(
            Engine.Run run,
            Plan plan,
            Colour colour,
            Service resting,
            Duration keep,
            Consumer<EngineEvent> listener) {
        Drain drain = drain(colour, keep);
        if (!(drain instanceof Drain.Complete)) {
            return new Rest.NotDrained(drain);
        }
        Options atOnce = new Options(false, false);
        return new Rest.Begun(deployment.rest(run, plan, colour, resting, atOnce, listener));
    }
}
