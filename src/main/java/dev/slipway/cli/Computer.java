package dev.slipway.cli;

import dev.slipway.aws.Finding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * This computer, as far as Slipway needs it.
 *
 * @param environment the value of an environment variable, null if it is not set
 * @param os its name, as Java has it
 * @param java the version of the Java that runs
 */
record Computer(Function<String, String> environment, String os, Runtime.Version java) {
    private static final int NEEDED = 25;

    /** The state of many stacks is less than that. */
    private static final long LEAST_FREE = 50L << 20;

    static Computer here() {
        return new Computer(System::getenv, System.getProperty("os.name"), Runtime.version());
    }

    List<Finding> findings(Path folder) {
        return List.of(runtime(), display(), home(folder));
    }

    private Finding runtime() {
        String found = "Java " + java + " on " + os + ".";
        return java.feature() >= NEEDED
                ? Finding.fine("java", found)
                : Finding.problem("java", found, "Install Java " + NEEDED + " or newer.");
    }

    /** Without a display there is still the command line. */
    private Finding display() {
        if (!os.toLowerCase(Locale.ROOT).contains("linux")) {
            return Finding.fine("display", os + " has one.");
        }
        Optional<String> name = set("DISPLAY").map(it -> "X11 at " + it);
        if (name.isPresent()) {
            return Finding.fine("display", name.get() + ".");
        }
        return Finding.warning(
                "display",
                set("WAYLAND_DISPLAY").isPresent()
                        ? "Wayland without XWayland, so that no window can be opened."
                        : "None, so that no window can be opened; every command works.",
                "Set DISPLAY, as in ssh -X, or install XWayland.");
    }

    private Optional<String> set(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }

    private static Finding home(Path folder) {
        Path at = folder.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        if (!Files.isDirectory(at) || !Files.isWritable(at)) {
            return Finding.problem(
                    "home",
                    at + " cannot be written, where Slipway keeps its state.",
                    "Make it writable, or name another folder in SLIPWAY_HOME.");
        }
        try {
            long free = Files.getFileStore(at).getUsableSpace();
            String found = at + ", with %,d MB free.".formatted(free >> 20);
            return free < LEAST_FREE
                    ? Finding.problem("home", found, "Make room there.")
                    : Finding.fine("home", found);
        } catch (IOException e) {
            return Finding.unknown("home", at + "; its free space was not said.");
        }
    }
}
