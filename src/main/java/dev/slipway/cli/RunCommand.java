package dev.slipway.cli;

import dev.slipway.blueprint.Check;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.engine.Verb;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.function.Consumer;

/** A command that changes the account: plan, ask, carry out. */
abstract class RunCommand extends StackCommand {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    private final Verb verb;

    RunCommand(Terminal terminal, Deployments deployments, Verb verb) {
        super(terminal, deployments);
        this.verb = verb;
    }

    abstract Options options();

    /** What to type to agree. */
    abstract String consent(Deployment deployment);

    abstract void done(Deployment deployment);

    @Override
    final int run(Deployment deployment) {
        try (Engine.Run run = deployment.begin()) {
            if (run.resumes()) {
                terminal.err().println("Continuing what an earlier run left unfinished.");
            }
            Plan plan = deployment.plan(run, verb);
            List<Check> checks = deployment.preflight(plan);
            show(new PlanView(deployment, plan, checks));
            if (!plan.conflicts().isEmpty()) {
                plan.conflicts().forEach(tell::failure);
                return ERROR;
            }
            if (checks.stream().anyMatch(Check::isProblem)) {
                tellProblems(checks);
                return ERROR;
            }
            if (!plan.isEmpty() && !agreed(deployment)) {
                terminal.err().println("Nothing was done.");
                return ERROR;
            }
            return execute(deployment, run, plan);
        }
    }

    private void show(PlanView view) {
        if (json) {
            terminal.out().println(view.json());
        } else {
            // The plan is part of the progress here: the answer is what comes of it.
            new PlanPrinter(terminal.toErr(), false).print(view);
        }
    }

    private void tellProblems(List<Check> checks) {
        checks.stream()
                .filter(Check::isProblem)
                .forEach(
                        check ->
                                tell.failure(
                                        dev.slipway.engine.Failure.of(
                                                "checking the " + check.title(),
                                                check.finding(),
                                                check.remedy().orElse(""))));
    }

    private boolean agreed(Deployment deployment) {
        if (yes) {
            return true;
        }
        if (!terminal.interactive()) {
            terminal.err().println("Nobody is there to agree: run it again with --yes.");
            return false;
        }
        String word = consent(deployment);
        return terminal.ask("Type " + word + " to go on:").filter(word::equals).isPresent();
    }

    private int execute(Deployment deployment, Engine.Run run, Plan plan) {
        StopSignal stop = new StopSignal();
        Consumer<EngineEvent> listener =
                json ? new JsonEvents(terminal.out()) : new Progress(terminal);
        Summary summary;
        try (Interrupts interrupts = Interrupts.watch(stop, terminal.err())) {
            summary = deployment.execute(run, plan, options(), stop, listener);
        }
        if (!json) {
            new SummaryPrinter(terminal, verb).print(plan, summary);
        }
        if (!summary.complete()) {
            summary.failures().stream()
                    .map(dev.slipway.engine.Failure::anywhere)
                    .distinct()
                    .forEach(tell::failure);
            terminal.err().println("Run the same command again to continue.");
            return ERROR;
        }
        done(deployment);
        return NOTHING_TO_DO;
    }
}
