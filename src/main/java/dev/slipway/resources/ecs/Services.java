package dev.slipway.resources.ecs;

import dev.slipway.aws.Batch;
import dev.slipway.engine.Time;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks services up, those of one cluster that are asked for at once by one call. */
final class Services {
    /** DescribeServices takes no more at once. */
    private static final int LIMIT = 10;

    private record Key(String cluster, String name) {}

    private final Supplier<EcsClient> ecs;
    private final Batch<Key, Service> batch;

    Services(Supplier<EcsClient> ecs, Time time) {
        this.ecs = ecs;
        this.batch =
                new Batch<>(
                        time, LIMIT, this::describe, ClusterNotFoundException.class::isInstance);
    }

    /** The service in whatever state it is; empty if ECS has never heard of it. */
    Optional<Service> find(String cluster, String name) {
        return batch.get(new Key(cluster, name));
    }

    private Map<Key, Service> describe(Set<Key> keys) {
        Map<String, List<String>> byCluster =
                keys.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Key::cluster,
                                        Collectors.mapping(Key::name, Collectors.toList())));
        Map<Key, Service> found = new HashMap<>();
        byCluster.forEach(
                (cluster, names) ->
                        describe(cluster, names)
                                .forEach(
                                        service ->
                                                found.put(
                                                        new Key(cluster, service.serviceName()),
                                                        service)));
        return found;
    }

    private List<Service> describe(String cluster, List<String> names) {
        return ecs.get()
                .describeServices(
                        request ->
                                request.cluster(cluster).services(names).include(ServiceField.TAGS))
                .services();
    }
}
