package dev.slipway.ui.apply;

import dev.slipway.blueprint.Cost;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.traffic.Release;
import dev.slipway.traffic.Releases;
import dev.slipway.ui.common.Signs;
import dev.slipway.ui.common.Texts;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * To have one colour run something else.
 *
 * @param service how the colour is to be
 * @param forced why, although the colour carries traffic
 * @param opening connects to the account
 */
public record NewRelease(
        Stack stack,
        Colour colour,
        Service service,
        Optional<String> forced,
        Supplier<Deployment> opening)
        implements Intent {

    @Override
    public Verb verb() {
        return Verb.APPLY;
    }

    @Override
    public String subject(Texts texts) {
        return texts.get("release.subject", sign(texts), image());
    }

    private String sign(Texts texts) {
        return new Signs(texts).colour(colour);
    }

    /** Without its registry, which is long and says little here. */
    private String image() {
        String reference = service.container().image().reference();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    @Override
    public String title(Texts texts) {
        return texts.get("release.review", image(), sign(texts));
    }

    @Override
    public String nothing(Texts texts, long unchanged) {
        return texts.get("release.nothing", sign(texts), image());
    }

    @Override
    public String consent(Texts texts, Plan plan) {
        return plan.isEmpty() ? texts.get("release.finish") : texts.get("release.go", sign(texts));
    }

    @Override
    public Optional<String> warning(Texts texts) {
        return forced.map(why -> texts.get("release.forced", sign(texts), why));
    }

    @Override
    public List<String> notes(Texts texts) {
        return List.of(
                texts.get("release.note.alone", sign(texts)),
                texts.get("release.note.preview", sign(texts)),
                texts.get("release.note.back"));
    }

    @Override
    public Purpose purpose(Plan plan) {
        return Purpose.RELEASE;
    }

    @Override
    public Deployment open() {
        return opening.get();
    }

    @Override
    public Plan look(Deployment deployment) {
        Releases releases = aimed(deployment);
        return releases.plan(release(releases));
    }

    @Override
    public Plan plan(Deployment deployment, Engine.Run run) {
        Releases releases = aimed(deployment);
        return releases.plan(run, release(releases));
    }

    private Release release(Releases releases) {
        return releases.release(colour, service, forced);
    }

    /** Somebody may have sent traffic there since it was asked for. */
    private Releases aimed(Deployment deployment) {
        Releases releases = new Releases(deployment);
        return switch (releases.aim(Optional.of(colour), forced.isPresent())) {
            case Release.Aim.Taken _ -> releases;
            case Release.Aim.Refused(String why, String remedy) ->
                    throw new EngineException(
                            Failure.of("deploying " + service.container().image(), why, remedy));
        };
    }

    @Override
    public boolean isSettled(Deployment deployment) {
        Releases releases = new Releases(deployment);
        return releases.isSettled(release(releases));
    }

    @Override
    public Optional<Cost> cost(Deployment deployment) {
        return Optional.empty();
    }

    @Override
    public Summary carryOut(
            Deployment deployment,
            Engine.Run run,
            Plan plan,
            Options options,
            StopSignal stop,
            Consumer<EngineEvent> listener) {
        Releases releases = new Releases(deployment);
        return releases.deploy(run, plan, release(releases), stop, listener);
    }
}
