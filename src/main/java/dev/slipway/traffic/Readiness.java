package dev.slipway.traffic;

import dev.slipway.resources.ecs.Rollout;
import dev.slipway.stack.Colour;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether a colour may be given a share of the traffic. */
public sealed interface Readiness {
    record Ready() implements Readiness {}

    /**
     * It may not.
     *
     * @param why in a full sentence
     * @param remedy what to do about it
     * @param raise how many tasks autoscaling has to be had to keep; empty if that is no help
     */
    record NotReady(String why, String remedy, OptionalInt raise) implements Readiness {
        NotReady(String why, String remedy) {
            this(why, remedy, OptionalInt.empty());
        }
    }

    /**
     * Judges a colour before it gets more. A load balancer does not fail over from one target group
     * to the other: what an empty group should get is answered with 503, and where all targets of a
     * group are unhealthy they get everything all the same.
     *
     * @param to how traffic would be divided
     * @param capacity how many tasks it takes to serve everything
     * @see <a
     *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">Health
     *     checks for target groups</a>
     */
    static Readiness of(Standing standing, Share to, int capacity) {
        Colour colour = standing.colour();
        String name = colour.key();
        return switch (standing.rollout()) {
            case Rollout.Verdict.Failed(String why) ->
                    new NotReady(
                            "The " + name + " service does not run what it should: " + why,
                            "Apply the stack, and look at the service's events if that fails.");
            case Rollout.Verdict.Underway(String text, int _) ->
                    new NotReady(
                            "The roll-out of %s is not complete: %s.".formatted(name, text),
                            "Wait until it is, then shift again.");
            case Rollout.Verdict.Completed() -> ofTargets(standing, to, capacity);
        };
    }

    private static Readiness ofTargets(Standing standing, Share to, int capacity) {
        String name = standing.colour().key();
        Targets targets = standing.targets();
        if (targets.initial() > 0) {
            return new NotReady(
                    "%d of the %s targets %s not been judged healthy yet."
                            .formatted(
                                    targets.initial(),
                                    name,
                                    targets.initial() == 1 ? "has" : "have"),
                    "Wait for a health check or two, then shift again.");
        }
        int needed = needed(standing.colour(), to, capacity);
        if (targets.healthy() >= needed) {
            return new Ready();
        }
        String found =
                targets.troubles().isEmpty() ? "" : " " + String.join(" ", sentences(targets));
        return new NotReady(
                "%s needs %d healthy target%s for %s of the traffic and has %d.%s"
                        .formatted(
                                Character.toUpperCase(name.charAt(0)) + name.substring(1),
                                needed,
                                needed == 1 ? "" : "s",
                                to.percent(standing.colour()),
                                targets.healthy(),
                                found),
                targets.unhealthy() > 0
                        ? "Put right what makes them unhealthy, or shift less."
                        : ofTooFew(standing.scaling(), needed),
                targets.unhealthy() == 0 && isWithin(standing.scaling(), needed)
                        ? OptionalInt.of(needed)
                        : OptionalInt.empty());
    }

    private static boolean isWithin(Optional<Site.Scaling> scaling, int needed) {
        return scaling.filter(bounds -> needed <= bounds.max()).isPresent();
    }

    private static String ofTooFew(Optional<Site.Scaling> scaling, int needed) {
        if (isWithin(scaling, needed)) {
            return "Have autoscaling keep %d tasks of it, or shift less.".formatted(needed);
        }
        return scaling.map(
                        bounds ->
                                ("Autoscaling ends at %d tasks: raise that in the stack and apply,"
                                                + " or shift less.")
                                        .formatted(bounds.max()))
                .orElse("Deploy to it if it is scaled down, or raise its tasks, or shift less.");
    }

    private static List<String> sentences(Targets targets) {
        return targets.troubles().stream()
                .map(trouble -> trouble.endsWith(".") ? trouble : trouble + ".")
                .toList();
    }

    /** How many healthy targets a share takes; whoever gets more than half is fully scaled. */
    static int needed(Colour colour, Share to, int capacity) {
        return Math.max(1, to.isMoreThanHalf(colour) ? capacity : to.portion(colour, capacity));
    }

    /**
     * Judges the way back from a colour in trouble. There a single healthy target is better than
     * what is left behind.
     */
    static Readiness ofWayBack(Standing standing) {
        String name = standing.colour().key();
        return standing.targets().healthy() > 0
                ? new Ready()
                : new NotReady(
                        "There is no healthy target in %s to go back to.".formatted(name),
                        "Bring %s up first: apply the stack, or raise its number of tasks."
                                .formatted(name));
    }
}
