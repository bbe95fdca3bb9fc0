package dev.slipway.blueprint.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * Creating, changing and deleting stacks.
 *
 * <p>Whoever may make roles and hand them to containers can have whatever such a role may: where
 * that is too much, a permissions boundary on {@code iam:CreateRole} is the remedy.
 */
final class Launching {
    private Launching() {}

    static List<Statement> in(Extent extent) {
        return Stream.of(
                        LaunchingNetwork.in(extent),
                        LaunchingCompute.in(extent),
                        LaunchingRoles.in(extent),
                        LaunchingLogs.in(extent))
                .flatMap(List::stream)
                .toList();
    }
}
