package dev.slipway.sandbox.elb;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.util.List;

/** The calls for tags. */
final class TagCalls {
    private final Known known;

    TagCalls(Known known) {
        this.known = known;
    }

    DescribeTagsResponse describe(DescribeTagsRequest request) {
        if (request.resourceArns().size() > 20) {
            throw known.invalid("At most 20 resources can be described at once");
        }
        request.resourceArns().forEach(known::requireKnown);
        return DescribeTagsResponse.builder()
                .tagDescriptions(
                        request.resourceArns().stream()
                                .map(
                                        arn ->
                                                TagDescription.builder()
                                                        .resourceArn(arn)
                                                        .tags(
                                                                known.tags.getOrDefault(
                                                                        arn, List.of()))
                                                        .build())
                                .toList())
                .build();
    }

    AddTagsResponse add(AddTagsRequest request) {
        request.resourceArns().forEach(known::requireKnown);
        for (String arn : request.resourceArns()) {
            List<Tag> all =
                    Known.TAGS.with(known.tags.getOrDefault(arn, List.of()), request.tags());
            known.checkTags(all);
            known.tag(arn, all);
        }
        return AddTagsResponse.builder().build();
    }

    RemoveTagsResponse remove(RemoveTagsRequest request) {
        request.resourceArns().forEach(known::requireKnown);
        for (String arn : request.resourceArns()) {
            List<Tag> has = known.tags.getOrDefault(arn, List.of());
            known.tag(arn, Known.TAGS.without(has, request.tagKeys()));
        }
        return RemoveTagsResponse.builder().build();
    }
}
