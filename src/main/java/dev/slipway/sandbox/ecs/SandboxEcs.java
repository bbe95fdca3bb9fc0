package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.ec2.SandboxEc2;
import dev.slipway.sandbox.elb.TargetGroups;
import dev.slipway.sandbox.elb.Traffic;
import dev.slipway.sandbox.iam.Roles;
import dev.slipway.sandbox.logs.LogStore;
import dev.slipway.sandbox.servicediscovery.SandboxCloudMap;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.*;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Clusters, task definitions, and services that run on Fargate. */
public final class SandboxEcs implements EcsClient {
    private static final int PAGE = 100;
    private static final int SERVICES_AT_ONCE = 10;

    private final World world;
    private final EcsTags tags;
    private final Definitions definitions;
    private final Fleet fleet;
    private final Clusters clusters;
    private final Services services;
    private final ShownTasks tasks;

    public SandboxEcs(
            World world,
            SandboxEc2 ec2,
            TargetGroups groups,
            Roles roles,
            SandboxCloudMap cloudMap,
            LogStore logs,
            Traffic traffic) {
        this.world = world;
        this.tags = new EcsTags(world, this::exists);
        this.definitions = new Definitions(world);
        this.fleet =
                new Fleet(
                        world,
                        new Launcher(
                                world,
                                ec2.interfaces(),
                                groups,
                                roles,
                                new TaskLogs(world, logs, traffic, groups)),
                        definitions);
        this.clusters = new Clusters(world, fleet, tags);
        this.services =
                new Services(
                        world,
                        clusters,
                        definitions,
                        fleet,
                        new ServiceChecks(world, ec2, groups),
                        cloudMap,
                        tags);
        this.tasks = new ShownTasks(fleet);
        world.add(fleet);
        roles.serviceLinked("ecs.amazonaws.com", "AWSServiceRoleForECS");
    }

    /** How many tasks the services should have, for whoever changes that. */
    public Sizes sizes() {
        return fleet;
    }

    private boolean exists(String arn) {
        RunningService service = fleet.all().get(arn);
        return service != null && !service.is("INACTIVE")
                || clusters.isActive(arn)
                || arn.contains(":task-definition/") && definitions.find(arn).isPresent();
    }

    @Override
    public CreateClusterResponse createCluster(CreateClusterRequest request) {
        return CreateClusterResponse.builder().cluster(whole(clusters.create(request))).build();
    }

    /** Who creates or changes a cluster sees all of it. */
    private Cluster whole(Cluster cluster) {
        return clusters.shown(cluster, Arrays.asList(ClusterField.values()));
    }

