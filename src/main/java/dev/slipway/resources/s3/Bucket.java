package dev.slipway.resources.s3;

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

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An S3 bucket in the region of the account's door.
 *
 * @param name 3 to 63 lower-case letters, digits, dots and hyphens; unique in all of AWS
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Bucket
 *     naming rules</a>
 */
public record Bucket(@Immutable String name) implements Resource {
    public static final String ARN = "arn";
    public static final String NAME = "name";

    /** The calls for buckets. */
    public static final class Kind implements ResourceKind<Bucket> {
        /** The one region that must not be named when a bucket is created. */
        private static final String DEFAULT_REGION = "us-east-1";

        private final Account account;

        public Kind(Account account) {
            this.account = account;
        }

        @Override
        public Class<Bucket> type() {
            return Bucket.class;
        }

        @Override
        public String words() {
            return "S3 bucket";
        }

        @Override
        public Group group() {
            return Group.LOGGING;
        }

        @Override
        public String identity(Bucket desired) {
            return desired.name;
        }

        /** A second call tags it. */
        @Override
        public boolean tagsOnCreate() {
            return false;
        }

        @Override
        public Optional<Live<Bucket>> read(Bucket sought, Scope scope) {
            String name = Lookup.name(scope, sought.name);
            return Lookup.successor(tags(name).map(tags -> live(name, tags)), scope);
        }

        /** A bucket is created bare and tagged by a second call, which every region understands. */
        @Override
        public Live<Bucket> create(Bucket desired, Scope scope) {
            try {
                s3().createBucket(
                                request ->
                                        request.bucket(desired.name)
                                                .createBucketConfiguration(location()));
            } catch (BucketAlreadyOwnedByYouException e) {
                // Ours if it is bare, as after an interrupted attempt, or carries our tags.
                Map<String, String> tags = tags(desired.name).orElseThrow(() -> e);
                if (!tags.isEmpty() && !tags.entrySet().containsAll(scope.tags().entrySet())) {
                    throw e;
                }
            }
            putTags(desired.name, scope.tags());
            return live(desired.name, scope.tags());
        }

        private CreateBucketConfiguration location() {
            String region = account.region().id();
            return region.equals(DEFAULT_REGION)
                    ? null
                    : CreateBucketConfiguration.builder().locationConstraint(region).build();
        }

        @Override
        public Live<Bucket> update(
                Bucket desired, Live<Bucket> live, Changes changes, Scope scope) {
            return live;
        }

        @Override
        public Deletion delete(Live<Bucket> live, Scope scope) {
            if (remove(live.id())) {
                return new Deletion.Gone();
            }
            if (!scope.mayDeleteData()) {
                return new Deletion.Kept(
                        "The bucket %s still holds objects, and deleting data was not agreed to."
                                .formatted(live.id()));
            }
            BucketContents contents = new BucketContents(account::s3, live.id());
            // What writes to the bucket may have been deleted a moment ago and still be writing.
            return scope.await(
                    "the bucket " + live.id() + " to be empty",
                    Duration.ofMinutes(15),
                    () -> {
                        contents.delete(scope::waiting);
                        return remove(live.id())
                                ? Poll.done(new Deletion.Gone())
                                : Poll.waiting("objects are still being written");
                    });
        }

        /** Deletes the bucket unless there is something in it. */
        private boolean remove(String name) {
            try {
                s3().deleteBucket(any -> any.bucket(name));
                return true;
            } catch (NoSuchBucketException e) {
                return true;
            } catch (S3Exception e) {
                if (Creation.isCode(e, "NoSuchBucket")) {
                    return true;
                }
                if (Creation.isCode(e, "BucketNotEmpty")) {
                    return false;
                }
                throw e;
            }
        }

        @Override
        public void tag(Live<Bucket> live, Map<String, String> set, Set<String> remove) {
            Map<String, String> all = new HashMap<>(live.tags().orElse(Map.of()));
            all.putAll(set);
            all.keySet().removeAll(remove);
            putTags(live.id(), all);
        }

        @Override
        public Bucket renamed(Bucket desired, String suffix) {
            return new Bucket(Names.suffixed(desired.name, suffix, 63));
        }

        private S3Client s3() {
            return account.s3();
        }

        /** The tags of a bucket, which also tell whether there is one. */
        private Optional<Map<String, String>> tags(String name) {
            try {
                Map<String, String> tags = new TreeMap<>();
                s3().getBucketTagging(any -> any.bucket(name))
                        .tagSet()
                        .forEach(tag -> tags.put(tag.key(), tag.value()));
                return Optional.of(tags);
            } catch (S3Exception e) {
                if (Creation.isCode(e, "NoSuchTagSet")) {
                    return Optional.of(Map.of());
                }
                if (Creation.isCode(e, "NoSuchBucket")) {
                    return Optional.empty();
                }
                throw e.statusCode() == 403 ? notOurs(name, e) : e;
            }
        }

        private static EngineException notOurs(String name, S3Exception refused) {
            return new EngineException(
                    new Failure(
                            "looking at the bucket " + name,
                            Optional.empty(),
                            Optional.of(refused.awsErrorDetails().errorCode()),
                            Optional.ofNullable(refused.requestId()),
                            "The bucket exists but may not be looked at: it belongs to another"
                                    + " account, or your credentials lack s3:GetBucketTagging.",
                            "Choose another name for the bucket, which must be unique in all of"
                                    + " AWS, or ask for the permission."),
                    refused);
        }

        private void putTags(String name, Map<String, String> tags) {
            List<Tag> all =
                    new TreeMap<>(tags)
                            .entrySet().stream()
                                    .map(
                                            tag ->
                                                    Tag.builder()
                                                            .key(tag.getKey())
                                                            .value(tag.getValue())
                                                            .build())
                                    .toList();
            s3().putBucketTagging(any -> any.bucket(name).tagging(set -> set.tagSet(all)));
        }

        private Live<Bucket> live(String name, Map<String, String> tags) {
            return Live.tagged(
                    name,
                    new Bucket(name),
                    Map.of(ARN, "arn:" + account.partition() + ":s3:::" + name, NAME, name),
                    tags);
        }
    }
}
