package dev.slipway.ui.common;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of secrets, from when they are typed until they are in Secrets Manager. They are held
 * in memory only: after a restart they are asked for again.
 */
public final class SecretValues {
    private final Map<String, String> values = new ConcurrentHashMap<>();

    public void put(String name, String value) {
        values.put(name, value);
    }

    public void forget(String name) {
        values.remove(name);
    }

    public Optional<String> of(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public String toString() {
        return values.size() + " values";
    }
}
