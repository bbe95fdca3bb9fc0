package dev.slipway.sandbox.servicediscovery;

import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.Tagged;
import dev.slipway.sandbox.world.Tags;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** HTTP namespaces, and the services that ECS leaves in them; what changes them takes a while. */
public final class SandboxCloudMap implements ServiceDiscoveryClient, Tagged {
    private static final int PAGE = 100;
    private static final Duration OPERATION = Duration.ofSeconds(5);
    private static final Tags<Tag> TAGS =
            new Tags<>(
                    Tag::key,
                    Tag::value,
                    (key, value) -> Tag.builder().key(key).value(value).build());

    /** A namespace, which is there from an instant on and perhaps until another. */
    private static final class Entry {
        final Namespace namespace;
        final Instant since;
        List<Tag> tags;
        Instant gone;

        Entry(Namespace namespace, Instant since, List<Tag> tags) {
            this.namespace = namespace;
            this.since = since;
            this.tags = tags;
        }
    }

    private final World world;
    private final Map<String, Entry> namespaces = new LinkedHashMap<>();
    private final Map<String, ServiceSummary> services = new LinkedHashMap<>();
    private final Map<String, String> homes = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    public SandboxCloudMap(World world) {
        this.world = world;
    }

    @Override
    public CreateHttpNamespaceResponse createHttpNamespace(CreateHttpNamespaceRequest request) {
        if (request.name() == null || !request.name().matches("[!-~]{1,1024}")) {
            throw world.refuse(
                    InvalidInputException.builder(), "InvalidInput", "The name is not valid.");
        }
        checkTags(request.tags());
        Optional<Entry> old =
                entries().stream()
                        .filter(entry -> entry.namespace.name().equals(request.name()))
                        .findFirst();
        if (old.isPresent()) {
            old.filter(entry -> isSame(entry, request)).ifPresent(this::refuseDuplicate);
            throw world.refuse(
                    NamespaceAlreadyExistsException.builder()
                            .creatorRequestId(old.get().namespace.creatorRequestId())
                            .namespaceId(old.get().namespace.id()),
                    "NamespaceAlreadyExists",
                    "The namespace that you're trying to create already exists.");
        }
        String id = "ns-" + world.ids().hex(16, "namespace", request.name());
        Namespace namespace =
                Namespace.builder()
                        .id(id)
                        .arn(world.arn("servicediscovery", "namespace/" + id))
                        .name(request.name())
                        .description(request.description())
                        .type(NamespaceType.HTTP)
                        .creatorRequestId(request.creatorRequestId())
                        .createDate(world.now())
                        .properties(
                                p ->
                                        p.dnsProperties(dns -> dns.soa(soa -> {}))
                                                .httpProperties(
                                                        http -> http.httpName(request.name())))
                        .build();
        namespaces.put(
                id,
                new Entry(namespace, world.in(OPERATION), TAGS.with(List.of(), request.tags())));
        return CreateHttpNamespaceResponse.builder()
                .operationId(start(OperationType.CREATE_NAMESPACE, id))
                .build();
    }

    private static boolean isSame(Entry entry, CreateHttpNamespaceRequest request) {
        return request.creatorRequestId() != null
                && request.creatorRequestId().equals(entry.namespace.creatorRequestId());
    }

    /** A request that is sent again while it is being carried out is told so. */
    private void refuseDuplicate(Entry entry) {
        operations.values().stream()
                .filter(operation -> operation.targets().containsValue(entry.namespace.id()))
                .filter(operation -> status(operation) == OperationStatus.PENDING)
                .findFirst()
                .ifPresent(
                        operation -> {
                            throw world.refuse(
                                    DuplicateRequestException.builder()
                                            .duplicateOperationId(operation.id()),
                                    "DuplicateRequest",
                                    "The operation is already in progress.");
                        });
    }

    private String start(OperationType type, String namespace) {
        String id =
                world.ids().hex(32, "operation", type.toString(), namespace)
                        + "-"
                        + world.ids().hex(8, "operation", type.toString(), namespace);
        operations.put(
                id,
                Operation.builder()
                        .id(id)
                        .type(type)
                        .targets(Map.of(OperationTargetType.NAMESPACE, namespace))
                        .createDate(world.now())
                        .build());
        return id;
    }

