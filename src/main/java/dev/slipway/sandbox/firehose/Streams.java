package dev.slipway.sandbox.firehose;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.Tag;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The delivery streams, each with what time makes of it. */
public final class Streams {
    private static final Duration UNTIL_ACTIVE = Duration.ofSeconds(30);
    private static final Duration UNTIL_GONE = Duration.ofSeconds(45);

    /** A stream and when it began to exist and to end. */
    static final class Stream {
        DeliveryStreamDescription description;
        List<Tag> tags;
        Instant gone;

        Stream(DeliveryStreamDescription description, List<Tag> tags) {
            this.description = description;
            this.tags = tags;
        }
    }

    private final World world;
    private final SortedMap<String, Stream> all = new TreeMap<>();

    public Streams(World world) {
        this.world = world;
    }

    SortedMap<String, Stream> all() {
        all.values().removeIf(stream -> world.isPast(stream.gone));
        return all;
    }

    DeliveryStreamStatus status(Stream stream) {
        if (stream.gone != null) {
            return DeliveryStreamStatus.DELETING;
        }
        return world.isPast(world.after(stream.description.createTimestamp(), UNTIL_ACTIVE))
                ? DeliveryStreamStatus.ACTIVE
                : DeliveryStreamStatus.CREATING;
    }

    void end(Stream stream) {
        stream.gone = world.in(UNTIL_GONE);
    }

    /** Whether records can be put into a stream. */
    public boolean isActive(String name) {
        return Optional.ofNullable(all().get(name))
                .filter(stream -> status(stream) == DeliveryStreamStatus.ACTIVE)
                .isPresent();
    }
}
