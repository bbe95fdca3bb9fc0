package dev.slipway;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Where Slipway keeps what it remembers: state, journals and its log. */
final class Home {
    private Home() {}

    /**
     * {@code SLIPWAY_HOME}, or else the platform's folder for an application's data.
     *
     * @param environment the value of an environment variable, null if it is not set
     * @param userHome the user's own folder
     * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base
     *     Directories</a>
     */
    static Path of(Function<String, String> environment, String os, Path userHome) {
        String system = os.toLowerCase(Locale.ROOT);
        return set(environment, "SLIPWAY_HOME")
                .orElseGet(
                        () -> {
                            if (system.contains("mac")) {
                                return userHome.resolve("Library/Application Support/Slipway");
                            }
                            return system.contains("win")
                                    ? set(environment, "LOCALAPPDATA")
                                            .orElse(userHome.resolve("AppData/Local"))
                                            .resolve("Slipway")
                                    : set(environment, "XDG_DATA_HOME")
                                            .orElse(userHome.resolve(".local/share"))
                                            .resolve("slipway");
                        });
    }

    private static Optional<Path> set(Function<String, String> environment, String name) {
        return Optional.ofNullable(environment.apply(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
