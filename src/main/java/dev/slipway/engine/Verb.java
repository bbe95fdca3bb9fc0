package dev.slipway.engine;

/** What a run is meant to do with a stack. */
public enum Verb {
    APPLY,
    DESTROY
}
