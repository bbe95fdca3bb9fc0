package dev.slipway.ui.traffic;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Address;
import dev.slipway.engine.State;
import dev.slipway.stack.Colour;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a colour is meant to run, by whoever applied or released something last.
 *
 * @param image of its own container, as a reference
 * @param revision of its task definition, as {@code family:7}; empty if it has none
 */
record Runs(String image, Optional<String> revision) {

    /** What both colours of a stack are meant to run. */
    static Map<Colour, Runs> of(Deployment deployment) {
        State state = deployment.remembered();
        Map<Colour, Runs> all = new EnumMap<>(Colour.class);
        for (Colour colour : Colour.values()) {
            String image = deployment.applied(colour).container().image().reference();
            all.put(colour, new Runs(image, revision(state, colour)));
        }
        return all;
    }

    private static Optional<String> revision(State state, Colour colour) {
        return state.entry(Address.parse("EcsService." + colour.key()))
                .map(entry -> entry.properties().path("taskDefinition").asString(""))
                .filter(arn -> !arn.isEmpty())
                .map(arn -> arn.substring(arn.indexOf('/') + 1));
    }
}
