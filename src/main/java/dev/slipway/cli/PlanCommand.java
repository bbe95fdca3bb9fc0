package dev.slipway.cli;

import dev.slipway.blueprint.Check;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Verb;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/** Shows what {@code apply} would do, and changes nothing. */
@Command(
        name = "plan",
        description = "Show what would be done, and change nothing.",
        footer = {"", "Exit: 0 nothing to do, 2 changes, 1 error."})
final class PlanCommand extends StackCommand {
    @Option(names = "--destroy", description = "Show what destroy would do.")
    private boolean destroy;

    @Option(names = "--details", description = "Show every property of new resources too.")
    private boolean details;

    PlanCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments);
    }

    @Override
    int run(Deployment deployment) {
        Verb verb = destroy ? Verb.DESTROY : Verb.APPLY;
        Plan plan = deployment.plan(verb);
        List<Check> checks = deployment.preflight(plan);
        PlanView view = new PlanView(deployment, plan, checks);
        if (json) {
            terminal.out().println(view.json());
        } else {
            new PlanPrinter(terminal, details).print(view);
        }
        plan.conflicts().forEach(tell::failure);
        if (!plan.conflicts().isEmpty() || checks.stream().anyMatch(Check::isProblem)) {
            return ERROR;
        }
        return plan.isEmpty() ? NOTHING_TO_DO : CHANGES;
    }
}
