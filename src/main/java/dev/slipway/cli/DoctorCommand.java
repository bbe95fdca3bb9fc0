package dev.slipway.cli;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.aws.Checkup;
import dev.slipway.aws.Finding;
import dev.slipway.aws.Finding.Grade;
import dev.slipway.aws.MfaCodes;
import dev.slipway.blueprint.policy.Extent;
import dev.slipway.blueprint.policy.Rights;
import dev.slipway.cli.Deployments.Connection;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Json;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Loaded;
import dev.slipway.stack.file.StackFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Looks at what Slipway needs, and says what to do where it is not there. */
@Command(
        name = "doctor",
        description = "Look at what Slipway needs: this computer, the account, its permissions.",
        footer = {"", "Exit: 0 Slipway can work, 1 something keeps it from working."})
final class DoctorCommand implements Callable<Integer> {
    private static final String ARROW = "              → ";

    private record Line(String type, Finding finding) {}

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Ask for the permissions that this stack needs.")
    private Path file;

    @Mixin private AccountOptions account;

    @Option(names = "--json", description = "Print JSON lines for a program to read.")
    private boolean json;

    private final Terminal terminal;
    private final Rehearsal rehearsal;
    private final Computer computer;

    DoctorCommand(Terminal terminal, Rehearsal rehearsal, Computer computer) {
        this.terminal = terminal;
        this.rehearsal = rehearsal;
        this.computer = computer;
    }

    @Override
    public Integer call() {
        List<Finding> found = new ArrayList<>(computer.findings(rehearsal.folder().getParent()));
        List<Finding> rights = new ArrayList<>();
        try {
            Optional<Stack> stack = stack(found);
            switch (account.connection()) {
                case Connection.Aws(var profile, var region, var endpoint) -> {
                    Optional<String> where = region.or(() -> stack.map(Stack::region));
                    MfaCodes codes = MfaCodes.nobody();
                    at(AccountSettings.find(profile, where, endpoint, codes), stack, found, rights);
                }
                case Connection.Sandbox _ -> found.addAll(inSandbox());
            }
        } catch (EngineException e) {
            Failure failure = e.failure();
            found.add(Finding.problem("account", failure.cause() + ".", failure.remedy()));
        }
        found.forEach(this::print);
        rights.forEach(this::print);
        if (!json && rights.stream().anyMatch(it -> it.remedy().isPresent())) {
            terminal.out().println(ARROW + "“slipway policy” prints it, for whoever gives rights.");
        }
        return found.stream().anyMatch(it -> it.grade() == Grade.PROBLEM)
                ? StackCommand.ERROR
                : StackCommand.NOTHING_TO_DO;
    }

    /** What the file describes, if it can be read; what is wrong with it is found. */
    private Optional<Stack> stack(List<Finding> found) {
        if (file == null) {
            return Optional.empty();
        }
        Loaded loaded = StackFiles.read(file);
        loaded.problems().stream()
                .filter(Problem::isError)
                .map(it -> Finding.problem("file", place(it) + it.message(), it.remedy()))
                .forEach(found::add);
        return loaded.hasErrors() ? Optional.empty() : loaded.stack();
    }

    private String place(Problem problem) {
        return problem.path().isEmpty() ? file + ": " : file + ", " + problem.path() + ": ";
    }

    private void at(
            AccountSettings settings,
            Optional<Stack> stack,
            List<Finding> found,
            List<Finding> rights) {
        try (Checkup checkup = new Checkup(settings)) {
            List<Finding> seen = checkup.run();
            found.addAll(seen);
            if (seen.stream().noneMatch(it -> it.grade() == Grade.PROBLEM)) {
                rights.addAll(new Rights(checkup.account(), extent(stack, checkup)).run());
            }
        }
    }

    private static Extent extent(Optional<Stack> stack, Checkup checkup) {
        Optional<String> id = Optional.of(checkup.account().identity().accountId());
        return stack.map(it -> Extent.of(it, id)).orElseGet(() -> Extent.anywhere(id));
    }

    private List<Finding> inSandbox() {
        new Tell(terminal).sandbox();
        try (SavedSandbox saved = SavedSandbox.open(rehearsal.folder(), Time.real());
                Account account = rehearsal.account().apply(saved)) {
            Account.Identity identity = account.identity();
            return List.of(
                    Finding.fine("account", identity.accountId() + ", the sandbox."),
                    Finding.unknown("permissions", "The sandbox allows everything."));
        }
    }

    private void print(Finding finding) {
        if (json) {
            terminal.out().println(Json.mapper().writeValueAsString(new Line("Finding", finding)));
            return;
        }
        String mark =
                switch (finding.grade()) {
                    case FINE -> terminal.styled("✓", Style.fg_green);
                    case UNKNOWN -> terminal.styled("?", Style.faint);
                    case WARNING -> terminal.styled("!", Style.fg_yellow);
                    case PROBLEM -> terminal.styled("✗", Style.fg_red);
                };
        terminal.out().println(mark + " " + "%-12s".formatted(finding.title()) + finding.found());
        finding.remedy().ifPresent(it -> terminal.out().println(ARROW + it));
    }
}
