package dev.slipway.cli;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Options;
import dev.slipway.engine.Verb;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the account as the stack describes it. */
@Command(
        name = "apply",
        description = "Make the account as the stack says; resumes an interrupted run by itself.",
        footer = {
            "",
            "The value of a secret NAME is taken from the variable SLIPWAY_SECRET_NAME.",
            "Ctrl-C finishes what is under way; a second one stops the waiting."
        })
final class ApplyCommand extends RunCommand {
    @Option(names = "--detach", description = "Do not wait until the services have rolled out.")
    private boolean detach;

    ApplyCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments, Verb.APPLY);
    }

    @Override
    Options options() {
        return new Options(false, !detach);
    }

    @Override
    String consent(Deployment deployment) {
        return "yes";
    }

    @Override
    void done(Deployment deployment) {
        new OutputsPrinter(terminal).print(deployment, json);
    }
}
