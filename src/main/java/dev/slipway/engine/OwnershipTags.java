package dev.slipway.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tags by which a thing in the account is known to be ours. */
public final class OwnershipTags {
    public static final String STACK = "slipway:stack";
    public static final String ADDRESS = "slipway:address";

    /** The run that made the thing; no other run cares. */
    public static final String RUN = "slipway:run";

    /** Those that together name one resource of one stack. */
    public static final List<String> NAMING = List.of(STACK, ADDRESS);

    private OwnershipTags() {}

    /** What two runs of the same stack tag alike. */
    static Map<String, String> withoutRun(Map<String, String> tags) {
        Map<String, String> rest = new TreeMap<>(tags);
        rest.remove(RUN);
        return rest;
    }
}
