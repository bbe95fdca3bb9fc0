package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.ec2.SandboxEc2;
import dev.slipway.sandbox.ecs.Fleet.Entry;
import dev.slipway.sandbox.elb.TargetGroups;
import dev.slipway.sandbox.iam.Roles;
import dev.slipway.sandbox.servicediscovery.SandboxCloudMap;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.Tags;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Clusters, task definitions, and services that run on Fargate. */
public final class SandboxEcs implements EcsClient {
    private static final int PAGE = 100;
    private static final Tags<Tag> TAGS =
            new Tags<>(
                    Tag::key,
                    Tag::value,
                    (key, value) -> Tag.builder().key(key).value(value).build());

    private final World world;
    private final SandboxEc2 ec2;
    private final TargetGroups groups;
    private final SandboxCloudMap cloudMap;
    private final Definitions definitions;
    private final Fleet fleet;
    private final Map<String, Cluster> clusters = new LinkedHashMap<>();
    private final Map<String, List<Tag>> tags = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    public SandboxEcs(
            World world,
            SandboxEc2 ec2,
            TargetGroups groups,
            Roles roles,
            SandboxCloudMap cloudMap) {
        this.world = world;
        this.ec2 = ec2;
        this.groups = groups;
        this.cloudMap = cloudMap;
        this.definitions = new Definitions(world);
        this.fleet = new Fleet(world, ec2.interfaces(), groups, roles, definitions);
        world.add(fleet);
        roles.serviceLinked("ecs.amazonaws.com", "AWSServiceRoleForECS");
    }

    /** The services, for whoever changes their number of tasks. */
    public Services services() {
        return fleet;
    }

    @Override
    public CreateClusterResponse createCluster(CreateClusterRequest request) {
        String name = request.clusterName() == null ? "default" : request.clusterName();
        if (!name.matches("[\\w-]{1,255}")) {
            throw invalid(
                    "Invalid identifier: Identifier may only contain letters, numbers,"
                            + " hyphens, and underscores.");
        }
        String arn = world.arn("ecs", "cluster/" + name);
        Cluster old = clusters.get(arn);
        if (old == null || old.status().equals("INACTIVE")) {
            clusters.put(
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
            tag(arn, request.tags());
        }
        return CreateClusterResponse.builder().cluster(shown(clusters.get(arn))).build();
    }

    private Cluster shown(Cluster cluster) {
        List<Entry> own = services(cluster.clusterArn());
        return cluster.toBuilder()
                .activeServicesCount(own.size())
                .runningTasksCount((int) own.stream().mapToLong(Fleet::running).sum())
                .pendingTasksCount(
                        (int) own.stream().mapToLong(e -> Fleet.alive(e) - Fleet.running(e)).sum())
                .registeredContainerInstancesCount(0)
                .tags(tags.getOrDefault(cluster.clusterArn(), List.of()))
                .build();
    }

    private List<Entry> services(String cluster) {
        return fleet.all().values().stream()
                .filter(entry -> entry.service.clusterArn().equals(cluster))
                .filter(entry -> !entry.service.status().equals("INACTIVE"))
                .toList();
    }

    @Override
    public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
        List<Cluster> found = new ArrayList<>();
        List<Failure> missing = new ArrayList<>();
        for (String name : request.clusters()) {
            Cluster cluster = clusters.get(clusterArn(name));
            if (cluster == null) {
                missing.add(Failure.builder().arn(clusterArn(name)).reason("MISSING").build());
            } else {
                found.add(shown(cluster));
            }
        }
        return DescribeClustersResponse.builder().clusters(found).failures(missing).build();
    }

