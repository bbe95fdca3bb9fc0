package dev.slipway;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.aws.MfaCodes;
import dev.slipway.blueprint.Deployment;
import dev.slipway.cli.Deployments.Connection;
import dev.slipway.cli.Rehearsal;
import dev.slipway.cli.SecretVariables;
import dev.slipway.cli.SlipwayCommand;
import dev.slipway.cli.Terminal;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.StackFiles;
import dev.slipway.ui.about.Installation;
import dev.slipway.ui.shell.SlipwayApp;

import picocli.CommandLine.Help.Ansi;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where Slipway starts, and the only place where its rooms are wired together. */
public final class Slipway {
    private final Path home;

    private Slipway(Path home) {
        this.home = home;
    }

    /**
     * Opens the window, on a stack file if that is the only argument; with other arguments, runs
     * one command instead.
     */
    public static void main(String[] args) {
        Slipway slipway = here();
        Optional<Path> file = stackFile(args);
        boolean opens = args.length == 0 || file.isPresent();
        System.exit(opens ? slipway.window(app -> app.open(file)) : slipway.command(args));
    }

    /** Slipway with the home that this process has. */
    static Slipway here() {
        Path home =
                Home.of(
                        System::getenv,
                        System.getProperty("os.name"),
                        Path.of(System.getProperty("user.home")));
        LogFile.open(home);
        return new Slipway(home);
    }

    /** A file manager hands over the file that was opened and nothing else. */
    static Optional<Path> stackFile(String[] args) {
        return Optional.of(args)
                .filter(all -> all.length == 1 && StackFiles.canBe(all[0]))
                .map(all -> Path.of(all[0]))
                .filter(Files::isRegularFile);
    }

    int window(Consumer<SlipwayApp> opening) {
        try {
            opening.accept(
                    new SlipwayApp(
                            new LocalAccounts(home, rehearsal()),
                            new Installation(version(), home)));
            return 0;
        } catch (UnsupportedOperationException noDisplay) {
            System.err.println("slipway: no window can be opened here: " + noDisplay.getMessage());
            return 1;
        }
    }

    int command(String[] args) {
        Terminal terminal =
                new Terminal(
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                        utf8(FileDescriptor.out),
                        utf8(FileDescriptor.err),
                        Ansi.AUTO,
                        System.console() != null && System.console().isTerminal());
        int exit = SlipwayCommand.run(args, terminal, this::open, rehearsal(), version());
        terminal.out().flush();
        return exit;
    }

    /** Ticks and arrows arrive whole whatever the platform takes for its default. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private Deployment open(Stack stack, Connection connection) {
        return switch (connection) {
            case Connection.Aws(var profile, var _, var endpoint) ->
                    new Deployment(
                            stack,
                            new Account(
                                    AccountSettings.find(
                                            profile,
                                            Optional.of(stack.region()),
                                            endpoint,
                                            MfaCodes.nobody())),
                            home,
                            secrets());
            case Connection.Sandbox _ -> rehearse(stack);
        };
    }

    private Deployment rehearse(Stack stack) {
        if (!stack.region().equals(Sandbox.REGION)) {
            throw new EngineException(
                    Failure.of(
                            "opening the sandbox",
                            "The stack is described for %s, and the sandbox is in %s."
                                    .formatted(stack.region(), Sandbox.REGION),
                            "Rehearse it with --region " + Sandbox.REGION + "."));
        }
        Rehearsal rehearsal = rehearsal();
        SavedSandbox sandbox = SavedSandbox.open(rehearsal.folder(), Time.real());
        return new Deployment(
                stack, rehearsal.account().apply(sandbox), rehearsal.folder(), secrets());
    }

    Rehearsal rehearsal() {
        return new Rehearsal(home.resolve("sandbox"), Slipway::account);
    }

    private static Account account(SavedSandbox sandbox) {
        return new Account(
                AccountSettings.here(Sandbox.REGION, new InProcess(sandbox)).with(sandbox.time()));
    }

    private static SecretVariables secrets() {
        return new SecretVariables(System::getenv);
    }

    private static String version() {
        String version = Slipway.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
