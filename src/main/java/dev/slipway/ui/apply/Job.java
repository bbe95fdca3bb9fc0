package dev.slipway.ui.apply;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;

/**
 * A plan that was agreed to, and the hold on the stack in which it was made. Whoever gets it
 * carries it out or closes the run.
 */
public record Job(Deployment deployment, Engine.Run run, Plan plan, Options options) {}
