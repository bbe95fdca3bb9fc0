package dev.slipway.sandbox.firehose;

import dev.slipway.sandbox.iam.Roles;
import dev.slipway.sandbox.logs.LogStore;
import dev.slipway.sandbox.world.Agenda;
import dev.slipway.sandbox.world.Tagged;
import dev.slipway.sandbox.world.Tags;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.Tag;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The delivery streams, each with what time makes of it. */
public final class Streams implements Agenda, Tagged {
    static final Tags<Tag> TAGS =
            new Tags<>(
                    Tag::key,
                    Tag::value,
                    (key, value) -> Tag.builder().key(key).value(value).build());

    private static final Duration UNTIL_ACTIVE = Duration.ofSeconds(30);
    private static final String DENIED =
            """
            {"deliveryStreamARN":"%s","errorCode":"S3.AccessDenied",\
            "errorMessage":"Access was denied. Ensure that the access policy of the provided IAM \
            role allows access to the S3 bucket."}\
            """;
    private static final Duration UNTIL_GONE = Duration.ofSeconds(45);

    /** A stream and when it began to exist and to end. */
    static final class Stream {
        DeliveryStreamDescription description;
        List<Tag> tags;
        Instant gone;

        /** Whether it has tried to deliver. */
        boolean tried;

        Stream(DeliveryStreamDescription description, List<Tag> tags) {
            this.description = description;
            this.tags = tags;
        }
    }

    private final World world;
    private final Roles roles;
    private final LogStore logs;
    private final SortedMap<String, Stream> all = new TreeMap<>();

    public Streams(World world, Roles roles, LogStore logs) {
        this.world = world;
        this.roles = roles;
        this.logs = logs;
        world.add(this);
    }

    @Override
    public Optional<Instant> due() {
        return all.values().stream()
                .filter(stream -> !stream.tried)
                .map(this::active)
                .min(Comparator.naturalOrder());
    }

    /** A role that may not write is not noticed before there is something to deliver. */
    @Override
    public void happen(Instant now) {
        all.values().stream()
                .filter(stream -> !stream.tried && world.isPast(active(stream)))
                .forEach(this::deliver);
    }

    private void deliver(Stream stream) {
        stream.tried = true;
        DestinationDescription to = stream.description.destinations().getFirst();
        boolean denied =
                Destinations.roles(to).stream()
                        .anyMatch(role -> !roles.allows(role, "s3:PutObject"));
        CloudWatchLoggingOptions log = Destinations.errorLog(to);
        if (denied
                && log != null
                && Boolean.TRUE.equals(log.enabled())
                && logs.exists(log.logGroupName(), log.logStreamName())) {
            logs.write(
                    log.logGroupName(),
                    log.logStreamName(),
                    world.now(),
                    DENIED.formatted(stream.description.deliveryStreamARN()));
        }
    }

    private Instant active(Stream stream) {
        return world.after(stream.description.createTimestamp(), UNTIL_ACTIVE);
    }

    @Override
    public SortedMap<String, Map<String, String>> tagged() {
        SortedMap<String, Map<String, String>> found = new TreeMap<>();
        all().values().stream()
                .filter(stream -> !stream.tags.isEmpty())
                .forEach(
                        stream ->
                                found.put(
                                        stream.description.deliveryStreamARN(),
                                        TAGS.map(stream.tags)));
        return found;
    }

    SortedMap<String, Stream> all() {
        all.values().removeIf(stream -> world.isPast(stream.gone));
        return all;
    }

    DeliveryStreamStatus status(Stream stream) {
        if (stream.gone != null) {
            return DeliveryStreamStatus.DELETING;
        }
        return world.isPast(active(stream))
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
