package dev.slipway.sandbox.s3;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tag;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The buckets with their settings and objects. */
public final class Buckets {
    /**
     * A version of an object, or the mark that it was deleted.
     *
     * @param id {@code null} in a bucket that was never versioned, as S3 spells it
     */
    record Version(String key, String id, boolean isMarker, long size, Instant modified) {}

    /** A bucket as it is made: private, encrypted, without access control lists. */
    static final class Bucket {
        final Instant created;
        List<Tag> tags = List.of();
        List<LifecycleRule> lifecycle = List.of();
        Optional<String> policy = Optional.empty();
        Optional<BucketVersioningStatus> versioning = Optional.empty();
        Optional<OwnershipControls> ownership =
                Optional.of(
                        OwnershipControls.builder()
                                .rules(
                                        rule ->
                                                rule.objectOwnership(
                                                        ObjectOwnership.BUCKET_OWNER_ENFORCED))
                                .build());
        Optional<PublicAccessBlockConfiguration> block =
                Optional.of(
                        PublicAccessBlockConfiguration.builder()
                                .blockPublicAcls(true)
                                .ignorePublicAcls(true)
                                .blockPublicPolicy(true)
                                .restrictPublicBuckets(true)
                                .build());
        ServerSideEncryptionConfiguration encryption = plainEncryption();

        /** Newest first among those with the same key. */
        final List<Version> versions = new ArrayList<>();

        Bucket(Instant created) {
            this.created = created;
        }
    }

    private final World world;
    private final SortedMap<String, Bucket> all = new TreeMap<>();

    public Buckets(World world) {
        this.world = world;
    }

    static ServerSideEncryptionConfiguration plainEncryption() {
        return ServerSideEncryptionConfiguration.builder()
                .rules(
                        rule ->
                                rule.bucketKeyEnabled(false)
                                        .applyServerSideEncryptionByDefault(
                                                by -> by.sseAlgorithm(ServerSideEncryption.AES256)))
                .build();
    }

    SortedMap<String, Bucket> all() {
        return all;
    }

    /** Whether a bucket exists, by its ARN. */
    public boolean exists(String arn) {
        return all.containsKey(arn.replaceFirst("^arn:aws:s3:::", ""));
    }

    /** Puts an object into an existing bucket; returns the id of its version. */
    public String put(String bucket, String key, long size) {
        Bucket into = all.get(bucket);
        boolean versioned =
                into.versioning.filter(BucketVersioningStatus.ENABLED::equals).isPresent();
        String id = versioned ? world.ids().letters(32, "version", bucket, key) : "null";
        into.versions.removeIf(old -> old.key.equals(key) && old.id.equals(id));
        into.versions.addFirst(new Version(key, id, false, size, world.now()));
        return id;
    }

    /** Deletes an object, or marks it deleted where there are versions. */
    Optional<Version> delete(String bucket, String key) {
        Bucket from = all.get(bucket);
        if (from.versioning.isEmpty()) {
            from.versions.removeIf(old -> old.key.equals(key));
            return Optional.empty();
        }
        boolean versioned = from.versioning.get() == BucketVersioningStatus.ENABLED;
        String id = versioned ? world.ids().letters(32, "version", bucket, key) : "null";
        from.versions.removeIf(old -> old.key.equals(key) && old.id.equals(id));
        Version marker = new Version(key, id, true, 0, world.now());
        from.versions.addFirst(marker);
        return Optional.of(marker);
    }

    /** A bucket by its name. */
    Bucket require(String name) {
        Bucket bucket = all().get(name);
        if (bucket == null) {
            throw world.refuse(
                    NoSuchBucketException.builder(),
                    "NoSuchBucket",
                    404,
                    "The specified bucket does not exist");
        }
        return bucket;
    }
}
