package dev.slipway.resources.s3;

import dev.slipway.aws.Account;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;

import software.amazon.awssdk.services.s3.S3Client;

import java.util.Optional;

/**
 * Who owns the objects that others write to a bucket.
 *
 * @param bucket the bucket's name
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html">Object
 *     ownership</a>
 */
public record BucketOwnership(@Immutable Output<String> bucket, Ownership ownership)
        implements Resource {

    /** S3's three answers; the first also turns access control lists off. */
    public enum Ownership {
        BUCKET_OWNER_ENFORCED,
        BUCKET_OWNER_PREFERRED,
        OBJECT_WRITER
    }

    /** The bucket's owner owns everything, and there are no access control lists. */
    public static BucketOwnership enforced(Output<String> bucket) {
        return new BucketOwnership(bucket, Ownership.BUCKET_OWNER_ENFORCED);
    }

    /** The calls for ownership controls. */
    public static final class Kind extends BucketPart<BucketOwnership> {
        public Kind(Account account) {
            super(account::s3, BucketOwnership.class, "OwnershipControlsNotFoundError");
        }

        @Override
        Output<String> bucket(BucketOwnership part) {
            return part.bucket;
        }

        @Override
        Optional<BucketOwnership> get(S3Client s3, String bucket) {
            return s3
                    .getBucketOwnershipControls(any -> any.bucket(bucket))
                    .ownershipControls()
                    .rules()
                    .stream()
                    .findFirst()
                    .map(rule -> Ownership.valueOf(rule.objectOwnership().name()))
                    .map(found -> new BucketOwnership(Output.of(bucket), found));
        }

        @Override
        void put(S3Client s3, String bucket, BucketOwnership desired) {
            s3.putBucketOwnershipControls(
                    request ->
                            request.bucket(bucket)
                                    .ownershipControls(
                                            controls ->
                                                    controls.rules(
                                                            rule ->
                                                                    rule.objectOwnership(
                                                                            sdk(desired)))));
        }

        @Override
        void reset(S3Client s3, String bucket) {
            s3.deleteBucketOwnershipControls(any -> any.bucket(bucket));
        }

        private static software.amazon.awssdk.services.s3.model.ObjectOwnership sdk(
                BucketOwnership desired) {
            return software.amazon.awssdk.services.s3.model.ObjectOwnership.valueOf(
                    desired.ownership.name());
        }
    }
}
