package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.PaginationTokenExpiredException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class TaggingTest {
    private static final String ARN = "arn:aws:logs:us-east-2:123456789012:log-group:";

    private final Sandbox sandbox = new Sandbox(new VirtualTime(), 1);
    private final ResourceGroupsTaggingApiClient tagging =
            sandbox.client(ResourceGroupsTaggingApiClient.class);

    @BeforeEach
    void groups() {
        group("a", Map.of("team", "web"));
        group("b", Map.of("team", "data", "stage", "test"));
        group("untagged", Map.of());
    }

    private void group(String name, Map<String, String> tags) {
        sandbox.client(CloudWatchLogsClient.class)
                .createLogGroup(r -> r.logGroupName(name).tags(tags));
    }

    private static List<String> arns(List<ResourceTagMapping> found) {
        return found.stream().map(ResourceTagMapping::resourceARN).toList();
    }

    @Test
    void whatHasNoTagIsNotKnown() {
        assertThat(arns(tagging.getResources(r -> {}).resourceTagMappingList()))
                .containsExactly(ARN + "a", ARN + "b");
    }

    @Test
    void filtersAllHaveToMatch() {
        assertThat(
                        arns(
                                tagging.getResources(
                                                r ->
                                                        r.resourceTypeFilters("logs:log-group")
                                                                .tagFilters(
                                                                        f -> f.key("stage"),
                                                                        f ->
                                                                                f.key("team")
                                                                                        .values(
                                                                                                "web",
                                                                                                "data")))
                                        .resourceTagMappingList()))
                .containsExactly(ARN + "b");
        assertThat(
                        tagging.getResources(r -> r.resourceTypeFilters("firehose"))
                                .resourceTagMappingList())
                .isEmpty();
    }

    @Test
    void itTellsInPages() {
        IntStream.range(0, 60).forEach(i -> group("more-" + i, Map.of("team", "many")));

        assertThat(tagging.getResources(r -> {}).resourceTagMappingList()).hasSize(50);
        assertThat(
                        tagging.getResourcesPaginator(r -> r.resourcesPerPage(7))
                                .resourceTagMappingList())
                .hasSize(62);
    }

    @Test
    void whatItRefuses() {
        assertThatThrownBy(() -> tagging.getResources(r -> r.resourcesPerPage(101)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(
                        () ->
                                tagging.getResources(
                                        r -> r.resourceARNList(ARN + "a").resourcesPerPage(5)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> tagging.getResources(r -> r.paginationToken("mine")))
                .isInstanceOf(PaginationTokenExpiredException.class);
    }
}
