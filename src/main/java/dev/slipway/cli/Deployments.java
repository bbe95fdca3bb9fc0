package dev.slipway.cli;

import dev.slipway.blueprint.Deployment;
import dev.slipway.stack.Stack;

import java.net.URI;
import java.util.Optional;

/** Opens a stack in the account that the command line names. */
@FunctionalInterface
public interface Deployments {

    /** Which account, as the user named it. */
    sealed interface Connection {
        /**
         * An account at AWS.
         *
         * @param region overrides the stack's own
         */
        record Aws(Optional<String> profile, Optional<String> region, Optional<URI> endpoint)
                implements Connection {}

        /** The account to rehearse in. */
        record Sandbox() implements Connection {}
    }

    /**
     * @throws dev.slipway.engine.EngineException if the account cannot be reached
     */
    Deployment open(Stack stack, Connection connection);
}
