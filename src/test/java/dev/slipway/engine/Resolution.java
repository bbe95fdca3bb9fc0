package dev.slipway.engine;

import java.util.HashMap;
import java.util.Optional;

/** Fills in what only an account would know, for tests of other rooms. */
public final class Resolution {
    private Resolution() {}

    /** The resource with a made-up value for every output that it refers to. */
    public static <R extends Resource> R madeUp(R resource) {
        return Records.resolve(
                resource,
                source ->
                        Optional.of(
                                new HashMap<String, String>() {
                                    private static final long serialVersionUID = 1;

                                    @Override
                                    public String get(Object name) {
                                        return source + "/" + name;
                                    }
                                }));
    }
}
