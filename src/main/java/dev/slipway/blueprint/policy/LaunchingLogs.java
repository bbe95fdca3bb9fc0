package dev.slipway.blueprint.policy;

import java.util.List;

/**
 * Log groups, the delivery stream and its bucket. The names of S3's permissions are not always
 * those of its calls.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html">CloudWatch
 *     Logs</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesisfirehose.html">Firehose</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">S3:
 *     permissions by call</a>
 */
final class LaunchingLogs {
    private LaunchingLogs() {}

    static List<Statement> in(Extent extent) {
        return List.of(
                Statement.allow("MakeLogs", "logs", "CreateLogGroup", "TagResource")
                        .and("firehose", "CreateDeliveryStream", "TagDeliveryStream")
                        .on(extent.logGroups(), extent.streams())
                        .when(extent.asOurs()),
                Statement.allow(
                                "ChangeLogs",
                                "logs",
                                "CreateLogStream",
                                "DeleteLogGroup",
                                "DeleteLogStream",
                                "DeleteRetentionPolicy",
                                "PutRetentionPolicy",
                                "TagResource",
                                "UntagResource")
                        .and(
                                "firehose",
                                "DeleteDeliveryStream",
                                "StartDeliveryStreamEncryption",
                                "StopDeliveryStreamEncryption",
                                "TagDeliveryStream",
                                "UntagDeliveryStream",
                                "UpdateDestination")
                        .on(extent.logGroups(), extent.streams())
                        .when(extent.unlessNamed(extent.ours())),
                Statement.allow(
                                "ChangeBucket",
                                "s3",
                                "CreateBucket",
                                "DeleteBucket",
                                "DeleteBucketPolicy",
                                "ListBucketMultipartUploads",
                                "ListBucketVersions",
                                "PutBucketOwnershipControls",
                                "PutBucketPolicy",
                                "PutBucketPublicAccessBlock",
                                "PutBucketTagging",
                                "PutBucketVersioning",
                                "PutEncryptionConfiguration",
                                "PutLifecycleConfiguration")
                        .on(extent.buckets()),
                Statement.allow(
                                "EmptyBucket",
                                "s3",
                                "AbortMultipartUpload",
                                "DeleteObject",
                                "DeleteObjectVersion")
                        .on(extent.objects()));
    }
}
