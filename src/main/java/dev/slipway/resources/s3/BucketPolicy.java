package dev.slipway.resources.s3;

import dev.slipway.aws.Account;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.resources.common.CanonicalJson;

import software.amazon.awssdk.services.s3.S3Client;

import java.util.List;
import java.util.Optional;

/**
 * Who may do what with a bucket.
 *
 * @param bucket the bucket's name
 * @param document a policy in JSON, in its canonical spelling once it is known
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html">PutBucketPolicy</a>
 */
public record BucketPolicy(@Immutable Output<String> bucket, Output<String> document)
        implements Resource {
    private static final String TLS_ONLY =
            """
            {"Version": "2012-10-17", "Statement": [{
              "Sid": "DenyPlainHttp", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
              "Resource": ["{}", "{}/*"],
              "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}\
            """;

    public BucketPolicy {
        document = document.map(CanonicalJson::of);
    }

    /**
     * Refuses every request that does not come over TLS.
     *
     * @param arn the bucket's ARN
     */
    public static BucketPolicy tlsOnly(Output<String> bucket, Output<String> arn) {
        return new BucketPolicy(bucket, Output.format(TLS_ONLY, List.of(arn, arn)));
    }

    /** The calls for bucket policies. */
    public static final class Kind extends BucketPart<BucketPolicy> {
        public Kind(Account account) {
            super(account::s3, BucketPolicy.class, "NoSuchBucketPolicy");
        }

        @Override
        Output<String> bucket(BucketPolicy part) {
            return part.bucket;
        }

        @Override
        Optional<BucketPolicy> get(S3Client s3, String bucket) {
            String found = s3.getBucketPolicy(any -> any.bucket(bucket)).policy();
            return Optional.of(new BucketPolicy(Output.of(bucket), Output.of(found)));
        }

        @Override
        void put(S3Client s3, String bucket, BucketPolicy desired) {
            s3.putBucketPolicy(any -> any.bucket(bucket).policy(desired.document.get()));
        }

        @Override
        void reset(S3Client s3, String bucket) {
            s3.deleteBucketPolicy(any -> any.bucket(bucket));
        }
    }
}
