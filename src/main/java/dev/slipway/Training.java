package dev.slipway;

import dev.slipway.cli.Rehearsal;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.sandbox.wire.Loopback;
import dev.slipway.ui.shell.SlipwayApp;

import java.io.IOException;
import java.util.List;

/**
 * What the AOT cache of an installation is trained with: in one process as much as most people use,
 * so that the JVM finds it prepared. The build runs it once for each launcher, with a home of its
 * own, and nobody else does.
 */
final class Training {
    private Training() {}

    /**
     * Without arguments opens the window and goes through its first pages; otherwise runs commands.
     *
     * @param args a stack file that fits the sandbox
     */
    public static void main(String[] args) throws IOException {
        Slipway slipway = Slipway.here();
        System.exit(
                args.length == 0 ? slipway.window(SlipwayApp::tour) : commands(slipway, args[0]));
    }

    private static int commands(Slipway slipway, String file) throws IOException {
        slipway.command(new String[] {"--help"});
        for (String command : List.of("plan", "apply", "status", "destroy")) {
            run(slipway, command, file, "--sandbox");
        }
        return overHttp(slipway, slipway.rehearsal(), file);
    }

    /** The same account by the way that leads to AWS, but for TLS. */
    private static int overHttp(Slipway slipway, Rehearsal rehearsal, String file)
            throws IOException {
        try (SavedSandbox sandbox = SavedSandbox.open(rehearsal.folder(), Time.real());
                Loopback door = Loopback.open(sandbox, 0)) {
            return run(slipway, "apply", file, "--endpoint-url=" + door.uri());
        }
    }

    private static int run(Slipway slipway, String command, String file, String account) {
        boolean agrees = command.equals("apply") || command.equals("destroy");
        return slipway.command(
                agrees
                        ? new String[] {command, file, account, "--yes"}
                        : new String[] {command, file, account});
    }
}
