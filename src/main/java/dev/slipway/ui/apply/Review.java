package dev.slipway.ui.apply;

import dev.slipway.blueprint.Check;
import dev.slipway.blueprint.Cost;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Verb;

import java.util.List;

/** What is read before one agrees: the plan, and what stands beside it. */
record Review(Plan plan, List<Check> checks, Cost cost) {

    static Review of(Deployment deployment, Verb verb) {
        return of(deployment, deployment.plan(verb));
    }

    static Review of(Deployment deployment, Plan plan) {
        return new Review(plan, deployment.preflight(plan), deployment.cost());
    }

    Tally tally() {
        return Tally.of(plan);
    }

    long problems() {
        return checks.stream().filter(Check::isProblem).count();
    }

    /** Whether one can agree to it. */
    boolean canGo() {
        return !plan.isEmpty() && plan.conflicts().isEmpty() && problems() == 0;
    }

    /** Whether the user has to say what becomes of data. */
    boolean concernsData() {
        return plan.verb() == Verb.DESTROY
                && plan.mutations().stream()
                        .map(step -> step.address().kind())
                        .anyMatch(kind -> kind.equals("Bucket") || kind.equals("Secret"));
    }
}
