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

/**
 * What somebody means to do to a stack: how it is called, looked at, planned by a run that has
 * taken the stack, and carried out. Whatever is given a deployment takes its time, and throws an
 * {@link dev.slipway.engine.EngineException} if the account refuses.
 */
public sealed interface Intent permits WholeStack, NewRelease {
    Stack stack();

    Verb verb();

    /** What it is about: a stack by its name, or a colour and what it is to run. */
    String subject(Texts texts);

    /** At the head of its plan. */
    String title(Texts texts);

    /** That nothing has to be changed for it. */
    String nothing(Texts texts, long unchanged);

    /** What agreeing to its plan is called. */
    String consent(Texts texts, Plan plan);

    /** What one should know before agreeing, beside the plan. */
    Optional<String> warning(Texts texts);

    /** What comes of it that the plan does not say. */
    List<String> notes(Texts texts);

    /** What carrying the plan out is for. */
    Purpose purpose(Plan plan);

    /** Connects to the account. */
    Deployment open();

    /** The plan, without taking the stack. */
    Plan look(Deployment deployment);

    Plan plan(Deployment deployment, Engine.Run run);

    /** Whether an empty plan means that it is done. */
    boolean isSettled(Deployment deployment);

    /** What the stack costs, where that is of interest. */
    Optional<Cost> cost(Deployment deployment);

    /**
     * @param listener told of everything that happens, one event at a time
     */
    Summary carryOut(
            Deployment deployment,
            Engine.Run run,
            Plan plan,
            Options options,
            StopSignal stop,
            Consumer<EngineEvent> listener);
}
