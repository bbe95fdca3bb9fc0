package dev.slipway.resources.ecs;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;

/** Looks services up. */
final class Services {
    private final Supplier<EcsClient> ecs;

    Services(Supplier<EcsClient> ecs) {
        this.ecs = ecs;
    }

    /** The service in whatever state it is; empty if ECS has never heard of it. */
    Optional<Service> find(String cluster, String name) {
        try {
            return ecs.get()
                    .describeServices(
                            request ->
                                    request.cluster(cluster)
                                            .services(name)
                                            .include(ServiceField.TAGS))
                    .services()
                    .stream()
                    .findFirst();
        } catch (ClusterNotFoundException e) {
            return Optional.empty();
        }
    }
}
