package dev.slipway.stack;

/**
 * An environment variable of a container, readable by everyone who can read the task definition.
 * What must not be read belongs in a {@link Secret}.
 */
public record EnvironmentValue(String name, String value) {
    @Override
    public String toString() {
        return name + "=" + (Credentials.looksLikeOne(name, value) ? "(redacted)" : value);
    }
}
