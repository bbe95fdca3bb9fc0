package dev.slipway.resources.ecs;

import dev.slipway.engine.Changes;
import dev.slipway.engine.Output;
import dev.slipway.resources.ecs.EcsService.LoadBalancer;
import dev.slipway.resources.ecs.EcsService.Network;
import dev.slipway.resources.ecs.EcsService.Rolling;
import dev.slipway.resources.ecs.EcsService.ServiceConnect;
import dev.slipway.resources.ecs.EcsService.Tasks;

import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectClientAlias;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceConnectService;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Services as ECS writes them. */
final class ServiceRequests {
    /** What ECS takes when a service says nothing about deployments. */
    private static final Rolling DEFAULT = new Rolling(100, 200, false, false);

    private ServiceRequests() {}

    static CreateServiceRequest create(EcsService service, String token, Map<String, String> tags) {
        CreateServiceRequest.Builder request =
                CreateServiceRequest.builder()
                        .clientToken(token)
                        .cluster(service.cluster().get())
                        .serviceName(service.name())
                        .taskDefinition(service.taskDefinition().get())
                        .desiredCount(service.tasks().count())
                        .capacityProviderStrategy(
                                CapacityProvider.items(service.capacityProviderStrategy()))
                        .deploymentConfiguration(deployment(service.deployment()))
                        .networkConfiguration(network(service.network()))
                        .loadBalancers(loadBalancers(service))
                        .enableExecuteCommand(service.executeCommand())
                        .enableECSManagedTags(true)
                        .propagateTags(PropagateTags.SERVICE)
                        .tags(EcsTags.of(tags));
        service.loadBalancer()
                .ifPresent(target -> request.healthCheckGracePeriodSeconds(grace(target)));
        service.serviceConnect()
                .ifPresent(connect -> request.serviceConnectConfiguration(connect(connect)));
        return request.build();
    }

    /** Sends only what changed: some of the others would start a deployment. */
    static UpdateServiceRequest update(EcsService service, String name, Changes changes) {
        UpdateServiceRequest.Builder request =
                UpdateServiceRequest.builder().cluster(service.cluster().get()).service(name);
        if (changes.touch("taskDefinition")) {
            request.taskDefinition(service.taskDefinition().get());
        }
        if (changes.touch("tasks") && service.tasks() instanceof Tasks.Fixed(int count)) {
            request.desiredCount(count);
        }
        if (changes.touch("capacityProviderStrategy")) {
            // Another strategy would otherwise only count for tasks that start some other day.
            request.capacityProviderStrategy(
                            CapacityProvider.items(service.capacityProviderStrategy()))
                    .forceNewDeployment(true);
        }
        if (changes.touch("deployment")) {
            request.deploymentConfiguration(deployment(service.deployment()));
        }
        if (changes.touch("network")) {
            request.networkConfiguration(network(service.network()));
        }
        if (changes.touch("loadBalancer.targetGroup")
                || changes.touch("loadBalancer.containerName")
                || changes.touch("loadBalancer.containerPort")) {
            request.loadBalancers(loadBalancers(service));
        }
        if (changes.touch("loadBalancer.healthCheckGracePeriod")) {
            request.healthCheckGracePeriodSeconds(
                    service.loadBalancer().map(ServiceRequests::grace).orElse(0));
        }
        if (changes.touch("serviceConnect")) {
            request.serviceConnectConfiguration(
                    service.serviceConnect()
                            .map(ServiceRequests::connect)
                            .orElse(ServiceConnectConfiguration.builder().enabled(false).build()));
        }
        if (changes.touch("executeCommand")) {
            request.enableExecuteCommand(service.executeCommand());
        }
        return request.build();
    }

    /** The service as found; who owns the number of tasks is nothing that ECS could know. */
    static EcsService read(Service service, EcsService sought) {
        int count = service.desiredCount();
        return new EcsService(
                service.serviceName(),
                Output.of(service.clusterArn()),
                Output.of(service.taskDefinition()),
                switch (sought.tasks()) {
                    case Tasks.Fixed any -> new Tasks.Fixed(count);
                    case Tasks.Autoscaled any -> new Tasks.Autoscaled(count);
                },
                CapacityProvider.of(service.capacityProviderStrategy()),
                deployment(service.deploymentConfiguration()),
                network(service.networkConfiguration()),
                loadBalancer(service),
                Rollout.primary(service)
                        .map(Deployment::serviceConnectConfiguration)
                        .flatMap(ServiceRequests::connect),
                Boolean.TRUE.equals(service.enableExecuteCommand()));
    }

