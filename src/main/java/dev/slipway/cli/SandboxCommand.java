package dev.slipway.cli;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.sandbox.wire.Loopback;
import dev.slipway.sandbox.world.Pace;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import sun.misc.Signal;

import java.io.IOException;
import java.net.BindException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Serves the rehearsal account to other programs of this machine. */
@Command(
        name = "sandbox",
        description = "Serve the rehearsal account on this machine, for the aws command line.",
        footer = {"", "It is the account of --sandbox. Ctrl-C ends the serving, not the account."})
final class SandboxCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 4580;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where to listen, 0 for any port that is free. Default: " + USUAL_PORT)
    private Integer port;

    @Option(
            names = "--pace",
            paramLabel = "P",
            description = {
                "How long is waited for what takes its time at AWS, from now on:",
                "real (as long), brisk (a twelfth; so a new account begins), virtual (hardly)."
            })
    private Pace pace;

    @Option(
            names = "--reset",
            description = "Begin a new, empty account; without --port, serve nothing.")
    private boolean reset;

    private final Terminal terminal;
    private final Tell tell;
    private final Rehearsal rehearsal;

    SandboxCommand(Terminal terminal, Rehearsal rehearsal) {
        this.terminal = terminal;
        this.tell = new Tell(terminal);
        this.rehearsal = rehearsal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            if (reset) {
                SavedSandbox.reset(rehearsal.folder(), Time.real());
                terminal.err().println("The sandbox is a new account, and empty.");
            }
            try (SavedSandbox sandbox = SavedSandbox.open(rehearsal.folder(), Time.real())) {
                if (pace != null) {
                    sandbox.pace(pace);
                }
                if (!reset || port != null) {
                    serve(sandbox);
                }
            }
            return StackCommand.NOTHING_TO_DO;
        } catch (EngineException e) {
            tell.failure(e.failure());
            return StackCommand.ERROR;
        }
    }

    private void serve(SavedSandbox sandbox) throws IOException, InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Signal.handle(new Signal("INT"), _ -> end.countDown());
        Signal.handle(new Signal("TERM"), _ -> end.countDown());
        try (Loopback door = open(sandbox)) {
            tell.sandbox();
            terminal.err().printf("Pace: %s. For the aws command line:%n%n", pace(sandbox));
            terminal.out().println("export AWS_ENDPOINT_URL=" + door.uri());
            terminal.out().println("export AWS_DEFAULT_REGION=" + Sandbox.REGION);
            terminal.out().println("export AWS_ACCESS_KEY_ID=sandbox");
            terminal.out().println("export AWS_SECRET_ACCESS_KEY=sandbox");
            terminal.out().flush();
            terminal.err().printf("%nCtrl-C ends it.%n");
            end.await();
        }
    }

    private static String pace(SavedSandbox sandbox) {
        return sandbox.pace().name().toLowerCase(Locale.ROOT);
    }

    private Loopback open(SavedSandbox sandbox) throws IOException {
        int wanted = port == null ? USUAL_PORT : port;
        try {
            return Loopback.open(sandbox, wanted);
        } catch (BindException | IllegalArgumentException e) {
            throw new EngineException(
                    Failure.of(
                            "serving the sandbox",
                            "Port " + wanted + " cannot be used: " + e.getMessage() + ".",
                            "Name another one with --port, or 0 for any that is free."),
                    e);
        }
    }
}
