package dev.slipway.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Service;

import java.util.Optional;

/**
 * What somebody wants to run in a colour.
 *
 * @param service how the colour is to be
 * @param forced why, if the colour carries traffic meanwhile
 */
public record Release(Colour colour, Service service, Optional<String> forced) {
    public ContainerImage image() {
        return service.container().image();
    }

    /** Whether a colour can take a release. */
    public sealed interface Aim {
        record Taken(Colour colour) implements Aim {}

        /**
         * None can, or the named one cannot.
         *
         * @param why in a full sentence
         * @param remedy what to do about it
         */
        record Refused(String why, String remedy) implements Aim {}
    }
}