    private static DeploymentConfiguration deployment(Rolling rolling) {
        return DeploymentConfiguration.builder()
                .minimumHealthyPercent(rolling.minimumHealthyPercent())
                .maximumPercent(rolling.maximumPercent())
                .deploymentCircuitBreaker(
                        breaker ->
                                breaker.enable(rolling.circuitBreaker())
                                        .rollback(rolling.rollback()))
                .build();
    }

    private static Rolling deployment(DeploymentConfiguration found) {
        if (found == null) {
            return DEFAULT;
        }
        Optional<DeploymentCircuitBreaker> breaker =
                Optional.ofNullable(found.deploymentCircuitBreaker());
        return new Rolling(
                Optional.ofNullable(found.minimumHealthyPercent())
                        .orElse(DEFAULT.minimumHealthyPercent()),
                Optional.ofNullable(found.maximumPercent()).orElse(DEFAULT.maximumPercent()),
                breaker.map(DeploymentCircuitBreaker::enable).orElse(false),
                breaker.map(DeploymentCircuitBreaker::rollback).orElse(false));
    }

    private static NetworkConfiguration network(Network network) {
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(
                        vpc ->
                                vpc.subnets(sorted(network.subnets()))
                                        .securityGroups(sorted(network.securityGroups()))
                                        .assignPublicIp(
                                                network.assignPublicIp()
                                                        ? AssignPublicIp.ENABLED
                                                        : AssignPublicIp.DISABLED))
                .build();
    }

    private static Network network(NetworkConfiguration found) {
        AwsVpcConfiguration vpc =
                Optional.ofNullable(found)
                        .map(NetworkConfiguration::awsvpcConfiguration)
                        .orElse(AwsVpcConfiguration.builder().build());
        return new Network(
                vpc.subnets().stream().map(Output::of).collect(Collectors.toSet()),
                vpc.securityGroups().stream().map(Output::of).collect(Collectors.toSet()),
                vpc.assignPublicIp() == AssignPublicIp.ENABLED);
    }

    private static List<software.amazon.awssdk.services.ecs.model.LoadBalancer> loadBalancers(
            EcsService service) {
        return service.loadBalancer().stream()
                .map(
                        target ->
                                software.amazon.awssdk.services.ecs.model.LoadBalancer.builder()
                                        .targetGroupArn(target.targetGroup().get())
                                        .containerName(target.containerName())
                                        .containerPort(target.containerPort())
                                        .build())
                .toList();
    }

    private static Optional<LoadBalancer> loadBalancer(Service service) {
        int grace = Optional.ofNullable(service.healthCheckGracePeriodSeconds()).orElse(0);
        return service.loadBalancers().stream()
                .findFirst()
                .map(
                        found ->
                                new LoadBalancer(
                                        Output.of(found.targetGroupArn()),
                                        found.containerName(),
                                        found.containerPort(),
                                        Duration.ofSeconds(grace)));
    }

    private static int grace(LoadBalancer target) {
        return Math.toIntExact(target.healthCheckGracePeriod().toSeconds());
    }

    private static ServiceConnectConfiguration connect(ServiceConnect connect) {
        ServiceConnectClientAlias alias =
                ServiceConnectClientAlias.builder()
                        .dnsName(connect.dnsName())
                        .port(connect.port())
                        .build();
        ServiceConnectService service =
                ServiceConnectService.builder()
                        .portName(connect.portName())
                        .discoveryName(connect.discoveryName())
                        .clientAliases(alias)
                        .build();
        return ServiceConnectConfiguration.builder()
                .enabled(true)
                .namespace(connect.namespace().get())
                .services(service)
                .build();
    }

    private static Optional<ServiceConnect> connect(ServiceConnectConfiguration found) {
        if (!Boolean.TRUE.equals(found.enabled())) {
            return Optional.empty();
        }
        return found.services().stream()
                .filter(service -> !service.clientAliases().isEmpty())
                .findFirst()
                .map(
                        service ->
                                new ServiceConnect(
                                        Output.of(found.namespace()),
                                        service.portName(),
                                        service.discoveryName(),
                                        service.clientAliases().getFirst().dnsName(),
                                        service.clientAliases().getFirst().port()));
    }

    private static List<String> sorted(Collection<Output<String>> ids) {
        return ids.stream().map(Output::get).sorted().toList();
    }
}
