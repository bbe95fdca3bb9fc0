package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.world.Tags;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ecs.model.Tag;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The tags of everything in ECS, by ARN. */
final class EcsTags {
    private static final Tags<Tag> TAGS =
            new Tags<>(
                    Tag::key,
                    Tag::value,
                    (key, value) -> Tag.builder().key(key).value(value).build());

    private final World world;
    private final Predicate<String> exists;
    private final Map<String, List<Tag>> all = new LinkedHashMap<>();

    /**
     * @param exists whether there is something with an ARN to hang tags on
     */
    EcsTags(World world, Predicate<String> exists) {
        this.world = world;
        this.exists = exists;
    }

    /** The tags of something new. */
    void begin(String arn, Collection<Tag> tags) {
        all.put(arn, TAGS.with(List.of(), tags));
    }

    /** Refuses tags that nothing could have. */
    void check(Collection<Tag> tags) {
        String problem = TAGS.problem(tags);
        if (problem != null) {
            throw world.refuse(
                    InvalidParameterException.builder(), "InvalidParameterException", problem);
        }
    }

    List<Tag> of(String arn) {
        return all.getOrDefault(arn, List.of());
    }

    List<Tag> require(String arn) {
        if (!exists.test(arn)) {
            throw world.refuse(
                    ResourceNotFoundException.builder(),
                    "ResourceNotFoundException",
                    "The specified resource could not be found: " + arn);
        }
        return of(arn);
    }

    void set(String arn, Collection<Tag> tags) {
        List<Tag> changed = TAGS.with(require(arn), tags);
        check(changed);
        all.put(arn, changed);
    }

    void remove(String arn, Collection<String> keys) {
        all.put(arn, TAGS.without(require(arn), keys));
    }
}
