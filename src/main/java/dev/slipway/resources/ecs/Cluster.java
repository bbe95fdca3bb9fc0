package dev.slipway.resources.ecs;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Scope.Poll;
import dev.slipway.resources.common.Lookup;
import dev.slipway.resources.common.Names;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterConfiguration;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ClusterSetting;
import software.amazon.awssdk.services.ecs.model.ClusterSettingName;
import software.amazon.awssdk.services.ecs.model.ExecuteCommandLogging;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An ECS cluster that runs its tasks on Fargate.
 *
 * @param name 1 to 255 letters, digits, hyphens and underscores
 * @param executeCommandLogGroup the name of the log group that records what people type into
 *     containers; without one ECS logs such sessions where the container logs
 * @param capacityProviders which of {@code FARGATE} and {@code FARGATE_SPOT} may be used
 * @param defaultStrategy what services get that name no strategy of their own
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html">CreateCluster</a>
 */
public record Cluster(
        @Immutable String name,
        ContainerInsights containerInsights,
        Optional<Output<String>> executeCommandLogGroup,
        Set<String> capacityProviders,
        List<CapacityProvider> defaultStrategy)
        implements Resource {
    public static final String ARN = "arn";
    public static final String NAME = "name";

    /** How much CloudWatch observes; {@code ENHANCED} adds metrics for each task and container. */
    public enum ContainerInsights {
        DISABLED,
        ENABLED,
        ENHANCED
    }

    public Cluster {
        capacityProviders = Set.copyOf(capacityProviders);
        defaultStrategy = CapacityProvider.sorted(defaultStrategy);
    }

    /** The calls for clusters. */
    public static final class Kind implements ResourceKind<Cluster> {
        private final Supplier<EcsClient> ecs;

        public Kind(Account account) {
            this.ecs = account::ecs;
        }

        @Override
        public Class<Cluster> type() {
            return Cluster.class;
        }

        @Override
        public String words() {
            return "ECS cluster";
        }

        @Override
        public Group group() {
            return Group.COMPUTE;
        }

        @Override
        public String identity(Cluster desired) {
            return desired.name;
        }

        @Override
        public Optional<Live<Cluster>> read(Cluster sought, Scope scope) {
            return Lookup.successor(
                    describe(Lookup.name(scope, sought.name))
                            .filter(found -> !found.status().equals("INACTIVE"))
                            .map(found -> live(found, EcsTags.map(found.tags()))),
                    scope);
        }

        @Override
        public Live<Cluster> create(Cluster desired, Scope scope) {
            return live(
                    ecs.get()
                            .createCluster(
                                    request ->
                                            request.clusterName(desired.name)
                                                    .settings(insights(desired))
                                                    .configuration(configuration(desired))
                                                    .capacityProviders(sortedProviders(desired))
                                                    .defaultCapacityProviderStrategy(
                                                            CapacityProvider.items(
                                                                    desired.defaultStrategy))
                                                    .tags(EcsTags.of(scope.tags())))
                            .cluster(),
                    scope.tags());
        }

        @Override
        public Live<Cluster> update(
                Cluster desired, Live<Cluster> live, Changes changes, Scope scope) {
            if (changes.touch("containerInsights") || changes.touch("executeCommandLogGroup")) {
                ecs.get()
                        .updateCluster(
                                request ->
                                        request.cluster(live.id())
                                                .settings(insights(desired))
                                                .configuration(configuration(desired)));
            }
            if (changes.touch("capacityProviders") || changes.touch("defaultStrategy")) {
                ecs.get()
                        .putClusterCapacityProviders(
                                request ->
                                        request.cluster(live.id())
                                                .capacityProviders(sortedProviders(desired))
                                                .defaultCapacityProviderStrategy(
                                                        CapacityProvider.items(
                                                                desired.defaultStrategy)));
            }
            return new Live<>(live.id(), desired, live.outputs(), live.tags());
        }

        @Override
        public Live<Cluster> ready(Cluster desired, Live<Cluster> live, Scope scope) {
            return scope.await("the cluster " + live.id(), Duration.ofMinutes(5), () -> look(live));
        }

        private Poll<Live<Cluster>> look(Live<Cluster> live) {
            String status = describe(live.id()).map(found -> found.status()).orElse("PENDING");
            return switch (status) {
                case "ACTIVE" -> Poll.done(live);
                case "FAILED" ->
                        throw new EngineException(
                                Failure.of(
                                        "creating the cluster " + live.id(),
                                        "ECS could not attach the capacity providers to the"
                                                + " cluster.",
                                        "Delete the cluster in the ECS console, then try again."));
                default -> Poll.waiting(status.toLowerCase(Locale.ROOT));
            };
        }

        @Override
        public Deletion delete(Live<Cluster> live, Scope scope) {
            try {
                ecs.get().deleteCluster(request -> request.cluster(live.id()));
            } catch (ClusterNotFoundException e) {
                return new Deletion.Gone();
            }
            return scope.await(
                    "the end of the cluster " + live.id(),
                    Duration.ofMinutes(10),
                    () -> {
                        String status =
                                describe(live.id()).map(found -> found.status()).orElse("INACTIVE");
                        return status.equals("INACTIVE")
                                ? Poll.done(new Deletion.Gone())
                                : Poll.waiting(status.toLowerCase(Locale.ROOT));
                    });
        }

        @Override
        public void tag(Live<Cluster> live, Map<String, String> set, Set<String> remove) {
            EcsTags.change(ecs.get(), live.outputs().get(ARN), set, remove);
        }

        @Override
        public Cluster renamed(Cluster desired, String suffix) {
            return new Cluster(
                    Names.suffixed(desired.name, suffix, 255),
                    desired.containerInsights,
                    desired.executeCommandLogGroup,
                    desired.capacityProviders,
                    desired.defaultStrategy);
        }

        @Override
        public Duration expected() {
            return Duration.ofSeconds(8);
        }

        @Override
        public Duration expectedDelete() {
            return Duration.ofSeconds(5);
        }

        private Optional<software.amazon.awssdk.services.ecs.model.Cluster> describe(String name) {
            return ecs
                    .get()
                    .describeClusters(
                            request ->
                                    request.clusters(name)
                                            .include(
                                                    ClusterField.TAGS,
                                                    ClusterField.SETTINGS,
                                                    ClusterField.CONFIGURATIONS))
                    .clusters()
                    .stream()
                    .findFirst();
        }

        private static Live<Cluster> live(
                software.amazon.awssdk.services.ecs.model.Cluster found, Map<String, String> tags) {
            return Live.tagged(
                    found.clusterName(),
                    new Cluster(
                            found.clusterName(),
                            insights(found.settings()),
                            logGroup(found.configuration()),
                            Set.copyOf(found.capacityProviders()),
                            CapacityProvider.of(found.defaultCapacityProviderStrategy())),
                    Map.of(ARN, found.clusterArn(), NAME, found.clusterName()),
                    tags);
        }

        private static List<String> sortedProviders(Cluster desired) {
            return desired.capacityProviders.stream().sorted().toList();
        }

        private static ClusterSetting insights(Cluster desired) {
            return ClusterSetting.builder()
                    .name(ClusterSettingName.CONTAINER_INSIGHTS)
                    .value(desired.containerInsights.name().toLowerCase(Locale.ROOT))
                    .build();
        }

        private static ContainerInsights insights(List<ClusterSetting> settings) {
            return settings.stream()
                    .filter(setting -> setting.name() == ClusterSettingName.CONTAINER_INSIGHTS)
                    .map(setting -> setting.value().toUpperCase(Locale.ROOT))
                    .map(ContainerInsights::valueOf)
                    .findFirst()
                    .orElse(ContainerInsights.DISABLED);
        }

        private static ClusterConfiguration configuration(Cluster desired) {
            return ClusterConfiguration.builder()
                    .executeCommandConfiguration(
                            command ->
                                    desired.executeCommandLogGroup.ifPresentOrElse(
                                            group ->
                                                    command.logging(ExecuteCommandLogging.OVERRIDE)
                                                            .logConfiguration(
                                                                    log ->
                                                                            log
                                                                                    .cloudWatchLogGroupName(
                                                                                            group
                                                                                                    .get())),
                                            () -> command.logging(ExecuteCommandLogging.DEFAULT)))
                    .build();
        }

        private static Optional<Output<String>> logGroup(ClusterConfiguration configuration) {
            return Optional.ofNullable(configuration)
                    .map(ClusterConfiguration::executeCommandConfiguration)
                    .filter(command -> command.logging() == ExecuteCommandLogging.OVERRIDE)
                    .map(command -> command.logConfiguration().cloudWatchLogGroupName())
                    .map(Output::of);
        }
    }
}
