package dev.slipway.ui.apply;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.History;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;

/**
 * A plan that was agreed to, and the hold on the stack in which it was made. Whoever gets it
 * carries it out or closes the run.
 *
 * @param intent what it is for
 * @param usual how long such steps took before
 */
public record Job(
        Intent intent,
        Deployment deployment,
        Engine.Run run,
        Plan plan,
        Options options,
        History.Durations usual) {

    /** A job with what earlier runs tell of the time it takes; reads their journals. */
    static Job of(
            Intent intent, Deployment deployment, Engine.Run run, Plan plan, Options options) {
        return new Job(intent, deployment, run, plan, options, usual(deployment));
    }

    /** The estimates are worth no failure. */
    private static History.Durations usual(Deployment deployment) {
        try {
            return deployment.history().durations();
        } catch (EngineException e) {
            return History.Durations.none();
        }
    }
}
