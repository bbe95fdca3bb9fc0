package dev.slipway.cli;

import dev.slipway.blueprint.Deployment;
import dev.slipway.cli.Deployments.Connection;
import dev.slipway.engine.EngineException;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;
import dev.slipway.stack.StackValidator;
import dev.slipway.stack.file.Loaded;
import dev.slipway.stack.file.StackFiles;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A command that works on one stack in one account. */
abstract class StackCommand implements Callable<Integer> {
    static final int NOTHING_TO_DO = 0;
    static final int ERROR = 1;
    static final int CHANGES = 2;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A stack file (*.yaml) or an inputs.tfvars.")
    Path file;

    @Mixin private AccountOptions account;

    @Option(names = "--json", description = "Print JSON lines for a program to read.")
    boolean json;

    final Terminal terminal;
    final Tell tell;
    private final Deployments deployments;

    StackCommand(Terminal terminal, Deployments deployments) {
        this.terminal = terminal;
        this.tell = new Tell(terminal);
        this.deployments = deployments;
    }

    @Override
    public final Integer call() {
        try {
            Connection connection = account.connection();
            Optional<Stack> stack = load();
            if (stack.isEmpty()) {
                return ERROR;
            }
            if (connection instanceof Connection.Sandbox) {
                tell.sandbox();
            }
            try (Deployment deployment = deployments.open(stack.get(), connection)) {
                return run(deployment);
            }
        } catch (EngineException e) {
            tell.failure(e.failure());
            return ERROR;
        }
    }

    abstract int run(Deployment deployment);

    /** The stack, unless something is so wrong with it that nothing can be done. */
    private Optional<Stack> load() {
        Loaded loaded = StackFiles.read(file);
        Optional<Stack> stack =
                loaded.stack().map(s -> account.region().map(s::withRegion).orElse(s));
        List<Problem> problems = new ArrayList<>(loaded.problems());
        if (problems.stream().noneMatch(Problem::isError)) {
            stack.map(StackValidator::validate).ifPresent(found -> addNew(found, problems));
        }
        problems.forEach(tell::problem);
        long errors = problems.stream().filter(Problem::isError).count();
        if (errors > 0) {
            terminal.err().println();
            terminal.err()
                    .printf(
                            "%d problem%s in %s; nothing was done.%n",
                            errors, errors == 1 ? "" : "s", file);
            return Optional.empty();
        }
        return stack;
    }

    /** What the file already told is not told again, though it may stand at another path there. */
    private static void addNew(List<Problem> found, List<Problem> known) {
        found.stream()
                .filter(p -> known.stream().noneMatch(k -> k.message().equals(p.message())))
                .forEach(known::add);
    }
}
