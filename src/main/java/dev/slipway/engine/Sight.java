package dev.slipway.engine;

/**
 * What a kind sees of a resource while it waits for it. It says nothing to the engine, and more
 * than the reason for waiting to whoever knows the kind.
 */
public interface Sight {}