    @Override
    public ListClustersResponse listClusters(ListClustersRequest request) {
        List<String> active =
                clusters.values().stream()
                        .filter(cluster -> cluster.status().equals("ACTIVE"))
                        .map(Cluster::clusterArn)
                        .toList();
        Page<String> page = page(active, request.nextToken(), request.maxResults());
        return ListClustersResponse.builder()
                .clusterArns(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public UpdateClusterResponse updateCluster(UpdateClusterRequest request) {
        Cluster was = cluster(request.cluster());
        Cluster now =
                was.toBuilder()
                        .settings(request.hasSettings() ? request.settings() : was.settings())
                        .configuration(
                                request.configuration() == null
                                        ? was.configuration()
                                        : request.configuration())
                        .build();
        clusters.put(now.clusterArn(), now);
        return UpdateClusterResponse.builder().cluster(shown(now)).build();
    }

    @Override
    public PutClusterCapacityProvidersResponse putClusterCapacityProviders(
            PutClusterCapacityProvidersRequest request) {
        Cluster now =
                cluster(request.cluster()).toBuilder()
                        .capacityProviders(request.capacityProviders())
                        .defaultCapacityProviderStrategy(request.defaultCapacityProviderStrategy())
                        .build();
        clusters.put(now.clusterArn(), now);
        return PutClusterCapacityProvidersResponse.builder().cluster(shown(now)).build();
    }

    @Override
    public DeleteClusterResponse deleteCluster(DeleteClusterRequest request) {
        Cluster cluster = cluster(request.cluster());
        if (!services(cluster.clusterArn()).isEmpty()) {
            throw world.refuse(
                    ClusterContainsServicesException.builder(),
                    "ClusterContainsServicesException",
                    "The Cluster cannot be deleted while Services are active.");
        }
        Cluster gone = cluster.toBuilder().status("INACTIVE").build();
        clusters.put(gone.clusterArn(), gone);
        return DeleteClusterResponse.builder().cluster(shown(gone)).build();
    }

    private String clusterArn(String name) {
        String given = name == null ? "default" : name;
        return given.startsWith("arn:") ? given : world.arn("ecs", "cluster/" + given);
    }

    private Cluster cluster(String name) {
        return Optional.ofNullable(clusters.get(clusterArn(name)))
                .filter(cluster -> cluster.status().equals("ACTIVE"))
                .orElseThrow(
                        () ->
                                world.refuse(
                                        ClusterNotFoundException.builder(),
                                        "ClusterNotFoundException",
                                        "Cluster not found."));
    }

    @Override
    public RegisterTaskDefinitionResponse registerTaskDefinition(
            RegisterTaskDefinitionRequest request) {
        TaskDefinition definition = definitions.register(request);
        tag(definition.taskDefinitionArn(), request.tags());
        return RegisterTaskDefinitionResponse.builder()
                .taskDefinition(definition)
                .tags(request.tags())
                .build();
    }

    @Override
    public DescribeTaskDefinitionResponse describeTaskDefinition(
            DescribeTaskDefinitionRequest request) {
        TaskDefinition found = definitions.require(request.taskDefinition());
        return DescribeTaskDefinitionResponse.builder()
                .taskDefinition(found)
                .tags(
                        request.include().contains(TaskDefinitionField.TAGS)
                                ? tags.get(found.taskDefinitionArn())
                                : null)
                .build();
    }

    @Override
    public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
        Comparator<TaskDefinition> order =
                Comparator.comparing(TaskDefinition::family)
                        .thenComparing(TaskDefinition::revision);
        TaskDefinitionStatus status =
                request.status() == null ? TaskDefinitionStatus.ACTIVE : request.status();
        List<String> found =
                definitions
                        .with(status)
                        .filter(
                                each ->
                                        request.familyPrefix() == null
                                                || each.family().equals(request.familyPrefix()))
                        .sorted(request.sort() == SortOrder.DESC ? order.reversed() : order)
                        .map(TaskDefinition::taskDefinitionArn)
                        .toList();
        Page<String> page = page(found, request.nextToken(), request.maxResults());
        return ListTaskDefinitionsResponse.builder()
                .taskDefinitionArns(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DeregisterTaskDefinitionResponse deregisterTaskDefinition(
            DeregisterTaskDefinitionRequest request) {
        return DeregisterTaskDefinitionResponse.builder()
                .taskDefinition(
                        definitions.mark(request.taskDefinition(), TaskDefinitionStatus.INACTIVE))
                .build();
    }

    @Override
    public DeleteTaskDefinitionsResponse deleteTaskDefinitions(
            DeleteTaskDefinitionsRequest request) {
        for (String name : request.taskDefinitions()) {
            if (definitions.require(name).status() == TaskDefinitionStatus.ACTIVE) {
                throw invalid("The specified task definition is still in ACTIVE status.");
            }
        }
        return DeleteTaskDefinitionsResponse.builder()
                .taskDefinitions(
                        request.taskDefinitions().stream()
                                .map(
                                        name ->
                                                definitions.mark(
                                                        name,
                                                        TaskDefinitionStatus.DELETE_IN_PROGRESS))
                                .toList())
                .build();
    }

    @Override
    public CreateServiceResponse createService(CreateServiceRequest request) {
        Cluster cluster = cluster(request.cluster());
        String arn =
                world.arn("ecs", "service/" + cluster.clusterName() + "/" + request.serviceName());
        Entry old = fleet.all().get(arn);
        boolean taken = old != null && !old.service.status().equals("INACTIVE");
        if (taken && old.service.status().equals("DRAINING")) {
            throw invalid("Unable to Start a service that is still Draining.");
        }
        if (taken
                && request.clientToken() != null
                && request.clientToken().equals(tokens.get(arn))) {
            return CreateServiceResponse.builder().service(shown(old)).build();
        }
        if (taken) {
            throw invalid("Creation of service was not idempotent.");
        }
        if (request.launchType() != null && request.hasCapacityProviderStrategy()) {
            throw invalid(
                    "Specifying both a launch type and capacity provider strategy is not"
                            + " supported. Remove one and try again.");
        }
        TaskDefinition definition = definition(request.taskDefinition());
        check(request.networkConfiguration());
        request.loadBalancers().forEach(to -> check(to, definition));
        connect(request.serviceConnectConfiguration());
        Service service =
                Service.builder()
                        .serviceArn(arn)
                        .serviceName(request.serviceName())
                        .clusterArn(cluster.clusterArn())
                        .status("ACTIVE")
                        .desiredCount(request.desiredCount() == null ? 0 : request.desiredCount())
                        .taskDefinition(definition.taskDefinitionArn())
                        .launchType(request.launchType())
                        .capacityProviderStrategy(request.capacityProviderStrategy())
                        .deploymentConfiguration(filled(request.deploymentConfiguration()))
                        .networkConfiguration(request.networkConfiguration())
                        .loadBalancers(request.loadBalancers())
                        .healthCheckGracePeriodSeconds(request.healthCheckGracePeriodSeconds())
                        .enableExecuteCommand(Boolean.TRUE.equals(request.enableExecuteCommand()))
                        .enableECSManagedTags(Boolean.TRUE.equals(request.enableECSManagedTags()))
                        .propagateTags(request.propagateTags())
                        .schedulingStrategy(SchedulingStrategy.REPLICA)
                        .platformVersion("LATEST")
                        .createdAt(world.now())
                        .build();
        Entry entry = new Entry(service, world.now());
        fleet.all().put(arn, entry);
        connections.put(arn, Optional.ofNullable(request.serviceConnectConfiguration()));
        tokens.put(arn, request.clientToken());
        tag(arn, request.tags());
        fleet.deploy(entry, definition.taskDefinitionArn());
        return CreateServiceResponse.builder().service(shown(entry)).build();
    }

    private final Map<String, Optional<ServiceConnectConfiguration>> connections =
            new LinkedHashMap<>();

    private static DeploymentConfiguration filled(DeploymentConfiguration given) {
        DeploymentConfiguration.Builder filled =
                given == null ? DeploymentConfiguration.builder() : given.toBuilder();
        DeploymentConfiguration now = filled.build();
        return filled.maximumPercent(Objects.requireNonNullElse(now.maximumPercent(), 200))
                .minimumHealthyPercent(Objects.requireNonNullElse(now.minimumHealthyPercent(), 100))
                .build();
    }

    private TaskDefinition definition(String name) {
        return definitions
                .find(name)
                .filter(each -> each.status() == TaskDefinitionStatus.ACTIVE)
                .orElseThrow(() -> definitions.refuse("TaskDefinition is inactive"));
    }

    private void check(NetworkConfiguration network) {
        if (network == null || network.awsvpcConfiguration() == null) {
            throw invalid(
                    "Network Configuration must be provided when networkMode 'awsvpc' is"
                            + " specified.");
        }
        AwsVpcConfiguration vpc = network.awsvpcConfiguration();
        for (String subnet : vpc.subnets()) {
            if (ec2.network().subnet(subnet).isEmpty()) {
                throw invalid("The subnet ID '" + subnet + "' does not exist");
            }
        }
        for (String group : vpc.securityGroups()) {
            if (!ec2.groups().exists(group)) {
                throw invalid("The security group '" + group + "' does not exist");
            }
        }
        if (vpc.subnets().isEmpty()) {
            throw invalid("subnets can not be empty.");
        }
    }

    private void check(LoadBalancer to, TaskDefinition definition) {
        String group = to.targetGroupArn();
        if (!groups.exists(group) || !groups.isAttached(group)) {
            throw invalid(
                    "The target group with targetGroupArn "
                            + group
                            + " does not have an associated load balancer.");
        }
        boolean named =
                definition.containerDefinitions().stream()
                        .filter(container -> container.name().equals(to.containerName()))
                        .flatMap(container -> container.portMappings().stream())
                        .anyMatch(port -> port.containerPort().equals(to.containerPort()));
        if (!named) {
            throw invalid(
                    "The container "
                            + to.containerName()
                            + " did not have a container port "
                            + to.containerPort()
                            + " defined.");
        }
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

    @Override
    public UpdateServiceResponse updateService(UpdateServiceRequest request) {
        Entry entry = active(request.cluster(), request.service());
        Service was = entry.service;
        TaskDefinition definition =
                definitions.require(
                        request.taskDefinition() == null
                                ? was.taskDefinition()
                                : definition(request.taskDefinition()).taskDefinitionArn());
        if (request.networkConfiguration() != null) {
            check(request.networkConfiguration());
        }
        request.loadBalancers().forEach(to -> check(to, definition));
        connect(request.serviceConnectConfiguration());
        Service.Builder now = was.toBuilder();
        Optional.ofNullable(request.networkConfiguration()).ifPresent(now::networkConfiguration);
        Optional.ofNullable(request.deploymentConfiguration())
                .ifPresent(given -> now.deploymentConfiguration(filled(given)));
        Optional.ofNullable(request.healthCheckGracePeriodSeconds())
                .ifPresent(now::healthCheckGracePeriodSeconds);
        Optional.ofNullable(request.enableExecuteCommand()).ifPresent(now::enableExecuteCommand);
        if (request.hasLoadBalancers()) {
            now.loadBalancers(request.loadBalancers());
        }
        if (request.hasCapacityProviderStrategy()) {
            now.capacityProviderStrategy(request.capacityProviderStrategy());
        }
        Optional.ofNullable(request.serviceConnectConfiguration())
                .ifPresent(given -> connections.put(was.serviceArn(), Optional.of(given)));
        entry.service = now.build();
        Optional.ofNullable(request.desiredCount()).ifPresent(n -> fleet.resize(entry, n));
        boolean rolls =
                Boolean.TRUE.equals(request.forceNewDeployment())
                        || !definition.taskDefinitionArn().equals(was.taskDefinition())
                        || request.hasLoadBalancers()
                        || request.networkConfiguration() != null
                        || request.serviceConnectConfiguration() != null
                        || request.enableExecuteCommand() != null;
        if (rolls) {
            fleet.deploy(entry, definition.taskDefinitionArn());
        }
        fleet.wake();
        return UpdateServiceResponse.builder().service(shown(entry)).build();
    }

    @Override
    public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
        Entry entry = active(request.cluster(), request.service());
        if (entry.service.desiredCount() > 0 && !Boolean.TRUE.equals(request.force())) {
            throw invalid("The service cannot be stopped while it is scaled above 0.");
        }
        entry.service = entry.service.toBuilder().status("DRAINING").desiredCount(0).build();
        fleet.wake();
        return DeleteServiceResponse.builder().service(shown(entry)).build();
    }

    private Entry active(String cluster, String name) {
        Entry entry = find(cluster, name).orElseThrow(this::noService);
        if (!entry.service.status().equals("ACTIVE")) {
            throw world.refuse(
                    ServiceNotActiveException.builder(),
                    "ServiceNotActiveException",
                    "Service was not ACTIVE.");
        }
        return entry;
    }

    private Optional<Entry> find(String cluster, String name) {
        String key =
                cluster(cluster).clusterName() + "/" + name.substring(name.lastIndexOf('/') + 1);
        return Optional.ofNullable(fleet.all().get(world.arn("ecs", "service/" + key)));
    }

    private AwsServiceException noService() {
        return world.refuse(
                ServiceNotFoundException.builder(),
                "ServiceNotFoundException",
                "Service not found.");
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        if (request.services().size() > 10) {
            throw invalid("Members of services cannot exceed 10.");
        }
        List<Service> found = new ArrayList<>();
        List<Failure> missing = new ArrayList<>();
        for (String name : request.services()) {
            find(request.cluster(), name)
                    .ifPresentOrElse(
                            entry -> found.add(shown(entry)),
                            () ->
                                    missing.add(
                                            Failure.builder().arn(name).reason("MISSING").build()));
        }
        return DescribeServicesResponse.builder().services(found).failures(missing).build();
    }

    private Service shown(Entry entry) {
        int running = (int) Fleet.running(entry);
        List<Deployment> deployments =
                entry.deployments.stream().map(each -> shown(entry, each)).toList();
        return entry.service.toBuilder()
                .runningCount(running)
                .pendingCount((int) Fleet.alive(entry) - running)
                .deployments(deployments)
                .events(entry.events.stream().limit(100).toList())
                .tags(tags.getOrDefault(entry.service.serviceArn(), List.of()))
                .build();
    }

    private Deployment shown(Entry entry, Deployment deployment) {
        long running =
                entry.tasks.stream()
                        .filter(task -> task.deployment.equals(deployment.id()))
                        .filter(task -> task.status().equals("RUNNING"))
                        .count();
        boolean primary = deployment.status().equals("PRIMARY");
        return deployment.toBuilder()
                .runningCount((int) running)
                .desiredCount(primary ? entry.service.desiredCount() : 0)
                .networkConfiguration(entry.service.networkConfiguration())
                .capacityProviderStrategy(entry.service.capacityProviderStrategy())
                .serviceConnectConfiguration(
                        connections.get(entry.service.serviceArn()).orElse(null))
                .build();
    }

    @Override
    public ListServicesResponse listServices(ListServicesRequest request) {
        List<String> all =
                services(cluster(request.cluster()).clusterArn()).stream()
                        .map(entry -> entry.service.serviceArn())
                        .toList();
        Page<String> page = page(all, request.nextToken(), request.maxResults());
        return ListServicesResponse.builder()
                .serviceArns(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        boolean stopped = request.desiredStatus() == DesiredStatus.STOPPED;
        String cluster = cluster(request.cluster()).clusterArn();
        List<String> all =
                fleet.all().values().stream()
                        .filter(entry -> entry.service.clusterArn().equals(cluster))
                        .filter(
                                entry ->
                                        request.serviceName() == null
                                                || entry.service
                                                        .serviceName()
                                                        .equals(request.serviceName()))
                        .flatMap(entry -> entry.tasks.stream())
                        .filter(task -> (task.stopped != null) == stopped)
                        .map(task -> task.arn)
                        .toList();
        Page<String> page = page(all, request.nextToken(), request.maxResults());
        return ListTasksResponse.builder().taskArns(page.items()).nextToken(page.next()).build();
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        List<Task> found =
                fleet.all().values().stream()
                        .flatMap(
                                entry ->
                                        entry.tasks.stream()
                                                .filter(task -> request.tasks().contains(task.arn))
                                                .map(task -> shown(entry, task)))
                        .toList();
        return DescribeTasksResponse.builder().tasks(found).build();
    }

    private static Task shown(Entry entry, Fleet.Task task) {
        List<Container> containers =
                task.definition.containerDefinitions().stream()
                        .map(
                                each ->
                                        Container.builder()
                                                .name(each.name())
                                                .image(each.image())
                                                .lastStatus(task.status())
                                                .exitCode(task.exit)
                                                .networkInterfaces(
                                                        nic -> nic.privateIpv4Address(task.ip))
                                                .build())
                        .toList();
        return Task.builder()
                .taskArn(task.arn)
                .clusterArn(entry.service.clusterArn())
                .taskDefinitionArn(task.definition.taskDefinitionArn())
                .group("service:" + entry.service.serviceName())
                .startedBy(task.deployment)
                .lastStatus(task.status())
                .desiredStatus(task.stopped == null ? "RUNNING" : "STOPPED")
                .createdAt(task.created)
                .startedAt(task.running)
                .stoppedAt(task.stopped)
                .stoppedReason(task.reason)
                .containers(containers)
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        tag(request.resourceArn(), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        tags.computeIfPresent(
                request.resourceArn(), (_, has) -> TAGS.without(has, request.tagKeys()));
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(tags.getOrDefault(request.resourceArn(), List.of()))
                .build();
    }

    private void tag(String arn, List<Tag> set) {
        List<Tag> all = TAGS.with(tags.getOrDefault(arn, List.of()), set);
        String problem = TAGS.problem(all);
        if (problem != null) {
            throw invalid(problem);
        }
        tags.put(arn, all);
    }

    private <T> Page<T> page(List<T> all, String token, Integer wanted) {
        return Page.of(all, token, wanted, PAGE).orElseThrow(() -> invalid("Invalid token."));
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(
                InvalidParameterException.builder(), "InvalidParameterException", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
