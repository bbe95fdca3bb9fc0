package dev.slipway.ui.about;

import dev.slipway.engine.Sensitive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What somebody who is to help needs to know of an installation: versions, which files there are
 * and how large, and how the log ends. It holds no credential, no secret and no account id, and of
 * the user's folder no name, so that it can be put into a public place.
 *
 * @param property a system property, null if there is none
 * @param environment whose secret values are masked wherever they stand
 */
public record Diagnostics(
        Installation installation,
        UnaryOperator<String> property,
        Locale locale,
        Map<String, String> environment) {
    /** Lines of the log, from its end. */
    static final int LOG_LINES = 200;

    private static final int DEPTH = 4;
    private static final int FILES = 200;

    /** Of this process. */
    public static Diagnostics of(Installation installation) {
        return new Diagnostics(
                installation, System::getProperty, Locale.getDefault(), System.getenv());
    }

    /** The whole text. It reads files, so it may take a while; what cannot be read it says. */
    public String text() {
        Mask mask = new Mask(environment, Optional.ofNullable(property.apply("user.home")));
        return mask.over(facts() + "\n" + layout()) + "\nThe end of the log\n" + log(mask);
    }

    private String facts() {
        return """
        Slipway %s
        System  %s %s, %s
        Java    %s, %s
        JavaFX  %s
        Locale  %s
        """
                .formatted(
                        installation.version(),
                        property.apply("os.name"),
                        property.apply("os.version"),
                        property.apply("os.arch"),
                        property.apply("java.runtime.version"),
                        property.apply("java.vendor"),
                        property.apply("javafx.runtime.version"),
                        locale.toLanguageTag());
    }

    private String layout() {
        Path home = installation.home();
        StringBuilder text = new StringBuilder("Files in " + home + ", in bytes\n");
        try (Stream<Path> files = Files.walk(home, DEPTH)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .limit(FILES)
                    .forEach(
                            file ->
                                    text.append(
                                            "%12d  %s%n"
                                                    .formatted(size(file), home.relativize(file))));
        } catch (IOException | UncheckedIOException e) {
            text.append("cannot be read: ").append(e).append('\n');
        }
        return text.toString();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return -1;
        }
    }

    /** The whole log is masked before it is cut: what is cut off may be what tells a secret. */
    private String log(Mask mask) {
        try {
            List<String> lines =
                    newestLog().map(Diagnostics::read).map(mask::over).stream()
                            .flatMap(String::lines)
                            .toList();
            return lines.isEmpty()
                    ? "(empty)\n"
                    : String.join(
                                    "\n",
                                    lines.subList(
                                            Math.max(0, lines.size() - LOG_LINES), lines.size()))
                            + "\n";
        } catch (IOException | UncheckedIOException e) {
            return mask.over("cannot be read: " + e) + "\n";
        }
    }

    private Optional<Path> newestLog() throws IOException {
        Path folder = installation.home().resolve("logs");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("slipway.*\\.log.*"))
                    .filter(file -> !file.toString().endsWith(".lck"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()));
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        // The environment is not for the eyes of a debugger's log.
        return "Diagnostics of " + installation + ", " + Sensitive.SHOWN;
    }
}
