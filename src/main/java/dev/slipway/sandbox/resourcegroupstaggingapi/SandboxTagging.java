package dev.slipway.sandbox.resourcegroupstaggingapi;

import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.Tagged;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.PaginationTokenExpiredException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tags of several services. At AWS it learns of a change a while later; here at once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html">GetResources</a>
 */
public final class SandboxTagging implements ResourceGroupsTaggingApiClient {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    private final World world;
    private final List<Tagged> services;

    public SandboxTagging(World world, List<Tagged> services) {
        this.world = world;
        this.services = List.copyOf(services);
    }

    @Override
    public GetResourcesResponse getResources(GetResourcesRequest request) {
        check(request);
        List<ResourceTagMapping> found = new ArrayList<>();
        for (Tagged service : services) {
            service.tagged()
                    .forEach(
                            (arn, tags) -> {
                                if (isMeant(request, arn, tags)) {
                                    found.add(mapping(arn, tags));
                                }
                            });
        }
        int size = request.resourcesPerPage() == null ? USUAL_PAGE : request.resourcesPerPage();
        Page<ResourceTagMapping> page =
                Page.of(found, request.paginationToken(), size, LARGEST_PAGE)
                        .orElseThrow(this::expired);
        return GetResourcesResponse.builder()
                .resourceTagMappingList(page.items())
                .paginationToken(page.next() == null ? "" : page.next())
                .build();
    }

    private void check(GetResourcesRequest request) {
        Integer size = request.resourcesPerPage();
        if (size != null && (size < 1 || size > LARGEST_PAGE)) {
            throw invalid("ResourcesPerPage must be between 1 and 100");
        }
        boolean filtered =
                !request.tagFilters().isEmpty()
                        || !request.resourceTypeFilters().isEmpty()
                        || size != null;
        if (!request.resourceARNList().isEmpty() && filtered) {
            throw invalid("ResourceARNList cannot be combined with filters or a page size");
        }
        if (request.tagFilters().stream().anyMatch(filter -> filter.values().size() > 20)) {
            throw invalid("A filter takes at most 20 values");
        }
    }

    private static boolean isMeant(
            GetResourcesRequest request, String arn, Map<String, String> tags) {
        return (request.resourceARNList().isEmpty() || request.resourceARNList().contains(arn))
                && (request.resourceTypeFilters().isEmpty()
                        || request.resourceTypeFilters().stream().anyMatch(type -> isOf(arn, type)))
                && request.tagFilters().stream().allMatch(filter -> has(tags, filter));
    }

    /** A type is a service, {@code logs}, or one of its kinds, {@code logs:log-group}. */
    private static boolean isOf(String arn, String type) {
        String[] parts = arn.split(":", 6);
        String kind = parts[5].split("[:/]", 2)[0];
        return type.equals(parts[2]) || type.equals(parts[2] + ":" + kind);
    }

    private static boolean has(Map<String, String> tags, TagFilter filter) {
        String value = tags.get(filter.key());
        return value != null && (filter.values().isEmpty() || filter.values().contains(value));
    }

    private static ResourceTagMapping mapping(String arn, Map<String, String> tags) {
        return ResourceTagMapping.builder()
                .resourceARN(arn)
                .tags(
                        tags.entrySet().stream()
                                .map(
                                        tag ->
                                                Tag.builder()
                                                        .key(tag.getKey())
                                                        .value(tag.getValue())
                                                        .build())
                                .toList())
                .build();
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(
                InvalidParameterException.builder(), "InvalidParameterException", message);
    }

    private AwsServiceException expired() {
        return world.refuse(
                PaginationTokenExpiredException.builder(),
                "PaginationTokenExpiredException",
                "The pagination token is not valid any longer");
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