    @Override
    public GetOperationResponse getOperation(GetOperationRequest request) {
        Operation operation = operations.get(request.operationId());
        if (operation == null) {
            throw world.refuse(
                    OperationNotFoundException.builder(),
                    "OperationNotFound",
                    "No operation exists with the specified ID.");
        }
        return GetOperationResponse.builder()
                .operation(
                        operation.toBuilder()
                                .status(status(operation))
                                .updateDate(world.now())
                                .build())
                .build();
    }

    private OperationStatus status(Operation operation) {
        return world.isPast(world.after(operation.createDate(), OPERATION))
                ? OperationStatus.SUCCESS
                : OperationStatus.PENDING;
    }

    @Override
    public ListOperationsResponse listOperations(ListOperationsRequest request) {
        List<OperationSummary> found =
                operations.values().stream()
                        .filter(
                                operation ->
                                        request.filters().stream()
                                                .allMatch(filter -> meets(operation, filter)))
                        .map(
                                operation ->
                                        OperationSummary.builder()
                                                .id(operation.id())
                                                .status(status(operation))
                                                .build())
                        .toList();
        Page<OperationSummary> page = page(found, request.nextToken(), request.maxResults());
        return ListOperationsResponse.builder()
                .operations(page.items())
                .nextToken(page.next())
                .build();
    }

    private boolean meets(Operation operation, OperationFilter filter) {
        return switch (filter.name()) {
            case NAMESPACE_ID ->
                    filter.values()
                            .contains(operation.targets().get(OperationTargetType.NAMESPACE));
            case STATUS -> filter.values().contains(status(operation).toString());
            case TYPE -> filter.values().contains(operation.typeAsString());
            default -> false;
        };
    }

    @Override
    public GetNamespaceResponse getNamespace(GetNamespaceRequest request) {
        return GetNamespaceResponse.builder().namespace(entry(request.id()).namespace).build();
    }

    @Override
    public ListNamespacesResponse listNamespaces(ListNamespacesRequest request) {
        List<NamespaceSummary> found =
                entries().stream()
                        .filter(entry -> world.isPast(entry.since))
                        .map(entry -> entry.namespace)
                        .filter(
                                namespace ->
                                        request.filters().stream()
                                                .allMatch(filter -> meets(namespace, filter)))
                        .map(
                                namespace ->
                                        NamespaceSummary.builder()
                                                .id(namespace.id())
                                                .arn(namespace.arn())
                                                .name(namespace.name())
                                                .type(namespace.type())
                                                .createDate(namespace.createDate())
                                                .properties(namespace.properties())
                                                .build())
                        .toList();
        Page<NamespaceSummary> page = page(found, request.nextToken(), request.maxResults());
        return ListNamespacesResponse.builder()
                .namespaces(page.items())
                .nextToken(page.next())
                .build();
    }

    private static boolean meets(Namespace namespace, NamespaceFilter filter) {
        return switch (filter.name()) {
            case NAME, HTTP_NAME -> filter.values().contains(namespace.name());
            case TYPE -> filter.values().contains(namespace.typeAsString());
            default -> false;
        };
    }

    @Override
    public DeleteNamespaceResponse deleteNamespace(DeleteNamespaceRequest request) {
        Entry entry = entry(request.id());
        if (homes.containsValue(request.id())) {
            throw world.refuse(
                    ResourceInUseException.builder(),
                    "ResourceInUse",
                    "Namespace has services registered in it.");
        }
        if (entry.gone != null) {
            refuseDuplicate(entry);
        }
        entry.gone = world.in(OPERATION);
        return DeleteNamespaceResponse.builder()
                .operationId(start(OperationType.DELETE_NAMESPACE, request.id()))
                .build();
    }

