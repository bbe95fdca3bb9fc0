package dev.slipway.resources.s3;

import dev.slipway.aws.Account;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortIncompleteMultipartUpload;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionExpiration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When objects of a bucket end by themselves. The rules are all that the bucket has: others are
 * taken away.
 *
 * @param bucket the bucket's name
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html">PutBucketLifecycleConfiguration</a>
 */
public record BucketLifecycle(@Immutable Output<String> bucket, List<Rule> rules)
        implements Resource {

    /**
     * What becomes of some objects.
     *
     * @param name at most 255 characters
     * @param prefix of the keys it is for; empty for all
     * @param expireDays after which an object ends
     * @param expireNoncurrentDays after which an overwritten or deleted version ends
     * @param abortUploadDays after which an unfinished upload ends
     */
    public record Rule(
            String name,
            String prefix,
            Optional<Integer> expireDays,
            Optional<Integer> expireNoncurrentDays,
            Optional<Integer> abortUploadDays) {}

    public BucketLifecycle {
        rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
    }

    /** The calls for lifecycles. */
    public static final class Kind extends BucketPart<BucketLifecycle> {
        public Kind(Account account) {
            super(account::s3, BucketLifecycle.class, "NoSuchLifecycleConfiguration");
        }

        @Override
        Output<String> bucket(BucketLifecycle part) {
            return part.bucket;
        }

        @Override
        Optional<BucketLifecycle> get(S3Client s3, String bucket) {
            List<Rule> rules =
                    s3.getBucketLifecycleConfiguration(any -> any.bucket(bucket)).rules().stream()
                            .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
                            .map(Kind::rule)
                            .toList();
            return Optional.of(new BucketLifecycle(Output.of(bucket), rules));
        }

        @Override
        void put(S3Client s3, String bucket, BucketLifecycle desired) {
            List<LifecycleRule> rules = desired.rules.stream().map(Kind::rule).toList();
            s3.putBucketLifecycleConfiguration(
                    any -> any.bucket(bucket).lifecycleConfiguration(all -> all.rules(rules)));
        }

        @Override
        void reset(S3Client s3, String bucket) {
            s3.deleteBucketLifecycle(any -> any.bucket(bucket));
        }

        private static LifecycleRule rule(Rule rule) {
            LifecycleRule.Builder to =
                    LifecycleRule.builder()
                            .id(rule.name)
                            .status(ExpirationStatus.ENABLED)
                            .filter(any -> any.prefix(rule.prefix));
            rule.expireDays.ifPresent(days -> to.expiration(any -> any.days(days)));
            rule.expireNoncurrentDays.ifPresent(
                    days -> to.noncurrentVersionExpiration(any -> any.noncurrentDays(days)));
            rule.abortUploadDays.ifPresent(
                    days ->
                            to.abortIncompleteMultipartUpload(
                                    any -> any.daysAfterInitiation(days)));
            return to.build();
        }

        private static Rule rule(LifecycleRule found) {
            return new Rule(
                    found.id(),
                    Optional.ofNullable(found.filter()).map(LifecycleRuleFilter::prefix).orElse(""),
                    Optional.ofNullable(found.expiration()).map(LifecycleExpiration::days),
                    Optional.ofNullable(found.noncurrentVersionExpiration())
                            .map(NoncurrentVersionExpiration::noncurrentDays),
                    Optional.ofNullable(found.abortIncompleteMultipartUpload())
                            .map(AbortIncompleteMultipartUpload::daysAfterInitiation));
        }
    }
}
