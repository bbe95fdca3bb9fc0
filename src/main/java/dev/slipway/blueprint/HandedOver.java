package dev.slipway.blueprint;

import java.util.Optional;

/** The values of managed secrets, as far as the user handed them over. */
@FunctionalInterface
public interface HandedOver {

    /**
     * The value of a secret; empty if it was not handed over.
     *
     * @param secret its name in the stack
     */
    Optional<String> value(String secret);

    /** How the user can hand it over, as the remedy of a check says it. */
    default String remedy(String secret) {
        return "Hand the value of " + secret + " over.";
    }
}
