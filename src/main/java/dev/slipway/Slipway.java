package dev.slipway;

import dev.slipway.ui.shell.SlipwayApp;

/** Where Slipway starts, and the only place where its rooms are wired together. */
public final class Slipway {
    private Slipway() {}

    /** Opens the window; with arguments, runs one command instead. */
    public static void main(String[] args) {
        System.exit(args.length == 0 ? window() : command(args));
    }

    private static int window() {
        try {
            SlipwayApp.open();
            return 0;
        } catch (UnsupportedOperationException noDisplay) {
            System.err.println("slipway: no window can be opened here: " + noDisplay.getMessage());
            return 1;
        }
    }

    /** The seam to {@code dev.slipway.cli}: arguments in, exit code out. */
    private static int command(String[] args) {
        if (args[0].equals("--version")) {
            System.out.println("slipway " + version());
            return 0;
        }
        System.err.println("slipway: the command line is being built; only --version answers.");
        return 1;
    }

    private static String version() {
        String version = Slipway.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
