package dev.slipway.resources.firehose;

import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.firehose.model.Tag;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The simple calls for delivery streams. */
record Streams(Supplier<FirehoseClient> firehose) {

    Optional<DeliveryStreamDescription> describe(String name) {
        try {
            return Optional.of(
                    firehose.get()
                            .describeDeliveryStream(any -> any.deliveryStreamName(name))
                            .deliveryStreamDescription());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    Optional<Map<String, String>> tags(String name) {
        try {
            Map<String, String> tags = new TreeMap<>();
            firehose.get()
                    .listTagsForDeliveryStream(any -> any.deliveryStreamName(name))
                    .tags()
                    .forEach(tag -> tags.put(tag.key(), tag.value()));
            return Optional.of(tags);
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    void tag(String name, Map<String, String> set, Set<String> remove) {
        if (!set.isEmpty()) {
            firehose.get().tagDeliveryStream(any -> any.deliveryStreamName(name).tags(of(set)));
        }
        if (!remove.isEmpty()) {
            firehose.get().untagDeliveryStream(any -> any.deliveryStreamName(name).tagKeys(remove));
        }
    }

    void encrypt(String name, boolean on) {
        if (on) {
            firehose.get()
                    .startDeliveryStreamEncryption(
                            request ->
                                    request.deliveryStreamName(name)
                                            .deliveryStreamEncryptionConfigurationInput(
                                                    key -> key.keyType(KeyType.AWS_OWNED_CMK)));
        } else {
            firehose.get().stopDeliveryStreamEncryption(any -> any.deliveryStreamName(name));
        }
    }

    /**
     * @param force deletes it even if Firehose cannot give back its grant for a key
     */
    void remove(String name, boolean force) {
        try {
            firehose.get()
                    .deleteDeliveryStream(
                            any -> any.deliveryStreamName(name).allowForceDelete(force));
        } catch (ResourceNotFoundException e) {
            // Somebody was faster.
        }
    }

    static Collection<Tag> of(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
    }
}
