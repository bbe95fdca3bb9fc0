package dev.slipway.resources.ecs;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Tag;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tags as ECS has them. */
final class EcsTags {
    private EcsTags() {}

    static Collection<Tag> of(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
    }

    static Map<String, String> map(Collection<Tag> tags) {
        Map<String, String> map = new TreeMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    static void change(EcsClient ecs, String arn, Map<String, String> set, Set<String> remove) {
        if (!set.isEmpty()) {
            ecs.tagResource(request -> request.resourceArn(arn).tags(of(set)));
        }
        if (!remove.isEmpty()) {
            ecs.untagResource(request -> request.resourceArn(arn).tagKeys(remove));
        }
    }
}
