package dev.slipway.cli;

import dev.slipway.stack.Problem;
import dev.slipway.stack.file.Loaded;
import dev.slipway.stack.file.StackFiles;
import dev.slipway.stack.file.StackYaml;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Turns the variables of the Terraform project into a stack file. */
@Command(
        name = "import",
        description = "Print the stack file that says the same as an inputs.tfvars.")
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "An inputs.tfvars or .tfvars.json.")
    private Path file;

    private final Terminal terminal;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Tell tell = new Tell(terminal);
        Loaded loaded = StackFiles.read(file);
        loaded.problems().forEach(tell::problem);
        loaded.stack().map(StackYaml::write).ifPresent(terminal.out()::print);
        return loaded.problems().stream().anyMatch(Problem::isError)
                ? StackCommand.ERROR
                : StackCommand.NOTHING_TO_DO;
    }
}
