package dev.slipway.resources.ecs;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Observed;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Scope.Poll;
import dev.slipway.engine.Time;
import dev.slipway.resources.common.Lookup;
import dev.slipway.resources.common.Names;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A service that keeps Fargate tasks running.
 *
 * @param name 1 to 255 letters, digits, hyphens and underscores; unique within the cluster
 * @param cluster the cluster's ARN
 * @param taskDefinition the ARN of the revision to run
 * @param capacityProviderStrategy where the tasks run; never empty, because a service without one
 *     would need a launch type, which rules Fargate Spot out
 * @param loadBalancer where the tasks are registered, if they are
 * @param serviceConnect how other services of the namespace reach this one, if they do
 * @param executeCommand whether people may run commands in its containers
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html">CreateService</a>
 */
public record EcsService(
        @Immutable String name,
        @Immutable Output<String> cluster,
        Output<String> taskDefinition,
        Tasks tasks,
        List<CapacityProvider> capacityProviderStrategy,
        Rolling deployment,
        Network network,
        Optional<LoadBalancer> loadBalancer,
        Optional<ServiceConnect> serviceConnect,
        boolean executeCommand)
        implements Resource {
    public static final String ARN = "arn";
    public static final String NAME = "name";

    /** The id of the deployment that was last submitted, or of the one found. */
    public static final String DEPLOYMENT = "deployment";

    /** How many tasks there are to be, and who says so. */
    public sealed interface Tasks {
        int count();

        /** The stack says so: another number is put right. */
        record Fixed(int count) implements Tasks {}

        /** Autoscaling says so; the count is only where it begins. */
        record Autoscaled(@Observed int count) implements Tasks {}
    }

    /**
     * How tasks are replaced.
     *
     * @param minimumHealthyPercent of the desired tasks that stay up meanwhile
     * @param maximumPercent of the desired tasks that may run meanwhile
     * @param circuitBreaker whether ECS gives up when new tasks keep failing
     * @param rollback whether it then goes back to the last revision that worked
     */
    public record Rolling(
            int minimumHealthyPercent,
            int maximumPercent,
            boolean circuitBreaker,
            boolean rollback) {}

    /** The network that tasks are attached to. */
    public record Network(
            Set<Output<String>> subnets,
            Set<Output<String>> securityGroups,
            boolean assignPublicIp) {
        public Network {
            subnets = Set.copyOf(subnets);
            securityGroups = Set.copyOf(securityGroups);
        }
    }

    /**
     * The target group in which tasks are registered.
     *
     * @param targetGroup its ARN
     * @param healthCheckGracePeriod how long a new task may fail health checks; whole seconds
     */
    public record LoadBalancer(
            Output<String> targetGroup,
            String containerName,
            int containerPort,
            Duration healthCheckGracePeriod) {}

    /**
     * The name under which other services reach this one.
     *
     * @param namespace the ARN of a Cloud Map namespace
     * @param portName a named port of one of the containers
     * @param discoveryName the name in the namespace
     * @param dnsName the host name that clients use
     * @param port the port that clients use
     */
    public record ServiceConnect(
            Output<String> namespace,
            String portName,
            String discoveryName,
            String dnsName,
            int port) {}

    public EcsService {
        capacityProviderStrategy = CapacityProvider.sorted(capacityProviderStrategy);
    }

    /** The calls for services. */
    public static final class Kind implements ResourceKind<EcsService> {
        private static final Duration ROLLOUT = Duration.ofMinutes(30);
        private static final Duration DRAINING = Duration.ofMinutes(20);

        private final Supplier<EcsClient> ecs;
        private final Services services;
        private final Evidence evidence;

        public Kind(Account account) {
            this(account::ecs, account.time(), Evidence.in(account));
        }

        Kind(Supplier<EcsClient> ecs, Time time) {
            this(ecs, time, Evidence.none());
        }

        private Kind(Supplier<EcsClient> ecs, Time time, Evidence evidence) {
            this.ecs = ecs;
            this.evidence = evidence;
            this.services = new Services(ecs, time);
        }

        @Override
        public Class<EcsService> type() {
            return EcsService.class;
        }

        @Override
        public String words() {
            return "ECS service";
        }

        @Override
        public Group group() {
            return Group.COMPUTE;
        }

        @Override
        public String identity(EcsService desired) {
            return desired.cluster.get() + "/" + desired.name;
        }

        /** A service that is draining can only end, so it counts as absent. */
        @Override
        public Optional<Live<EcsService>> read(EcsService sought, Scope scope) {
            return Lookup.successor(
                    services.find(sought.cluster.get(), Lookup.name(scope, sought.name))
                            .filter(service -> service.status().equals("ACTIVE"))
                            .map(
                                    service ->
                                            live(
                                                    service,
                                                    ServiceRequests.read(service, sought),
                                                    EcsTags.map(service.tags()))),
                    scope);
        }

        @Override
        public Live<EcsService> create(EcsService desired, Scope scope) {
            var request = ServiceRequests.create(desired, scope.token(), scope.tags());
            try {
                return live(ecs.get().createService(request).service(), desired, scope.tags());
            } catch (InvalidParameterException e) {
                if (!e.getMessage().toLowerCase(java.util.Locale.ROOT).contains("draining")) {
                    throw e;
                }
                awaitEnd(desired.cluster.get(), desired.name, scope);
                return live(ecs.get().createService(request).service(), desired, scope.tags());
            }
        }

        @Override
        public Live<EcsService> update(
                EcsService desired, Live<EcsService> live, Changes changes, Scope scope) {
            var request = ServiceRequests.update(desired, live.id(), changes);
            Service service = ecs.get().updateService(request).service();
            return live(service, desired, live.tags().orElse(Map.of()));
        }

        @Override
        public Live<EcsService> ready(EcsService desired, Live<EcsService> live, Scope scope) {
            if (!scope.waitForRollout()) {
                return live;
            }
            String cluster = desired.cluster.get();
            RolloutWatch watch =
                    new RolloutWatch(
                            new Rollout(
                                    desired.taskDefinition.get(),
                                    Optional.ofNullable(live.outputs().get(DEPLOYMENT))),
                            live.id(),
                            () -> services.find(cluster, live.id()),
                            new StoppedTasks(ecs, cluster, live.id()),
                            evidence,
                            scope::sees);
            scope.await("the service " + live.id(), ROLLOUT, watch);
            return live;
        }

        @Override
        public Deletion delete(Live<EcsService> live, Scope scope) {
            String cluster = live.properties().cluster.get();
            try {
                ecs.get()
                        .updateService(
                                request ->
                                        request.cluster(cluster)
                                                .service(live.id())
                                                .desiredCount(0));
                ecs.get()
                        .deleteService(
                                request -> request.cluster(cluster).service(live.id()).force(true));
            } catch (ClusterNotFoundException | ServiceNotFoundException e) {
                return new Deletion.Gone();
            } catch (ServiceNotActiveException e) {
                // It is on its way out already.
            }
            awaitEnd(cluster, live.id(), scope);
            return new Deletion.Gone();
        }

        private void awaitEnd(String cluster, String name, Scope scope) {
            scope.await(
                    "the end of the service " + name,
                    DRAINING,
                    () ->
                            services.find(cluster, name)
                                    .filter(service -> !service.status().equals("INACTIVE"))
                                    .<Poll<Boolean>>map(
                                            service -> Poll.waiting(Rollout.draining(service)))
                                    .orElse(Poll.done(true)));
        }

        @Override
        public void tag(Live<EcsService> live, Map<String, String> set, Set<String> remove) {
            EcsTags.change(ecs.get(), live.outputs().get(ARN), set, remove);
        }

        @Override
        public EcsService renamed(EcsService desired, String suffix) {
            return new EcsService(
                    Names.suffixed(desired.name, suffix, 255),
                    desired.cluster,
                    desired.taskDefinition,
                    desired.tasks,
                    desired.capacityProviderStrategy,
                    desired.deployment,
                    desired.network,
                    desired.loadBalancer,
                    desired.serviceConnect,
                    desired.executeCommand);
        }

        @Override
        public Duration expected() {
            return Duration.ofMinutes(2);
        }

        @Override
        public Duration expectedDelete() {
            return Duration.ofSeconds(90);
        }

        private static Live<EcsService> live(
                Service service, EcsService properties, Map<String, String> tags) {
            return Live.tagged(
                    service.serviceName(),
                    properties,
                    Map.of(
                            ARN, service.serviceArn(),
                            NAME, service.serviceName(),
                            DEPLOYMENT, Rollout.primary(service).map(d -> d.id()).orElse("")),
                    tags);
        }
    }
}
