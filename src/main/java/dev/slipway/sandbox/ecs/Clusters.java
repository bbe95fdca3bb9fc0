package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The clusters; a deleted one can still be described and made again. */
final class Clusters {
    private static final List<String> PROVIDERS = List.of("FARGATE", "FARGATE_SPOT");

    private final World world;
    private final Fleet fleet;
    private final EcsTags tags;
    private final Map<String, Cluster> all = new LinkedHashMap<>();

    Clusters(World world, Fleet fleet, EcsTags tags) {
        this.world = world;
        this.fleet = fleet;
        this.tags = tags;
    }

    /** Making what is there already gives back what is there. */
    Cluster create(CreateClusterRequest request) {
        String name = request.clusterName() == null ? "default" : request.clusterName();
        if (!name.matches("[\\w-]{1,255}")) {
            throw invalid(
                    "Invalid identifier: Identifier may only contain letters, numbers,"
                            + " hyphens, and underscores.");
        }
        tags.check(request.tags());
        checkProviders(request.capacityProviders());
        String arn = arn(name);
        if (!isActive(arn)) {
            all.put(
                    arn,
                    Cluster.builder()
                            .clusterArn(arn)
                            .clusterName(name)
                            .status("ACTIVE")
                            .settings(request.settings())
                            .configuration(request.configuration())
                            .capacityProviders(request.capacityProviders())
                            .defaultCapacityProviderStrategy(
                                    request.defaultCapacityProviderStrategy())
                            .build());
            tags.begin(arn, request.tags());
        }
        return all.get(arn);
    }

    void checkProviders(Collection<String> providers) {
        for (String provider : providers) {
            if (!PROVIDERS.contains(provider)) {
                throw invalid("The specified capacity provider '" + provider + "' was not found.");
            }
        }
    }

    Cluster change(String name, UnaryOperator<Cluster> change) {
        Cluster changed = change.apply(require(name));
        all.put(changed.clusterArn(), changed);
        return changed;
    }

    Cluster delete(String name) {
        if (!fleet.of(require(name).clusterArn()).isEmpty()) {
            throw world.refuse(
                    ClusterContainsServicesException.builder(),
                    "ClusterContainsServicesException",
                    "The Cluster cannot be deleted while Services are active.");
        }
        return change(name, cluster -> cluster.toBuilder().status("INACTIVE").build());
    }

    boolean isActive(String arn) {
        return all.containsKey(arn) && all.get(arn).status().equals("ACTIVE");
    }

    /** Those that are not deleted. */
    List<String> active() {
        return all.keySet().stream().filter(this::isActive).toList();
    }

    /** By name or ARN, deleted or not. */
    Optional<Cluster> find(String name) {
        return Optional.ofNullable(all.get(arn(name)));
    }

    String arn(String name) {
        String given = name == null ? "default" : name;
        return given.startsWith("arn:") ? given : world.arn("ecs", "cluster/" + given);
    }

    Cluster require(String name) {
        return find(name)
                .filter(cluster -> isActive(cluster.clusterArn()))
                .orElseThrow(
                        () ->
                                world.refuse(
                                        ClusterNotFoundException.builder(),
                                        "ClusterNotFoundException",
                                        "Cluster not found."));
    }

    /** A cluster as a caller sees it who asked for some of its fields. */
    Cluster shown(Cluster cluster, Collection<ClusterField> fields) {
        List<RunningService> own = fleet.of(cluster.clusterArn());
        Cluster.Builder shown =
                cluster.toBuilder()
                        .activeServicesCount(own.size())
                        .runningTasksCount(count(own, "RUNNING"))
                        .pendingTasksCount(count(own, "PENDING"))
                        .registeredContainerInstancesCount(0);
        if (fields.contains(ClusterField.TAGS)) {
            shown.tags(tags.of(cluster.clusterArn()));
        }
        if (!fields.contains(ClusterField.SETTINGS)) {
            shown.settings(List.of());
        }
        if (!fields.contains(ClusterField.CONFIGURATIONS)) {
            shown.configuration(
                    (software.amazon.awssdk.services.ecs.model.ClusterConfiguration) null);
        }
        return shown.build();
    }

    private static int count(List<RunningService> services, String status) {
        return (int) services.stream().flatMap(service -> service.in(status)).count();
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(
                InvalidParameterException.builder(), "InvalidParameterException", message);
    }
}
