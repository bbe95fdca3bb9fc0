package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.servicediscovery.SandboxCloudMap;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Services as their callers create, change, delete and see them. */
final class Services {
    private final World world;
    private final Clusters clusters;
    private final Definitions definitions;
    private final Fleet fleet;
    private final ServiceChecks checks;
    private final SandboxCloudMap cloudMap;
    private final EcsTags tags;

    Services(
            World world,
            Clusters clusters,
            Definitions definitions,
            Fleet fleet,
            ServiceChecks checks,
            SandboxCloudMap cloudMap,
            EcsTags tags) {
        this.world = world;
        this.clusters = clusters;
        this.definitions = definitions;
        this.fleet = fleet;
        this.checks = checks;
        this.cloudMap = cloudMap;
        this.tags = tags;
    }

    RunningService create(CreateServiceRequest request) {
        Cluster cluster = clusters.require(request.cluster());
        String arn =
                world.arn("ecs", "service/" + cluster.clusterName() + "/" + request.serviceName());
        RunningService old = fleet.all().get(arn);
        if (old != null && old.is("ACTIVE") && isRepeated(old, request)) {
            return old;
        }
        checkFree(old);
        TaskDefinition definition = check(request, cluster);
        connect(request.serviceConnectConfiguration());
        RunningService service =
                new RunningService(
                        described(request, cluster, definition).serviceArn(arn).build(),
                        request.clientToken(),
                        request.serviceConnectConfiguration(),
                        world.now());
        fleet.all().put(arn, service);
        tags.begin(arn, request.tags());
        fleet.deploy(service, definition.taskDefinitionArn());
        return service;
    }

    private static boolean isRepeated(RunningService old, CreateServiceRequest request) {
        return request.clientToken() != null && request.clientToken().equals(old.token);
    }

    private void checkFree(RunningService old) {
        if (old != null && old.is("DRAINING")) {
            throw checks.invalid("Unable to Start a service that is still Draining.");
        }
        if (old != null && old.is("ACTIVE")) {
            throw checks.invalid("Creation of service was not idempotent.");
        }
    }

    private TaskDefinition check(CreateServiceRequest request, Cluster cluster) {
        checks.name(request.serviceName());
        checks.count(request.desiredCount());
        if (request.launchType() != null && request.hasCapacityProviderStrategy()) {
            throw checks.invalid(
                    "Specifying both a launch type and capacity provider strategy is not"
                            + " supported. Remove one and try again.");
        }
        tags.check(request.tags());
        TaskDefinition definition = definitions.usable(request.taskDefinition());
        checks.network(request.networkConfiguration());
        checks.balancers(request.loadBalancers(), definition);
        checks.strategy(request.capacityProviderStrategy(), cluster);
        return definition;
    }

    private Service.Builder described(
            CreateServiceRequest request, Cluster cluster, TaskDefinition definition) {
        return Service.builder()
                .serviceName(request.serviceName())
                .clusterArn(cluster.clusterArn())
                .status("ACTIVE")
                .desiredCount(Optional.ofNullable(request.desiredCount()).orElse(0))
                .taskDefinition(definition.taskDefinitionArn())
                .launchType(request.launchType())
                .capacityProviderStrategy(
                        request.launchType() == null && !request.hasCapacityProviderStrategy()
                                ? cluster.defaultCapacityProviderStrategy()
                                : request.capacityProviderStrategy())
                .deploymentConfiguration(checks.filled(request.deploymentConfiguration()))
                .networkConfiguration(request.networkConfiguration())
                .loadBalancers(request.loadBalancers())
                .healthCheckGracePeriodSeconds(request.healthCheckGracePeriodSeconds())
                .enableExecuteCommand(Boolean.TRUE.equals(request.enableExecuteCommand()))
                .enableECSManagedTags(Boolean.TRUE.equals(request.enableECSManagedTags()))
                .propagateTags(request.propagateTags())
                .schedulingStrategy(SchedulingStrategy.REPLICA)
                .platformVersion("LATEST")
                .createdAt(world.now());
    }

    private void connect(ServiceConnectConfiguration given) {
        if (given != null && Boolean.TRUE.equals(given.enabled())) {
            String namespace =
                    cloudMap.find(given.namespace())
                            .orElseThrow(
                                    () ->
                                            world.refuse(
                                                    NamespaceNotFoundException.builder(),
                                                    "NamespaceNotFoundException",
                                                    "Namespace not found: " + given.namespace()));
            given.services().forEach(each -> cloudMap.register(namespace, each.discoveryName()));
        }
    }

