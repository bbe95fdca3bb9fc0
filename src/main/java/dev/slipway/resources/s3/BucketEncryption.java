package dev.slipway.resources.s3;

import dev.slipway.aws.Account;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

import java.util.Optional;

/**
 * How objects of a bucket are encrypted that say nothing themselves.
 *
 * @param bucket the bucket's name
 * @param algorithm {@code AES256} with S3's own keys, or {@code aws:kms}
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html">PutBucketEncryption</a>
 */
public record BucketEncryption(@Immutable Output<String> bucket, String algorithm)
        implements Resource {

    /** With keys that S3 keeps and that cost nothing. */
    public static BucketEncryption ofS3(Output<String> bucket) {
        return new BucketEncryption(bucket, ServerSideEncryption.AES256.toString());
    }

    /** The calls for default encryption. */
    public static final class Kind extends BucketPart<BucketEncryption> {
        public Kind(Account account) {
            super(
                    account::s3,
                    BucketEncryption.class,
                    "ServerSideEncryptionConfigurationNotFoundError");
        }

        @Override
        Output<String> bucket(BucketEncryption part) {
            return part.bucket;
        }

        @Override
        Optional<BucketEncryption> get(S3Client s3, String bucket) {
            return s3
                    .getBucketEncryption(any -> any.bucket(bucket))
                    .serverSideEncryptionConfiguration()
                    .rules()
                    .stream()
                    .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
                    .map(ServerSideEncryptionByDefault::sseAlgorithmAsString)
                    .map(algorithm -> new BucketEncryption(Output.of(bucket), algorithm))
                    .findFirst();
        }

        @Override
        void put(S3Client s3, String bucket, BucketEncryption desired) {
            ServerSideEncryptionRule rule =
                    ServerSideEncryptionRule.builder()
                            .applyServerSideEncryptionByDefault(
                                    any -> any.sseAlgorithm(desired.algorithm))
                            .build();
            s3.putBucketEncryption(
                    request ->
                            request.bucket(bucket)
                                    .serverSideEncryptionConfiguration(all -> all.rules(rule)));
        }

        @Override
        void reset(S3Client s3, String bucket) {
            s3.deleteBucketEncryption(any -> any.bucket(bucket));
        }
    }
}
