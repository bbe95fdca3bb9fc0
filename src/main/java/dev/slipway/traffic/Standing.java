package dev.slipway.traffic;

import dev.slipway.aws.Account;
import dev.slipway.aws.AwsErrors;
import dev.slipway.resources.ecs.Rollout;
import dev.slipway.stack.Colour;

import software.amazon.awssdk.services.ecs.model.Service;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one colour stands at a moment.
 *
 * @param rollout how far the revision that is meant to run has come
 * @param desired how many tasks there are to be, by whoever said so last
 * @param scaling between which bounds autoscaling says so, if it does
 */
record Standing(
        Colour colour,
        Rollout.Verdict rollout,
        int desired,
        Targets targets,
        Optional<Site.Scaling> scaling) {

    /**
     * Looks at both colours.
     *
     * @throws dev.slipway.engine.EngineException if the account does not tell
     */
    static Map<Colour, Standing> of(Account account, Site site) {
        return Stream.of(Colour.values())
                .map(colour -> of(account, colour, site.side(colour)))
                .collect(Collectors.toUnmodifiableMap(Standing::colour, standing -> standing));
    }

    private static Standing of(Account account, Colour colour, Site.Side side) {
        Optional<Service> found =
                AwsErrors.explained(
                        "looking at the " + colour.key() + " service",
                        () ->
                                account
                                        .ecs()
                                        .describeServices(
                                                r ->
                                                        r.cluster(side.cluster())
                                                                .services(side.service()))
                                        .services()
                                        .stream()
                                        .filter(service -> service.status().equals("ACTIVE"))
                                        .findFirst());
        return new Standing(
                colour,
                found.map(service -> rollout(side).judge(service))
                        .orElseGet(() -> new Rollout.Verdict.Failed("The service is gone.")),
                found.map(Service::desiredCount).orElse(0),
                Targets.of(account, side.targetGroup()),
                side.scaling());
    }

    /** A new deployment of the same revision, by whoever restarted the tasks, is as good. */
    private static Rollout rollout(Site.Side side) {
        return new Rollout(side.taskDefinition(), Optional.empty());
    }
}
