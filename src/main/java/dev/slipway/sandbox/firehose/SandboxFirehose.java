package dev.slipway.sandbox.firehose;

import dev.slipway.sandbox.firehose.Streams.Stream;
import dev.slipway.sandbox.iam.Roles;
import dev.slipway.sandbox.s3.Buckets;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.*;

import java.util.Collection;
import java.util.List;

/** Delivery streams that are written to directly and deliver to S3, perhaps on to Redshift. */
public final class SandboxFirehose implements FirehoseClient {
    private static final String PRINCIPAL = "firehose.amazonaws.com";

    private final World world;
    private final Streams streams;
    private final Roles roles;
    private final Destinations destinations;

    public SandboxFirehose(World world, Streams streams, Roles roles, Buckets buckets) {
        this.world = world;
        this.streams = streams;
        this.roles = roles;
        this.destinations = new Destinations(world, buckets);
    }

    @Override
    public CreateDeliveryStreamResponse createDeliveryStream(CreateDeliveryStreamRequest request) {
        String name = request.deliveryStreamName();
        if (name == null || !name.matches("[\\w.-]{1,64}")) {
            throw invalid(
                    "Value at 'deliveryStreamName' failed to satisfy constraint: [a-zA-Z0-9_.-]+");
        }
        checkTags(request.tags());
        if (streams.all().containsKey(name)) {
            throw inUse(
                    "Firehose " + name + " under accountId " + world.account() + " already exists");
        }
        DestinationDescription destination = destinations.of(request);
        assume(destination);
        DeliveryStreamDescription description =
                DeliveryStreamDescription.builder()
                        .deliveryStreamName(name)
                        .deliveryStreamARN(world.arn("firehose", "deliverystream/" + name))
                        .deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
                        .versionId("1")
                        .createTimestamp(world.now())
                        .destinations(destination)
                        .hasMoreDestinations(false)
                        .deliveryStreamEncryptionConfiguration(
                                key ->
                                        key.status(
                                                        request
                                                                                .deliveryStreamEncryptionConfigurationInput()
                                                                        == null
                                                                ? DeliveryStreamEncryptionStatus
                                                                        .DISABLED
                                                                : DeliveryStreamEncryptionStatus
                                                                        .ENABLED)
                                                .keyType(
                                                        request
                                                                                .deliveryStreamEncryptionConfigurationInput()
                                                                        == null
                                                                ? null
                                                                : request.deliveryStreamEncryptionConfigurationInput()
                                                                        .keyType()))
                        .build();
        streams.all()
                .put(name, new Stream(description, Streams.TAGS.with(List.of(), request.tags())));
        return CreateDeliveryStreamResponse.builder()
                .deliveryStreamARN(description.deliveryStreamARN())
                .build();
    }

    private void assume(DestinationDescription destination) {
        for (String role : Destinations.roles(destination)) {
            if (!roles.isAssumable(role, PRINCIPAL)) {
                throw invalid(
                        "Firehose is unable to assume role %s. Please check the role provided."
                                .formatted(role));
            }
        }
    }

    @Override
    public DescribeDeliveryStreamResponse describeDeliveryStream(
            DescribeDeliveryStreamRequest request) {
        Stream stream = stream(request.deliveryStreamName());
        return DescribeDeliveryStreamResponse.builder()
                .deliveryStreamDescription(
                        stream.description.toBuilder()
                                .deliveryStreamStatus(streams.status(stream))
                                .build())
                .build();
    }

    @Override
    public ListDeliveryStreamsResponse listDeliveryStreams(ListDeliveryStreamsRequest request) {
        String from = request.exclusiveStartDeliveryStreamName();
        int limit = request.limit() == null ? 10 : request.limit();
        List<String> left =
                streams.all().keySet().stream()
                        .filter(name -> from == null || name.compareTo(from) > 0)
                        .toList();
        return ListDeliveryStreamsResponse.builder()
                .deliveryStreamNames(left.subList(0, Math.min(limit, left.size())))
                .hasMoreDeliveryStreams(left.size() > limit)
                .build();
    }

