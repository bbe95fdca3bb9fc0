package dev.slipway.traffic;

import dev.slipway.blueprint.Deployment;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;

/**
 * How everything stands when a release begins.
 *
 * @param colour the one that the release is for
 * @param running what it runs until then
 */
record Beforehand(Deployment deployment, Traffic traffic, Colour colour, Running running) {
    /**
     * @throws dev.slipway.engine.EngineException if the account does not tell
     */
    static Beforehand of(Deployment deployment, Traffic traffic, Colour colour) {
        Running running =
                Running.of(
                        traffic.account(),
                        colour,
                        traffic.site().side(colour),
                        deployment.applied(colour).container().name());
        return new Beforehand(deployment, traffic, colour, running);
    }

    /** Its image by the digest, for by the time of a way back its tag may mean another one. */
    Stack stack() {
        Service applied = deployment.applied(colour);
        boolean ours =
                running.taskDefinition().equals(traffic.site().side(colour).taskDefinition());
        ContainerImage image =
                running.digest()
                        .filter(_ -> ours)
                        .map(applied.container().image()::pinned)
                        .orElse(applied.container().image());
        return deployment
                .stack()
                .withService(colour, applied.withContainer(applied.container().withImage(image)));
    }

    ReleaseRecord.Before before() {
        return new ReleaseRecord.Before(
                traffic.position().share(), traffic.preview(), running.taskDefinition());
    }
}
