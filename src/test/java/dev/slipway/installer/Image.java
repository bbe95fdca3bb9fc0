package dev.slipway.installer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The application image as the build says where it is. */
record Image(Path app, Path runtime, Path window, Path command, Path packages) {
    static Image built() {
        return new Image(
                path("app"), path("runtime"), path("window"), path("command"), path("packages"));
    }

    private static Path path(String what) {
        return Path.of(System.getProperty("installer." + what));
    }

    /** The configuration of a launcher, as jpackage wrote it. */
    List<String> configuration(Path launcher) {
        String name = launcher.getFileName().toString().replaceAll("\\.exe$", "");
        try {
            return Files.readAllLines(app.resolve(name + ".cfg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a launcher does, with another main class, which it would not start.
     *
     * @param more flags for the JVM, after those of the launcher
     * @param classes where the main class is
     */
    List<String> java(Path launcher, List<String> more, Path classes, String... main) {
        List<String> command = new ArrayList<>(List.of(runtime.resolve("bin/java").toString()));
        values(launcher, "java-options").forEach(command::add);
        command.addAll(more);
        command.add("-cp");
        command.add(
                values(launcher, "app.classpath").stream()
                                .collect(Collectors.joining(File.pathSeparator))
                        + File.pathSeparator
                        + classes);
        command.addAll(List.of(main));
        return command;
    }

    private List<String> values(Path launcher, String key) {
        String folder = app.toAbsolutePath().toString();
        return configuration(launcher).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("$APPDIR", folder))
                .toList();
    }
}
