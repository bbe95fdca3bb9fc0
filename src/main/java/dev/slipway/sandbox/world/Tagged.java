package dev.slipway.sandbox.world;

import java.util.Map;
import java.util.SortedMap;

/** A part of the world whose things carry tags that the tagging API knows of. */
public interface Tagged {

    /** The tags of everything that has any, by ARN. */
    SortedMap<String, Map<String, String>> tagged();
}
