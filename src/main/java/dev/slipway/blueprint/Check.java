package dev.slipway.blueprint;

import java.util.Optional;

/**
 * One thing that was looked at before anything is created.
 *
 * @param title what was looked at
 * @param finding what was found, as a sentence
 * @param remedy what to do about it; empty if all is well
 */
public record Check(String title, Result result, String finding, Optional<String> remedy) {

    public enum Result {
        OK,
        /** It may work, but probably not as meant. */
        WARNING,
        /** It cannot work. */
        PROBLEM
    }

    static Check ok(String title, String finding) {
        return new Check(title, Result.OK, finding, Optional.empty());
    }

    static Check warning(String title, String finding, String remedy) {
        return new Check(title, Result.WARNING, finding, Optional.of(remedy));
    }

    static Check problem(String title, String finding, String remedy) {
        return new Check(title, Result.PROBLEM, finding, Optional.of(remedy));
    }

    public boolean isProblem() {
        return result == Result.PROBLEM;
    }
}
