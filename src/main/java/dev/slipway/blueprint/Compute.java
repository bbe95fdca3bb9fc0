package dev.slipway.blueprint;

import dev.slipway.engine.ResourceGraph.Node;
import dev.slipway.resources.ecs.CapacityProvider;
import dev.slipway.resources.ecs.Cluster;
import dev.slipway.resources.logs.LogGroup;
import dev.slipway.resources.servicediscovery.HttpNamespace;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cluster, and the namespace in which its services find each other. */
record Compute(Node<Cluster> cluster, Node<HttpNamespace> namespace) {

    static Compute add(Blueprint blueprint, Logs logs) {
        Stack stack = blueprint.stack();
        Node<Cluster> cluster =
                blueprint.put(
                        "main",
                        new Cluster(
                                stack.cluster().name(),
                                insights(stack),
                                Optional.of(logs.sessions().output(LogGroup.NAME)),
                                Set.of(CapacityProvider.FARGATE, CapacityProvider.FARGATE_SPOT),
                                strategy(stack.service(Colour.BLUE).capacity())));
        return new Compute(
                cluster, blueprint.put("main", new HttpNamespace(stack.cluster().namespace())));
    }

    private static Cluster.ContainerInsights insights(Stack stack) {
        return Cluster.ContainerInsights.valueOf(stack.cluster().containerInsights().name());
    }

    /** How tasks are divided among the two capacities; a provider without a share is left out. */
    static List<CapacityProvider> strategy(dev.slipway.stack.CapacitySplit split) {
        CapacityProvider onDemand =
                new CapacityProvider(
                        CapacityProvider.FARGATE, split.base(), split.onDemandWeight());
        CapacityProvider spot =
                new CapacityProvider(CapacityProvider.FARGATE_SPOT, 0, split.spotWeight());
        if (split.spotWeight() == 0) {
            return List.of(onDemand);
        }
        return split.base() == 0 && split.onDemandWeight() == 0
                ? List.of(spot)
                : List.of(onDemand, spot);
    }
}
