package dev.slipway.aws;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;

/** Asks the user for the codes of a second factor. */
@FunctionalInterface
public interface MfaCodes {
    /**
     * The code that the device shows now. May be called on any thread and blocks it.
     *
     * @param device its serial number or ARN, as the profile has it
     * @throws EngineException if the user gives none
     */
    String code(String device);

    /** For where nobody can be asked. */
    static MfaCodes nobody() {
        return device -> {
            throw new EngineException(
                    Failure.of(
                            "taking on the role",
                            "it asks for the code of " + device,
                            "Open the account in Slipway’s window, which asks for it, or put"
                                    + " session credentials into the environment."));
        };
    }
}
