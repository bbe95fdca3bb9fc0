package dev.slipway.aws;

import dev.slipway.engine.OwnershipTags;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tags of all resources of a stack in services that tell them one resource a call, asked of the
 * Resource Groups Tagging API, which tells a hundred at once.
 *
 * <p>Its answers are hints: it learns of a change a while later, does not know every kind of
 * resource, and not everybody may ask it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html">GetResources</a>
 */
public final class TagIndex {
    /** A filter takes at most 20 values of a tag, of which each part may need one. */
    private static final int AT_ONCE = 20;

    private static final int LARGEST_PAGE = 100;

    /** The resources of a stack in one service. */
    private record Part(String stack, String service) {
        static Part of(ResourceTagMapping mapping) {
            return new Part(
                    tags(mapping).get(OwnershipTags.STACK), mapping.resourceARN().split(":", 4)[2]);
        }
    }

    private final Account account;
    private final Batch<Part, Map<String, Map<String, String>>> batch;

    public TagIndex(Account account) {
        this.account = account;
        this.batch = new Batch<>(account.time(), AT_ONCE, this::ask, any -> false);
    }

    /**
     * What the tags were a moment ago.
     *
     * @param service the third part of an ARN, such as {@code logs}
     * @return the tags by ARN, of those resources of the stack that the index knows
     */
    public Map<String, Map<String, String>> get(String stack, String service) {
        return batch.get(new Part(stack, service)).orElse(Map.of());
    }

    private Map<Part, Map<String, Map<String, String>>> ask(Set<Part> parts) {
        Map<Part, Map<String, Map<String, String>>> found = new HashMap<>();
        try {
            ScopedValue.where(Retries.SPARED, true)
                    .run(
                            () ->
                                    mappings(parts)
                                            .forEach(
                                                    one ->
                                                            found.computeIfAbsent(
                                                                            Part.of(one),
                                                                            any -> new HashMap<>())
                                                                    .put(
                                                                            one.resourceARN(),
                                                                            tags(one))));
        } catch (SdkException e) {
            // Whoever may not ask here asks each service, and is told there what is wrong.
        }
        return found;
    }

    private Iterable<ResourceTagMapping> mappings(Set<Part> parts) {
        return account.tagging()
                .getResourcesPaginator(
                        request ->
                                request.resourceTypeFilters(distinct(parts, Part::service))
                                        .tagFilters(
                                                filter ->
                                                        filter.key(OwnershipTags.STACK)
                                                                .values(
                                                                        distinct(
                                                                                parts,
                                                                                Part::stack)))
                                        .resourcesPerPage(LARGEST_PAGE))
                .resourceTagMappingList();
    }

    private static List<String> distinct(Set<Part> parts, Function<Part, String> what) {
        return parts.stream().map(what).distinct().sorted().toList();
    }

    private static Map<String, String> tags(ResourceTagMapping mapping) {
        return mapping.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }
}
