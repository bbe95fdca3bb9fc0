package dev.slipway.resources.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.FakeScope;
import dev.slipway.engine.FakeTime;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.resources.common.TagLookup;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DeleteDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeleteDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamFailureType;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class DeliveryStreamTest {
    private final FakeFirehose firehose = new FakeFirehose();
    private final DeliveryStream.Kind kind =
            new DeliveryStream.Kind(() -> firehose, new TagLookup((stack, service) -> Map.of()));
    private final FakeScope scope = FakeScope.of("DeliveryStream", "logs", new FakeTime());

    @Test
    void isReadyWhenActive() {
        firehose.statuses.addAll(
                List.of(DeliveryStreamStatus.CREATING, DeliveryStreamStatus.ACTIVE));

        kind.ready(desired(), live(), scope);

        assertThat(scope.reasons()).containsExactly("the stream is being created");
    }

    @Test
    void oneThatFailedIsRemovedAndItsReasonTold() {
        firehose.statuses.add(DeliveryStreamStatus.CREATING_FAILED);

        assertThatThrownBy(() -> kind.ready(desired(), live(), scope))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("the key is disabled");
        assertThat(firehose.deletions).containsExactly(true);
    }

    @Test
    void oneThatIsBeingDeletedIsAbsent() {
        firehose.statuses.add(DeliveryStreamStatus.DELETING);

        assertThat(kind.read(desired(), scope)).isEmpty();
    }

    @Test
    void isDeletedByForceOnlyWhenDeletingFailed() {
        firehose.statuses.addAll(
                List.of(DeliveryStreamStatus.DELETING, DeliveryStreamStatus.DELETING_FAILED));

        kind.delete(live(), scope);

        assertThat(firehose.deletions).containsExactly(false, true);
        assertThat(scope.reasons()).hasSize(2);
    }

    @Test
    void deletingWaitsUntilCreatingHasEnded() {
        firehose.refuseDeletions = 2;
        firehose.statuses.addAll(
                List.of(DeliveryStreamStatus.CREATING, DeliveryStreamStatus.CREATING));

        kind.delete(live(), scope);

        assertThat(firehose.deletions).containsExactly(false, false, false);
        assertThat(scope.reasons()).containsOnly("the stream is still being created");
    }

    @Test
    void creatingWaitsUntilAPredecessorOfTheSameNameHasEnded() {
        firehose.refuseCreations = 1;
        firehose.statuses.addAll(
                List.of(DeliveryStreamStatus.DELETING, DeliveryStreamStatus.DELETING));

        assertThat(kind.create(desired(), scope).outputs())
                .containsEntry(DeliveryStream.ARN, "arn");
        assertThat(firehose.creations).isEqualTo(2);
    }

    private static DeliveryStream desired() {
        return new DeliveryStream(
                "logs",
                true,
                new Destination.S3(
                        Output.of("role"),
                        Output.of("bucket"),
                        "",
                        "",
                        new Destination.Buffering(5, Duration.ofSeconds(60)),
                        Destination.Compression.GZIP,
                        Optional.empty()));
    }

    private static Live<DeliveryStream> live() {
        return Live.tagged("logs", desired(), Map.of(), Map.of());
    }

    /** Shows one status after the other; when there are none left the stream is gone. */
    private static final class FakeFirehose implements FirehoseClient {
        final Deque<DeliveryStreamStatus> statuses = new ArrayDeque<>();
        final List<Boolean> deletions = new ArrayList<>();
        int refuseDeletions;
        int refuseCreations;
        int creations;

        @Override
        public DescribeDeliveryStreamResponse describeDeliveryStream(
                DescribeDeliveryStreamRequest request) {
            if (statuses.isEmpty()) {
                throw ResourceNotFoundException.builder().message("gone").build();
            }
            return DescribeDeliveryStreamResponse.builder()
                    .deliveryStreamDescription(
                            stream ->
                                    stream.deliveryStreamName("logs")
                                            .deliveryStreamStatus(statuses.poll())
                                            .failureDescription(
                                                    failure ->
                                                            failure.type(
                                                                            DeliveryStreamFailureType
                                                                                    .DISABLED_KMS_KEY)
                                                                    .details(
                                                                            "the key is disabled")))
                    .build();
        }

        @Override
        public CreateDeliveryStreamResponse createDeliveryStream(
                CreateDeliveryStreamRequest request) {
            creations++;
            if (refuseCreations-- > 0) {
                throw ResourceInUseException.builder().message("taken").build();
            }
            return CreateDeliveryStreamResponse.builder().deliveryStreamARN("arn").build();
        }

        @Override
        public DeleteDeliveryStreamResponse deleteDeliveryStream(
                DeleteDeliveryStreamRequest request) {
            deletions.add(request.allowForceDelete());
            if (refuseDeletions-- > 0) {
                throw ResourceInUseException.builder().message("creating").build();
            }
            return DeleteDeliveryStreamResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
