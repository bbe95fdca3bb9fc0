package dev.slipway.ui.apply;

import dev.slipway.blueprint.Cost;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Texts;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * To have a stack as it is described, or to have none of it.
 *
 * @param opening connects to the account
 */
public record WholeStack(Stack stack, Verb verb, Supplier<Deployment> opening) implements Intent {
    @Override
    public String subject(Texts texts) {
        return stack.name();
    }

    @Override
    public String title(Texts texts) {
        return texts.get(destroys() ? "review.title.destroy" : "review.title", stack.name());
    }

    @Override
    public String nothing(Texts texts, long unchanged) {
        return destroys()
                ? texts.get("review.nothing.destroy", stack.name())
                : texts.get("review.nothing.apply", stack.name(), unchanged);
    }

    @Override
    public String consent(Texts texts, Plan plan) {
        return Tally.of(plan).consent(texts, verb);
    }

    @Override
    public Optional<String> warning(Texts texts) {
        return Optional.empty();
    }

    @Override
    public List<String> notes(Texts texts) {
        return List.of();
    }

    @Override
    public Purpose purpose(Plan plan) {
        return Purpose.of(plan);
    }

    @Override
    public Deployment open() {
        return opening.get();
    }

    @Override
    public Plan look(Deployment deployment) {
        return deployment.plan(verb);
    }

    @Override
    public Plan plan(Deployment deployment, Engine.Run run) {
        return deployment.plan(run, verb);
    }

    @Override
    public boolean isSettled(Deployment deployment) {
        return true;
    }

    @Override
    public Optional<Cost> cost(Deployment deployment) {
        return Optional.of(deployment.cost()).filter(_ -> !destroys());
    }

    @Override
    public Summary carryOut(
            Deployment deployment,
            Engine.Run run,
            Plan plan,
            Options options,
            StopSignal stop,
            Consumer<EngineEvent> listener) {
        return deployment.execute(run, plan, options, stop, listener);
    }

    private boolean destroys() {
        return verb == Verb.DESTROY;
    }
}
