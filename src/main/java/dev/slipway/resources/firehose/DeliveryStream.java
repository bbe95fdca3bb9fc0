package dev.slipway.resources.firehose;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Scope.Poll;
import dev.slipway.resources.common.Creation;
import dev.slipway.resources.common.Lookup;
import dev.slipway.resources.common.Names;
import dev.slipway.resources.common.TagLookup;

import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An Amazon Data Firehose stream that producers write to directly.
 *
 * @param name 1 to 64 letters, digits and {@code . - _}
 * @param encrypted whether records are encrypted while Firehose holds them, with a key of AWS's own
 * @see <a
 *     href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html">CreateDeliveryStream</a>
 */
public record DeliveryStream(@Immutable String name, boolean encrypted, Destination destination)
        implements Resource {
    public static final String ARN = "arn";
    public static final String NAME = "name";

    /** The calls for delivery streams. */
    public static final class Kind implements ResourceKind<DeliveryStream> {
        private static final Duration PATIENCE = Duration.ofMinutes(15);

        private final Supplier<FirehoseClient> firehose;
        private final Streams streams;
        private final TagLookup tags;

        public Kind(Account account) {
            this(account::firehose, TagLookup.in(account));
        }

        Kind(Supplier<FirehoseClient> firehose, TagLookup tags) {
            this.firehose = firehose;
            this.tags = tags;
            this.streams = new Streams(firehose);
        }

        @Override
        public Class<DeliveryStream> type() {
            return DeliveryStream.class;
        }

        @Override
        public String words() {
            return "Firehose stream";
        }

        @Override
        public Group group() {
            return Group.LOGGING;
        }

        @Override
        public String identity(DeliveryStream desired) {
            return desired.name;
        }

        /** A stream that is being deleted can only end, so it counts as absent. */
        @Override
        public Optional<Live<DeliveryStream>> read(DeliveryStream sought, Scope scope) {
            var known = tags.known(scope, "firehose");
            return Lookup.successor(
                    streams.describe(Lookup.name(scope, sought.name))
                            .filter(s -> s.deliveryStreamStatus() != DeliveryStreamStatus.DELETING)
                            .flatMap(
                                    s ->
                                            known.apply(s.deliveryStreamARN())
                                                    .or(() -> streams.tags(s.deliveryStreamName()))
                                                    .map(all -> live(s, all))),
                    scope);
        }

        @Override
        public Live<DeliveryStream> create(DeliveryStream desired, Scope scope) {
            return Creation.orAdopt(
                    scope,
                    ResourceInUseException.class,
                    () -> send(desired, scope),
                    () -> whoHasTheName(desired, scope));
        }

        private Optional<Live<DeliveryStream>> whoHasTheName(DeliveryStream desired, Scope scope) {
            if (streams.describe(desired.name).filter(Kind::isEnding).isEmpty()) {
                return read(desired, scope);
            }
            awaitEnd(desired.name, scope);
            return Optional.of(send(desired, scope));
        }

        private Live<DeliveryStream> send(DeliveryStream desired, Scope scope) {
            String arn =
                    firehose.get()
                            .createDeliveryStream(
                                    request -> {
                                        request.deliveryStreamName(desired.name)
                                                .deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
                                                .tags(Streams.of(scope.tags()));
                                        Destinations.into(request, desired.destination);
                                        if (desired.encrypted) {
                                            request.deliveryStreamEncryptionConfigurationInput(
                                                    key -> key.keyType(KeyType.AWS_OWNED_CMK));
                                        }
                                    })
                            .deliveryStreamARN();
            return Live.tagged(
                    desired.name, desired, Map.of(ARN, arn, NAME, desired.name), scope.tags());
        }

        @Override
        public Live<DeliveryStream> update(
                DeliveryStream desired, Live<DeliveryStream> live, Changes changes, Scope scope) {
            if (changes.touch("destination")) {
                DeliveryStreamDescription current = streams.describe(live.id()).orElseThrow();
                firehose.get()
                        .updateDestination(
                                request -> {
                                    request.deliveryStreamName(live.id())
                                            .currentDeliveryStreamVersionId(current.versionId())
                                            .destinationId(
                                                    current.destinations()
                                                            .getFirst()
                                                            .destinationId());
                                    Destinations.into(request, desired.destination);
                                });
            }
            if (changes.touch("encrypted")) {
                streams.encrypt(live.id(), desired.encrypted);
            }
            return new Live<>(live.id(), desired, live.outputs(), live.tags());
        }

        @Override
        public Live<DeliveryStream> ready(
                DeliveryStream desired, Live<DeliveryStream> live, Scope scope) {
            return scope.await("the delivery stream " + live.id(), PATIENCE, () -> look(live));
        }

        private Poll<Live<DeliveryStream>> look(Live<DeliveryStream> live) {
            Optional<DeliveryStreamDescription> found = streams.describe(live.id());
            return switch (found.map(DeliveryStreamDescription::deliveryStreamStatus)
                    .orElse(DeliveryStreamStatus.CREATING)) {
                case ACTIVE -> Poll.done(live);
                case CREATING_FAILED -> throw giveUp(found.get());
                default -> Poll.waiting("the stream is being created");
            };
        }

        /** A stream that failed never recovers and would keep the next attempt from its name. */
        private EngineException giveUp(DeliveryStreamDescription failed) {
            String why =
                    Optional.ofNullable(failed.failureDescription())
                            .map(failure -> failure.details())
                            .orElse("AWS gives no reason.");
            streams.remove(failed.deliveryStreamName(), true);
            return new EngineException(
                    Failure.of(
                            "creating the delivery stream " + failed.deliveryStreamName(),
                            "Firehose could not create it: " + why,
                            "The failed stream was removed. Put the cause right, then try"
                                    + " again."));
        }

        @Override
        public Deletion delete(Live<DeliveryStream> live, Scope scope) {
            scope.await(
                    "the delivery stream " + live.id() + " to be deletable",
                    PATIENCE,
                    () -> {
                        try {
                            streams.remove(live.id(), false);
                            return Poll.done(true);
                        } catch (ResourceInUseException e) {
                            // A stream cannot be deleted while it is being created.
                            return streams.describe(live.id()).filter(Kind::isEnding).isPresent()
                                    ? Poll.done(true)
                                    : Poll.waiting("the stream is still being created");
                        }
                    });
            awaitEnd(live.id(), scope);
            return new Deletion.Gone();
        }

        private void awaitEnd(String name, Scope scope) {
            scope.await(
                    "the end of the delivery stream " + name,
                    PATIENCE,
                    () -> {
                        Optional<DeliveryStreamDescription> left = streams.describe(name);
                        if (left.isEmpty()) {
                            return Poll.done(true);
                        }
                        if (left.get().deliveryStreamStatus()
                                == DeliveryStreamStatus.DELETING_FAILED) {
                            streams.remove(name, true);
                        }
                        return Poll.waiting("the stream delivers what it still holds");
                    });
        }

        private static boolean isEnding(DeliveryStreamDescription stream) {
            return stream.deliveryStreamStatus() == DeliveryStreamStatus.DELETING
                    || stream.deliveryStreamStatus() == DeliveryStreamStatus.DELETING_FAILED;
        }

        @Override
        public void tag(Live<DeliveryStream> live, Map<String, String> set, Set<String> remove) {
            streams.tag(live.id(), set, remove);
        }

        @Override
        public DeliveryStream renamed(DeliveryStream desired, String suffix) {
            return new DeliveryStream(
                    Names.suffixed(desired.name, suffix, 64),
                    desired.encrypted,
                    desired.destination);
        }

        @Override
        public Duration expected() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration expectedDelete() {
            return Duration.ofSeconds(60);
        }

        private static Live<DeliveryStream> live(
                DeliveryStreamDescription found, Map<String, String> tags) {
            return Live.tagged(
                    found.deliveryStreamName(),
                    new DeliveryStream(
                            found.deliveryStreamName(),
                            isEncrypted(found),
                            Destinations.read(found.destinations().getFirst())),
                    Map.of(ARN, found.deliveryStreamARN(), NAME, found.deliveryStreamName()),
                    tags);
        }

        private static boolean isEncrypted(DeliveryStreamDescription found) {
            return Optional.ofNullable(found.deliveryStreamEncryptionConfiguration())
                    .map(key -> key.status())
                    .filter(
                            status ->
                                    status == DeliveryStreamEncryptionStatus.ENABLED
                                            || status == DeliveryStreamEncryptionStatus.ENABLING)
                    .isPresent();
        }
    }
}
