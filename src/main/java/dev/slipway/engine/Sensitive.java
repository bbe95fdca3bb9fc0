package dev.slipway.engine;

import java.util.Objects;
import java.util.Optional;

/**
 * A value that must never be written: it is compared in memory and shown, logged and stored as
 * {@value #SHOWN}.
 *
 * <p>Without a value it stands for "whatever the account holds": nothing is compared and nothing is
 * changed.
 */
public final class Sensitive {
    /** What stands in the place of the value wherever it would be written. */
    public static final String SHOWN = "(secret)";

    private static final Sensitive UNMANAGED = new Sensitive(null);

    private final String value;

    private Sensitive(String value) {
        this.value = value;
    }

    public static Sensitive of(String value) {
        return new Sensitive(Objects.requireNonNull(value));
    }

    /** The account's own value is left as it is. */
    public static Sensitive unmanaged() {
        return UNMANAGED;
    }

    /** The value itself, for the one call that hands it over. */
    public Optional<String> reveal() {
        return Optional.ofNullable(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sensitive that && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return SHOWN;
    }
}