    RunningService update(UpdateServiceRequest request) {
        RunningService service = active(request.cluster(), request.service());
        Service was = service.service;
        TaskDefinition definition =
                request.taskDefinition() == null
                        ? definitions.require(was.taskDefinition())
                        : definitions.usable(request.taskDefinition());
        checks.count(request.desiredCount());
        if (request.networkConfiguration() != null) {
            checks.network(request.networkConfiguration());
        }
        checks.balancers(request.loadBalancers(), definition);
        checks.strategy(request.capacityProviderStrategy(), clusters.require(was.clusterArn()));
        connect(request.serviceConnectConfiguration());
        service.service = changed(was, request);
        Optional.ofNullable(request.serviceConnectConfiguration())
                .ifPresent(given -> service.connect = given);
        fleet.resize(
                service, Optional.ofNullable(request.desiredCount()).orElse(service.desired()));
        if (startsDeployment(request, was, definition)) {
            fleet.deploy(service, definition.taskDefinitionArn());
        }
        return service;
    }

    private Service changed(Service was, UpdateServiceRequest request) {
        Service.Builder now = was.toBuilder();
        Optional.ofNullable(request.networkConfiguration()).ifPresent(now::networkConfiguration);
        Optional.ofNullable(request.deploymentConfiguration())
                .ifPresent(given -> now.deploymentConfiguration(checks.filled(given)));
        Optional.ofNullable(request.healthCheckGracePeriodSeconds())
                .ifPresent(now::healthCheckGracePeriodSeconds);
        Optional.ofNullable(request.enableExecuteCommand()).ifPresent(now::enableExecuteCommand);
        if (request.hasLoadBalancers()) {
            now.loadBalancers(request.loadBalancers());
        }
        if (request.hasCapacityProviderStrategy()) {
            now.capacityProviderStrategy(request.capacityProviderStrategy());
        }
        return now.build();
    }

    /** A changed capacity provider strategy alone starts none, as UpdateService says. */
    private static boolean startsDeployment(
            UpdateServiceRequest request, Service was, TaskDefinition definition) {
        return Boolean.TRUE.equals(request.forceNewDeployment())
                || !definition.taskDefinitionArn().equals(was.taskDefinition())
                || request.hasLoadBalancers()
                || request.networkConfiguration() != null
                || request.serviceConnectConfiguration() != null
                || request.enableExecuteCommand() != null;
    }

    RunningService delete(DeleteServiceRequest request) {
        RunningService service = active(request.cluster(), request.service());
        if (service.desired() > 0 && !Boolean.TRUE.equals(request.force())) {
            throw checks.invalid("The service cannot be stopped while it is scaled above 0.");
        }
        fleet.drain(service);
        return service;
    }

    private RunningService active(String cluster, String name) {
        RunningService service =
                find(cluster, name)
                        .orElseThrow(
                                () ->
                                        world.refuse(
                                                ServiceNotFoundException.builder(),
                                                "ServiceNotFoundException",
                                                "Service not found."));
        if (!service.is("ACTIVE")) {
            throw world.refuse(
                    ServiceNotActiveException.builder(),
                    "ServiceNotActiveException",
                    "Service was not ACTIVE.");
        }
        return service;
    }

    Optional<RunningService> find(String cluster, String name) {
        String key =
                clusters.require(cluster).clusterName()
                        + "/"
                        + name.substring(name.lastIndexOf('/') + 1);
        return Optional.ofNullable(fleet.all().get(world.arn("ecs", "service/" + key)));
    }

    /** A service as a caller sees it who asked for some of its fields. */
    Service shown(RunningService service, Collection<ServiceField> fields) {
        return service.service.toBuilder()
                .runningCount((int) service.in("RUNNING").count())
                .pendingCount((int) service.in("PENDING").count())
                .deployments(
                        service.deployments.stream().map(each -> shown(service, each)).toList())
                .events(service.events)
                .tags(fields.contains(ServiceField.TAGS) ? tags.of(service.arn()) : List.of())
                .build();
    }

    private static Deployment shown(RunningService service, Deployment deployment) {
        boolean primary = deployment.status().equals("PRIMARY");
        return deployment.toBuilder()
                .runningCount(count(service, deployment, "RUNNING"))
                .pendingCount(count(service, deployment, "PENDING"))
                .desiredCount(primary ? service.desired() : 0)
                .networkConfiguration(service.service.networkConfiguration())
                .capacityProviderStrategy(service.service.capacityProviderStrategy())
                .serviceConnectConfiguration(service.connect)
                .build();
    }

    private static int count(RunningService service, Deployment deployment, String status) {
        return (int)
                service.in(status).filter(task -> task.deployment.equals(deployment.id())).count();
    }
}
