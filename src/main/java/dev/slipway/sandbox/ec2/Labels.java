package dev.slipway.sandbox.ec2;

import dev.slipway.sandbox.world.Tags;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tags of everything in EC2, by id. */
final class Labels {
    private static final Tags<Tag> TAGS =
            new Tags<>(
                    Tag::key,
                    Tag::value,
                    (key, value) -> Tag.builder().key(key).value(value).build());

    private final World world;
    private final Map<String, List<Tag>> all = new TreeMap<>();

    Labels(World world) {
        this.world = world;
    }

    List<Tag> of(String id) {
        return all.getOrDefault(id, List.of());
    }

    void set(String id, List<Tag> tags) {
        List<Tag> merged = TAGS.with(of(id), tags);
        check(merged);
        all.put(id, merged);
    }

    void check(List<Tag> tags) {
        String problem = TAGS.problem(tags);
        if (problem != null) {
            throw world.refuse(Ec2Exception.builder(), "InvalidParameterValue", problem);
        }
    }

    /** Removes tags by their keys, or only those with the same value where one is given. */
    void remove(String id, List<Tag> tags) {
        all.computeIfPresent(
                id,
                (_, has) ->
                        has.stream()
                                .filter(tag -> tags.stream().noneMatch(gone -> meets(gone, tag)))
                                .toList());
    }

    private static boolean meets(Tag gone, Tag tag) {
        return gone.key().equals(tag.key())
                && (gone.value() == null || gone.value().equals(tag.value()));
    }

    void forget(String id) {
        all.remove(id);
    }

    Stream<TagDescription> descriptions() {
        return all.entrySet().stream()
                .flatMap(
                        entry ->
                                entry.getValue().stream()
                                        .map(
                                                tag ->
                                                        TagDescription.builder()
                                                                .resourceId(entry.getKey())
                                                                .resourceType(type(entry.getKey()))
                                                                .key(tag.key())
                                                                .value(tag.value())
                                                                .build()));
    }

    private static String type(String id) {
        return switch (id.substring(0, id.indexOf('-'))) {
            case "sg" -> "security-group";
            case "vpc" -> "vpc";
            case "subnet" -> "subnet";
            case "rtb" -> "route-table";
            case "igw" -> "internet-gateway";
            case "nat" -> "natgateway";
            default -> "network-interface";
        };
    }
}
