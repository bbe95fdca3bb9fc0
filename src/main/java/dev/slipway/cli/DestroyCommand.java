package dev.slipway.cli;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Options;
import dev.slipway.engine.Verb;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes everything that Slipway created for a stack, and nothing else. */
@Command(
        name = "destroy",
        description = "Delete everything that Slipway created for the stack, and nothing else.",
        footer = {
            "",
            "A bucket that holds objects is kept unless --delete-data is given.",
            "Ctrl-C finishes what is under way; a second one stops the waiting."
        })
final class DestroyCommand extends RunCommand {
    @Option(
            names = "--delete-data",
            description = "Also delete log archives, and secrets without a recovery period.")
    private boolean deleteData;

    DestroyCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments, Verb.DESTROY);
    }

    @Override
    Options options() {
        return new Options(deleteData, true);
    }

    @Override
    String consent(Deployment deployment) {
        return deployment.stack().name();
    }

    @Override
    void done(Deployment deployment) {}
}
