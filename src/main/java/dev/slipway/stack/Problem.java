package dev.slipway.stack;

import java.util.Objects;
import java.util.Optional;

/**
 * Something wrong with a stack, said to the person who described it.
 *
 * @param path the property, in the words of its source: {@code services.blue.size.cpu} in a stack
 *     or a stack file, {@code service_cpu} in a tfvars file; empty when the whole file is meant
 * @param message what is wrong, a sentence that never repeats a secret
 * @param remedy what to do about it, a sentence
 * @param location where the value stands, when it came from a file
 */
public record Problem(
        String path,
        Severity severity,
        String message,
        String remedy,
        Optional<Location> location) {

    public Problem {
        Objects.requireNonNull(path);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(message);
        Objects.requireNonNull(remedy);
        Objects.requireNonNull(location);
    }

    public static Problem error(String path, String message, String remedy) {
        return new Problem(path, Severity.ERROR, message, remedy, Optional.empty());
    }

    public static Problem warning(String path, String message, String remedy) {
        return new Problem(path, Severity.WARNING, message, remedy, Optional.empty());
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    public Problem at(Location location) {
        return new Problem(path, severity, message, remedy, Optional.of(location));
    }

    /** One line for a terminal or a log: {@code file:line: error: path: message remedy}. */
    @Override
    public String toString() {
        return location.map(place -> place + ": ").orElse("")
                + (isError() ? "error: " : "warning: ")
                + (path.isEmpty() ? "" : path + ": ")
                + message
                + " "
                + remedy;
    }
}
