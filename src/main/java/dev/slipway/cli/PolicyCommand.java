package dev.slipway.cli;

import dev.slipway.blueprint.policy.Duty;
import dev.slipway.blueprint.policy.Extent;
import dev.slipway.blueprint.policy.Policy;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Problem;
import dev.slipway.stack.file.Loaded;
import dev.slipway.stack.file.StackFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Prints the least that Slipway has to be allowed. */
@Command(
        name = "policy",
        description = "Print the IAM policy that Slipway itself needs, and no more.",
        footer = {
            "",
            "Without FILE it is for any stack: it reaches what has Slipway's tag, and may empty and"
                    + " delete any bucket whose name contains “logs”. With FILE it goes by names;"
                    + " that of “shop” covers “shop-two” as well. Nothing is asked of AWS."
        })
final class PolicyCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Only for this stack: a stack file (*.yaml) or an inputs.tfvars.")
    private Path file;

    @Option(
            names = "--duty",
            split = ",",
            paramLabel = "D",
            description = "Only for these: ${COMPLETION-CANDIDATES}. Each has what it builds upon.")
    private List<Duty> duties = List.of(Duty.values());

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "Only in this account, twelve digits.")
    private String account;

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "Write managed policies there, as many as IAM's limit of size takes.")
    private Path folder;

    private final Terminal terminal;

    PolicyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Tell tell = new Tell(terminal);
        try {
            Optional<Extent> extent = extent(tell);
            if (extent.isEmpty()) {
                return StackCommand.ERROR;
            }
            if (folder == null) {
                print(Policy.of(duties, extent.get()), tell);
            } else {
                write(extent.get());
            }
            return StackCommand.NOTHING_TO_DO;
        } catch (EngineException e) {
            tell.failure(e.failure());
            return StackCommand.ERROR;
        }
    }

    private Optional<String> account() {
        if (account != null && !account.matches("\\d{12}")) {
            throw wrong("“" + account + "” is no account id.", "Name twelve digits.");
        }
        return Optional.ofNullable(account);
    }

    /** Empty if the file cannot be used, which is told then. */
    private Optional<Extent> extent(Tell tell) {
        Optional<String> narrowed = account();
        if (file == null) {
            return Optional.of(Extent.anywhere(narrowed));
        }
        Loaded loaded = StackFiles.read(file);
        loaded.problems().stream().filter(Problem::isError).forEach(tell::problem);
        return loaded.hasErrors()
                ? Optional.empty()
                : loaded.stack().map(stack -> Extent.of(stack, narrowed));
    }

    private static EngineException wrong(String cause, String remedy) {
        return new EngineException(Failure.of("choosing what to allow", cause, remedy));
    }

    private void print(Policy policy, Tell tell) {
        terminal.out().print(policy.json());
        if (!policy.fitsManaged()) {
            tell.note(
                    "Note",
                    "IAM counts %,d characters here, and a managed policy has %,d at most; --into"
                                    .formatted(policy.size(), Policy.MOST_IN_MANAGED)
                            + " FOLDER writes it as several.");
        }
    }

    private void write(Extent extent) {
        try {
            Files.createDirectories(folder);
            List<Duty> all =
                    duties.stream().flatMap(duty -> duty.with().stream()).distinct().toList();
            for (Duty duty : all) {
                List<Policy> documents = Policy.managed(duty, extent);
                for (int i = 0; i < documents.size(); i++) {
                    String number = documents.size() == 1 ? "" : "-" + (i + 1);
                    Path path = folder.resolve("slipway-" + duty.key() + number + ".json");
                    Files.writeString(path, documents.get(i).json());
                    terminal.out().println(path + "  (" + duty.words() + ")");
                }
            }
        } catch (IOException e) {
            throw wrong(folder + " cannot be written: " + e.getMessage(), "Name another folder.");
        }
    }
}