    /** Registers what ECS makes for Service Connect, and leaves behind. */
    public void register(String namespace, String name) {
        String id = "srv-" + world.ids().hex(16, "service", namespace, name);
        boolean known =
                services.values().stream()
                        .anyMatch(
                                service ->
                                        service.name().equals(name)
                                                && homes.get(service.id()).equals(namespace));
        if (!known) {
            services.put(
                    id,
                    ServiceSummary.builder()
                            .id(id)
                            .arn(world.arn("servicediscovery", "service/" + id))
                            .name(name)
                            .instanceCount(0)
                            .createDate(world.now())
                            .build());
            homes.put(id, namespace);
        }
    }

    /** The id of a namespace by its ARN or name; empty if there is none. */
    public Optional<String> find(String arnOrName) {
        return entries().stream()
                .filter(entry -> world.isPast(entry.since))
                .map(entry -> entry.namespace)
                .filter(each -> each.arn().equals(arnOrName) || each.name().equals(arnOrName))
                .map(Namespace::id)
                .findFirst();
    }

    @Override
    public ListServicesResponse listServices(ListServicesRequest request) {
        List<ServiceSummary> found =
                services.values().stream()
                        .filter(
                                service ->
                                        request.filters().stream()
                                                .allMatch(
                                                        filter ->
                                                                filter.values()
                                                                        .contains(
                                                                                homes.get(
                                                                                        service
                                                                                                .id()))))
                        .toList();
        Page<ServiceSummary> page = page(found, request.nextToken(), request.maxResults());
        return ListServicesResponse.builder().services(page.items()).nextToken(page.next()).build();
    }

    @Override
    public ListInstancesResponse listInstances(ListInstancesRequest request) {
        requireService(request.serviceId());
        return ListInstancesResponse.builder().instances(List.of()).build();
    }

    @Override
    public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
        requireService(request.id());
        services.remove(request.id());
        homes.remove(request.id());
        return DeleteServiceResponse.builder().build();
    }

    private void requireService(String id) {
        if (!services.containsKey(id)) {
            throw world.refuse(
                    ServiceNotFoundException.builder(),
                    "ServiceNotFound",
                    "No service exists with the specified ID.");
        }
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        Entry entry = byArn(request.resourceARN());
        List<Tag> tags = TAGS.with(entry.tags, request.tags());
        checkTags(tags);
        entry.tags = tags;
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        Entry entry = byArn(request.resourceARN());
        entry.tags = TAGS.without(entry.tags, request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(byArn(request.resourceARN()).tags)
                .build();
    }

    private Collection<Entry> entries() {
        namespaces.values().removeIf(entry -> world.isPast(entry.gone));
        return namespaces.values();
    }

    private Entry entry(String id) {
        return entries().stream()
                .filter(entry -> entry.namespace.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                world.refuse(
                                        NamespaceNotFoundException.builder(),
                                        "NamespaceNotFound",
                                        "No namespace exists with the specified ID."));
    }

    private Entry byArn(String arn) {
        return entries().stream()
                .filter(entry -> entry.namespace.arn().equals(arn))
                .findFirst()
                .orElseThrow(
                        () ->
                                world.refuse(
                                        ResourceNotFoundException.builder(),
                                        "ResourceNotFoundException",
                                        "The resource " + arn + " was not found."));
    }

    private <T> Page<T> page(List<T> all, String token, Integer wanted) {
        return Page.of(all, token, wanted, PAGE)
                .orElseThrow(
                        () ->
                                world.refuse(
                                        InvalidInputException.builder(),
                                        "InvalidInput",
                                        "The token is not valid."));
    }

    @Override
    public SortedMap<String, Map<String, String>> tagged() {
        SortedMap<String, Map<String, String>> found = new TreeMap<>();
        namespaces.values().stream()
                .filter(entry -> world.isPast(entry.since) && !world.isPast(entry.gone))
                .filter(entry -> !entry.tags.isEmpty())
                .forEach(entry -> found.put(entry.namespace.arn(), TAGS.map(entry.tags)));
        return found;
    }

    private void checkTags(Collection<Tag> tags) {
        String problem = TAGS.problem(tags);
        if (problem != null) {
            throw refuseTags(problem);
        }
    }

    private AwsServiceException refuseTags(String problem) {
        return world.refuse(InvalidInputException.builder(), "InvalidInput", problem);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
