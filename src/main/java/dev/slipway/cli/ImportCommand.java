package dev.slipway.cli;

import dev.slipway.aws.Account;
import dev.slipway.blueprint.Move;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Loaded;
import dev.slipway.stack.file.StackFiles;
import dev.slipway.stack.file.StackYaml;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** Turns the variables of the Terraform project into a stack file. */
@Command(
        name = "import",
        description = "Print the stack file that says the same as an inputs.tfvars.")
final class ImportCommand implements Callable<Integer> {
    /** The variables that say where a stack is to stand. */
    private static final Set<String> MOVED =
            Set.of(
                    "vpc_id",
                    "vpc_cidr",
                    "public_subnets",
                    "private_subnets",
                    "domain_name",
                    "hosted_zone_id",
                    "acm_certificate_arn");

    @Parameters(paramLabel = "FILE", description = "An inputs.tfvars or .tfvars.json.")
    private Path file;

    @Option(
            names = "--sandbox",
            description = "Put the sandbox's network, zone and certificate in, to rehearse.")
    private boolean sandbox;

    private final Terminal terminal;
    private final Rehearsal rehearsal;

    ImportCommand(Terminal terminal, Rehearsal rehearsal) {
        this.terminal = terminal;
        this.rehearsal = rehearsal;
    }

    @Override
    public Integer call() {
        Tell tell = new Tell(terminal);
        Loaded loaded = StackFiles.read(file);
        List<Problem> problems =
                loaded.problems().stream().filter(problem -> !isMoved(problem)).toList();
        problems.forEach(tell::problem);
        try {
            loaded.stack()
                    .map(stack -> sandbox ? moved(stack, tell) : stack)
                    .map(StackYaml::write)
                    .ifPresent(terminal.out()::print);
        } catch (EngineException e) {
            tell.failure(e.failure());
            return StackCommand.ERROR;
        }
        return problems.stream().anyMatch(Problem::isError)
                ? StackCommand.ERROR
                : StackCommand.NOTHING_TO_DO;
    }

    /** What is exchanged for the sandbox's own need not have been right. */
    private boolean isMoved(Problem problem) {
        return sandbox && MOVED.contains(problem.path().replaceFirst("\\[.*", ""));
    }

    private Stack moved(Stack stack, Tell tell) {
        tell.sandbox();
        try (SavedSandbox saved = SavedSandbox.open(rehearsal.folder(), Time.real());
                Account account = rehearsal.account().apply(saved)) {
            Move move = Move.of(stack, account);
            move.changes()
                    .forEach(
                            change ->
                                    terminal.err()
                                            .printf(
                                                    "  %s: %s instead of %s%n",
                                                    change.path(), change.now(), change.before()));
            return move.stack();
        }
    }
}
