package dev.slipway.resources.s3;

import dev.slipway.aws.Account;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

import java.util.Optional;

/**
 * Keeps a bucket from becoming public, whatever its policy and access control lists say.
 *
 * @param bucket the bucket's name
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html">PutPublicAccessBlock</a>
 */
public record BucketPublicAccessBlock(
        @Immutable Output<String> bucket,
        boolean blockPublicAcls,
        boolean ignorePublicAcls,
        boolean blockPublicPolicy,
        boolean restrictPublicBuckets)
        implements Resource {

    /** Nothing of the bucket can be public. */
    public static BucketPublicAccessBlock all(Output<String> bucket) {
        return new BucketPublicAccessBlock(bucket, true, true, true, true);
    }

    /** The calls for public access blocks. */
    public static final class Kind extends BucketPart<BucketPublicAccessBlock> {
        public Kind(Account account) {
            super(
                    account::s3,
                    BucketPublicAccessBlock.class,
                    "NoSuchPublicAccessBlockConfiguration");
        }

        @Override
        Output<String> bucket(BucketPublicAccessBlock part) {
            return part.bucket;
        }

        @Override
        Optional<BucketPublicAccessBlock> get(S3Client s3, String bucket) {
            PublicAccessBlockConfiguration found =
                    s3.getPublicAccessBlock(any -> any.bucket(bucket))
                            .publicAccessBlockConfiguration();
            return Optional.of(
                    new BucketPublicAccessBlock(
                            Output.of(bucket),
                            Boolean.TRUE.equals(found.blockPublicAcls()),
                            Boolean.TRUE.equals(found.ignorePublicAcls()),
                            Boolean.TRUE.equals(found.blockPublicPolicy()),
                            Boolean.TRUE.equals(found.restrictPublicBuckets())));
        }

        @Override
        void put(S3Client s3, String bucket, BucketPublicAccessBlock desired) {
            s3.putPublicAccessBlock(
                    request ->
                            request.bucket(bucket)
                                    .publicAccessBlockConfiguration(
                                            block ->
                                                    block.blockPublicAcls(desired.blockPublicAcls)
                                                            .ignorePublicAcls(
                                                                    desired.ignorePublicAcls)
                                                            .blockPublicPolicy(
                                                                    desired.blockPublicPolicy)
                                                            .restrictPublicBuckets(
                                                                    desired.restrictPublicBuckets)));
        }

        @Override
        void reset(S3Client s3, String bucket) {
            s3.deletePublicAccessBlock(any -> any.bucket(bucket));
        }
    }
}
