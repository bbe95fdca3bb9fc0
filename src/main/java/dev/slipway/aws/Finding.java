package dev.slipway.aws;

import java.util.Optional;

/**
 * What was found when something was looked at that Slipway needs.
 *
 * @param found a sentence
 * @param remedy what to do; empty if all is well, or nobody knows
 */
public record Finding(String title, Grade grade, String found, Optional<String> remedy) {

    public enum Grade {
        FINE,
        /** Nobody answers that here. */
        UNKNOWN,
        /** It works, but not for long or not all of it. */
        WARNING,
        /** Slipway cannot work like that. */
        PROBLEM
    }

    public static Finding fine(String title, String found) {
        return new Finding(title, Grade.FINE, found, Optional.empty());
    }

    public static Finding unknown(String title, String found) {
        return new Finding(title, Grade.UNKNOWN, found, Optional.empty());
    }

    public static Finding warning(String title, String found, String remedy) {
        return new Finding(title, Grade.WARNING, found, Optional.of(remedy));
    }

    public static Finding problem(String title, String found, String remedy) {
        return new Finding(title, Grade.PROBLEM, found, Optional.of(remedy));
    }
}
