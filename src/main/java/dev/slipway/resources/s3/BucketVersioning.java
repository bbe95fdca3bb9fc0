package dev.slipway.resources.s3;

import dev.slipway.aws.Account;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

import java.util.Optional;

/**
 * Whether a bucket keeps what is overwritten or deleted. Once on, it can only be suspended.
 *
 * @param bucket the bucket's name
 * @param enabled false for suspended
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html">PutBucketVersioning</a>
 */
public record BucketVersioning(@Immutable Output<String> bucket, boolean enabled)
        implements Resource {

    /** The calls for versioning. */
    public static final class Kind extends BucketPart<BucketVersioning> {
        public Kind(Account account) {
            super(account::s3, BucketVersioning.class, "NoSuchVersioningConfiguration");
        }

        @Override
        Output<String> bucket(BucketVersioning part) {
            return part.bucket;
        }

        @Override
        Optional<BucketVersioning> get(S3Client s3, String bucket) {
            return Optional.ofNullable(s3.getBucketVersioning(any -> any.bucket(bucket)).status())
                    .map(
                            status ->
                                    new BucketVersioning(
                                            Output.of(bucket),
                                            status == BucketVersioningStatus.ENABLED));
        }

        @Override
        void put(S3Client s3, String bucket, BucketVersioning desired) {
            set(
                    s3,
                    bucket,
                    desired.enabled
                            ? BucketVersioningStatus.ENABLED
                            : BucketVersioningStatus.SUSPENDED);
        }

        @Override
        void reset(S3Client s3, String bucket) {
            set(s3, bucket, BucketVersioningStatus.SUSPENDED);
        }

        private static void set(S3Client s3, String bucket, BucketVersioningStatus status) {
            s3.putBucketVersioning(
                    any -> any.bucket(bucket).versioningConfiguration(to -> to.status(status)));
        }
    }
}
