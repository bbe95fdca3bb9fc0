package dev.slipway.ui.connect;

/** Opens accounts. */
@FunctionalInterface
public interface Accounts {
    /**
     * Opens an account and finds out whose it is, which takes a call.
     *
     * @throws dev.slipway.engine.EngineException if it cannot be reached or lets nobody in
     */
    Session open(Access access);
}