    @Override
    public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
        List<String> names = request.hasClusters() ? request.clusters() : List.of("default");
        return DescribeClustersResponse.builder()
                .clusters(
                        names.stream()
                                .flatMap(name -> clusters.find(name).stream())
                                .map(cluster -> clusters.shown(cluster, request.include()))
                                .toList())
                .failures(
                        names.stream()
                                .filter(name -> clusters.find(name).isEmpty())
                                .map(name -> missing(clusters.arn(name)))
                                .toList())
                .build();
    }

    private static Failure missing(String arn) {
        return Failure.builder().arn(arn).reason("MISSING").build();
    }

    @Override
    public ListClustersResponse listClusters(ListClustersRequest request) {
        Page<String> page = page(clusters.active(), request.nextToken(), request.maxResults());
        return ListClustersResponse.builder()
                .clusterArns(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public UpdateClusterResponse updateCluster(UpdateClusterRequest request) {
        Cluster changed =
                clusters.change(
                        request.cluster(),
                        was ->
                                was.toBuilder()
                                        .settings(
                                                request.hasSettings()
                                                        ? request.settings()
                                                        : was.settings())
                                        .configuration(
                                                Optional.ofNullable(request.configuration())
                                                        .orElse(was.configuration()))
                                        .build());
        return UpdateClusterResponse.builder().cluster(whole(changed)).build();
    }

    @Override
    public PutClusterCapacityProvidersResponse putClusterCapacityProviders(
            PutClusterCapacityProvidersRequest request) {
        clusters.checkProviders(request.capacityProviders());
        Cluster changed =
                clusters.change(
                        request.cluster(),
                        was ->
                                was.toBuilder()
                                        .capacityProviders(request.capacityProviders())
                                        .defaultCapacityProviderStrategy(
                                                request.defaultCapacityProviderStrategy())
                                        .build());
        return PutClusterCapacityProvidersResponse.builder().cluster(whole(changed)).build();
    }

    @Override
    public DeleteClusterResponse deleteCluster(DeleteClusterRequest request) {
        return DeleteClusterResponse.builder()
                .cluster(whole(clusters.delete(request.cluster())))
                .build();
    }

    @Override
    public RegisterTaskDefinitionResponse registerTaskDefinition(
            RegisterTaskDefinitionRequest request) {
        tags.check(request.tags());
        TaskDefinition definition = definitions.register(request);
        tags.begin(definition.taskDefinitionArn(), request.tags());
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
                                ? tags.of(found.taskDefinitionArn())
                                : List.of())
                .build();
    }

    @Override
    public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
        Page<String> page =
                page(definitions.list(request), request.nextToken(), request.maxResults());
        return ListTaskDefinitionsResponse.builder()
                .taskDefinitionArns(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DeregisterTaskDefinitionResponse deregisterTaskDefinition(
            DeregisterTaskDefinitionRequest request) {
        return DeregisterTaskDefinitionResponse.builder()
                .taskDefinition(definitions.deregister(request.taskDefinition()))
                .build();
    }

    @Override
    public DeleteTaskDefinitionsResponse deleteTaskDefinitions(
            DeleteTaskDefinitionsRequest request) {
        return DeleteTaskDefinitionsResponse.builder()
                .taskDefinitions(definitions.delete(request.taskDefinitions()))
                .build();
    }

    @Override
    public CreateServiceResponse createService(CreateServiceRequest request) {
        return CreateServiceResponse.builder().service(whole(services.create(request))).build();
    }

    /** Who creates or changes a service sees all of it. */
    private Service whole(RunningService service) {
        return services.shown(service, List.of(ServiceField.TAGS));
    }

    @Override
    public UpdateServiceResponse updateService(UpdateServiceRequest request) {
        return UpdateServiceResponse.builder().service(whole(services.update(request))).build();
    }

    @Override
    public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
        return DeleteServiceResponse.builder().service(whole(services.delete(request))).build();
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        if (request.services().isEmpty() || request.services().size() > SERVICES_AT_ONCE) {
            throw invalid("Members of services must be between 1 and 10.");
        }
        String cluster = request.cluster();
        return DescribeServicesResponse.builder()
                .services(
                        request.services().stream()
                                .flatMap(name -> services.find(cluster, name).stream())
                                .map(service -> services.shown(service, request.include()))
                                .toList())
                .failures(
                        request.services().stream()
                                .filter(name -> services.find(cluster, name).isEmpty())
                                .map(name -> missing(named("service", name)))
                                .toList())
                .build();
    }

    /** What was asked for, which may be an ARN already. */
    private String named(String kind, String name) {
        return name.startsWith("arn:") ? name : world.arn("ecs", kind + "/" + name);
    }

    @Override
    public ListServicesResponse listServices(ListServicesRequest request) {
        List<String> all =
                fleet.of(clusters.require(request.cluster()).clusterArn()).stream()
                        .map(RunningService::arn)
                        .toList();
        Page<String> page = page(all, request.nextToken(), request.maxResults());
        return ListServicesResponse.builder()
                .serviceArns(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        List<String> found = tasks.list(request, clusters.require(request.cluster()).clusterArn());
        Page<String> page = page(found, request.nextToken(), request.maxResults());
        return ListTasksResponse.builder().taskArns(page.items()).nextToken(page.next()).build();
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        if (request.tasks().isEmpty() || request.tasks().size() > PAGE) {
            throw invalid("Tasks must have between 1 and 100 members.");
        }
        String cluster = clusters.require(request.cluster()).clusterArn();
        return DescribeTasksResponse.builder()
                .tasks(
                        request.tasks().stream()
                                .flatMap(name -> tasks.find(name, cluster).stream())
                                .toList())
                .failures(
                        request.tasks().stream()
                                .filter(name -> tasks.find(name, cluster).isEmpty())
                                .map(SandboxEcs::missing)
                                .toList())
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        tags.set(request.resourceArn(), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        tags.remove(request.resourceArn(), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(tags.require(request.resourceArn()))
                .build();
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
