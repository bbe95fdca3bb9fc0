package dev.slipway.ui.apply;

import dev.slipway.blueprint.Check;
import dev.slipway.blueprint.Cost;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Verb;

import java.util.List;
import java.util.Optional;

/**
 * What is read before one agrees: the plan, and what stands beside it.
 *
 * @param settled whether nothing is left to do if the plan is empty
 */
record Review(Plan plan, List<Check> checks, Optional<Cost> cost, boolean settled) {

    static Review of(Intent intent, Deployment deployment) {
        return of(intent, deployment, intent.look(deployment));
    }

    static Review of(Intent intent, Deployment deployment, Plan plan) {
        return new Review(
                plan,
                deployment.preflight(plan),
                intent.cost(deployment),
                !plan.isEmpty() || intent.isSettled(deployment));
    }

    /** Whether there is nothing at all to do. */
    boolean isDone() {
        return plan.isEmpty() && settled;
    }

    Tally tally() {
        return Tally.of(plan);
    }

    long problems() {
        return checks.stream().filter(Check::isProblem).count();
    }

    /** Whether one can agree to it. */
    boolean canGo() {
        return !isDone() && plan.conflicts().isEmpty() && problems() == 0;
    }

    /** Whether the user has to say what becomes of data. */
    boolean concernsData() {
        return plan.verb() == Verb.DESTROY
                && plan.mutations().stream()
                        .map(step -> step.address().kind())
                        .anyMatch(kind -> kind.equals("Bucket") || kind.equals("Secret"));
    }
}