    @Override
    public UpdateDestinationResponse updateDestination(UpdateDestinationRequest request) {
        Stream stream = active(request.deliveryStreamName());
        DeliveryStreamDescription now = stream.description;
        if (!now.versionId().equals(request.currentDeliveryStreamVersionId())) {
            throw world.refuse(
                    ConcurrentModificationException.builder(),
                    "ConcurrentModificationException",
                    "Cannot update firehose: %s since the current version id: %s and specified"
                                    .formatted(now.deliveryStreamName(), now.versionId())
                            + " version id: "
                            + request.currentDeliveryStreamVersionId()
                            + " do not match");
        }
        DestinationDescription destination =
                destinations.updated(now.destinations().getFirst(), request);
        assume(destination);
        stream.description =
                now.toBuilder()
                        .destinations(destination)
                        .versionId(String.valueOf(Integer.parseInt(now.versionId()) + 1))
                        .lastUpdateTimestamp(world.now())
                        .build();
        return UpdateDestinationResponse.builder().build();
    }

    @Override
    public DeleteDeliveryStreamResponse deleteDeliveryStream(DeleteDeliveryStreamRequest request) {
        Stream stream = stream(request.deliveryStreamName());
        if (streams.status(stream) != DeliveryStreamStatus.ACTIVE) {
            throw inUse(
                    "Firehose %s is in %s and cannot be deleted"
                            .formatted(request.deliveryStreamName(), streams.status(stream)));
        }
        streams.end(stream);
        return DeleteDeliveryStreamResponse.builder().build();
    }

    @Override
    public StartDeliveryStreamEncryptionResponse startDeliveryStreamEncryption(
            StartDeliveryStreamEncryptionRequest request) {
        encrypt(request.deliveryStreamName(), DeliveryStreamEncryptionStatus.ENABLED);
        return StartDeliveryStreamEncryptionResponse.builder().build();
    }

    @Override
    public StopDeliveryStreamEncryptionResponse stopDeliveryStreamEncryption(
            StopDeliveryStreamEncryptionRequest request) {
        encrypt(request.deliveryStreamName(), DeliveryStreamEncryptionStatus.DISABLED);
        return StopDeliveryStreamEncryptionResponse.builder().build();
    }

    private void encrypt(String name, DeliveryStreamEncryptionStatus status) {
        Stream stream = active(name);
        stream.description =
                stream.description.toBuilder()
                        .deliveryStreamEncryptionConfiguration(key -> key.status(status))
                        .build();
    }

    @Override
    public TagDeliveryStreamResponse tagDeliveryStream(TagDeliveryStreamRequest request) {
        Stream stream = stream(request.deliveryStreamName());
        List<Tag> all = Streams.TAGS.with(stream.tags, request.tags());
        checkTags(all);
        stream.tags = all;
        return TagDeliveryStreamResponse.builder().build();
    }

    @Override
    public UntagDeliveryStreamResponse untagDeliveryStream(UntagDeliveryStreamRequest request) {
        Stream stream = stream(request.deliveryStreamName());
        stream.tags = Streams.TAGS.without(stream.tags, request.tagKeys());
        return UntagDeliveryStreamResponse.builder().build();
    }

    @Override
    public ListTagsForDeliveryStreamResponse listTagsForDeliveryStream(
            ListTagsForDeliveryStreamRequest request) {
        return ListTagsForDeliveryStreamResponse.builder()
                .tags(stream(request.deliveryStreamName()).tags)
                .hasMoreTags(false)
                .build();
    }

    private Stream active(String name) {
        Stream stream = stream(name);
        if (streams.status(stream) != DeliveryStreamStatus.ACTIVE) {
            throw inUse("Firehose " + name + " is not in ACTIVE state");
        }
        return stream;
    }

    private Stream stream(String name) {
        Stream stream = streams.all().get(name);
        if (stream == null) {
            throw world.refuse(
                    ResourceNotFoundException.builder(),
                    "ResourceNotFoundException",
                    "Firehose %s under account %s not found.".formatted(name, world.account()));
        }
        return stream;
    }

    private void checkTags(Collection<Tag> tags) {
        String problem = Streams.TAGS.problem(tags);
        if (problem != null) {
            throw invalid(problem);
        }
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(
                InvalidArgumentException.builder(), "InvalidArgumentException", message);
    }

    private AwsServiceException inUse(String message) {
        return world.refuse(ResourceInUseException.builder(), "ResourceInUseException", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
