package dev.slipway.cli;

import dev.slipway.blueprint.HandedOver;
import dev.slipway.stack.Secret.ManagedSecret;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The values of secrets as the environment has them.
 *
 * @param environment the value of a variable, or null
 */
public record SecretVariables(UnaryOperator<String> environment) implements HandedOver {
    @Override
    public Optional<String> value(String secret) {
        return Optional.ofNullable(environment.apply(variable(secret)));
    }

    @Override
    public String remedy(String secret) {
        return "Set the environment variable " + variable(secret) + " for this one command.";
    }

    private static String variable(String secret) {
        return new ManagedSecret(secret).valueVariable();
    }
}
