package dev.slipway.sandbox;

import static dev.slipway.sandbox.Rehearsal.TRUST;
import static dev.slipway.sandbox.Rehearsal.refused;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;

import java.time.Duration;

class StorageTest {
    private static final String MAY_WRITE =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Action": ["s3:GetObject", "s3:Put*"], "Resource": "*"}]}\
            """;

    private final Rehearsal rehearsal = new Rehearsal();
    private final S3Client s3 = rehearsal.client(S3Client.class);
    private final FirehoseClient firehose = rehearsal.client(FirehoseClient.class);

    @Test
    void aBucketGoesOnlyWithoutVersionsAndMarkers() {
        bucket();
        refused("BucketAlreadyOwnedByYou", this::bucket);
        s3.putBucketVersioning(
                r -> r.bucket("logs-1").versioningConfiguration(v -> v.status("Enabled")));
        s3.putObject(r -> r.bucket("logs-1").key("a"), RequestBody.fromString("text"));
        s3.deleteObjects(r -> r.bucket("logs-1").delete(d -> d.objects(o -> o.key("a"))));
        var listed = s3.listObjectVersions(r -> r.bucket("logs-1"));
        assertThat(listed.versions()).hasSize(1);
        assertThat(listed.deleteMarkers()).hasSize(1);
        refused("BucketNotEmpty", () -> s3.deleteBucket(r -> r.bucket("logs-1")));
        s3.deleteObjects(
                r ->
                        r.bucket("logs-1")
                                .delete(
                                        d ->
                                                d.objects(
                                                        id(
                                                                listed.versions()
                                                                        .getFirst()
                                                                        .versionId()),
                                                        id(
                                                                listed.deleteMarkers()
                                                                        .getFirst()
                                                                        .versionId()))));
        s3.deleteBucket(r -> r.bucket("logs-1"));
        refused("NoSuchBucket", () -> s3.getBucketTagging(r -> r.bucket("logs-1")));
    }

    private static ObjectIdentifier id(String version) {
        return ObjectIdentifier.builder().key("a").versionId(version).build();
    }

    @Test
    void aBucketIsPrivateFromTheStartAndMustBeInItsRegion() {
        refused(
                "IllegalLocationConstraintException",
                () -> s3.createBucket(r -> r.bucket("logs-2")));
        refused("InvalidBucketName", () -> s3.createBucket(r -> r.bucket("Logs")));
        bucket();
        assertThat(
                        s3.getPublicAccessBlock(r -> r.bucket("logs-1"))
                                .publicAccessBlockConfiguration()
                                .blockPublicPolicy())
                .isTrue();
        refused("NoSuchBucketPolicy", () -> s3.getBucketPolicy(r -> r.bucket("logs-1")));
        refused("NoSuchTagSet", () -> s3.getBucketTagging(r -> r.bucket("logs-1")));
    }

    @Test
    void aStreamThatMayNotWriteSaysSoInItsErrorLog() {
        CloudWatchLogsClient logs = rehearsal.client(CloudWatchLogsClient.class);
        IamClient iam = rehearsal.client(IamClient.class);
        logs.createLogGroup(r -> r.logGroupName("errors"));
        logs.createLogStream(r -> r.logGroupName("errors").logStreamName("s3"));
        bucket();
        role(iam);
        rehearsal.pass(10);
        stream();
        rehearsal.pass(30);
        assertThat(logs.filterLogEvents(r -> r.logGroupName("errors")).events())
                .singleElement()
                .satisfies(event -> assertThat(event.message()).contains("S3.AccessDenied"));
        deleteStream();
        rehearsal.pass(45);
        iam.putRolePolicy(
                r -> r.roleName("firehose").policyName("write").policyDocument(MAY_WRITE));
        stream();
        rehearsal.pass(30);
        assertThat(logs.filterLogEvents(r -> r.logGroupName("errors")).events()).hasSize(1);
    }

    private static void role(IamClient iam) {
        iam.createRole(
                r ->
                        r.roleName("firehose")
                                .assumeRolePolicyDocument(
                                        TRUST.formatted("firehose.amazonaws.com")));
    }

    @Test
    void aStreamNeedsABucketAndARoleThatIsKnownByNow() {
        refused("InvalidArgumentException", this::stream);
        bucket();
        role(rehearsal.client(IamClient.class));
        refused("InvalidArgumentException", this::stream);
        rehearsal.pass(10);
        stream();
        refused("ResourceInUseException", this::stream);
        refused("ResourceInUseException", this::deleteStream);
        assertThat(described().deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.CREATING);
        rehearsal.pass(30);
        assertThat(described().deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.ACTIVE);
        assertThat(
                        described()
                                .destinations()
                                .getFirst()
                                .extendedS3DestinationDescription()
                                .prefix())
                .isEqualTo("logs/");
        deleteStream();
        assertThat(described().deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.DELETING);
        refused("ResourceInUseException", this::stream);
        rehearsal.pass(45);
        refused("ResourceNotFoundException", this::described);
    }

    @Test
    void namespacesAreMadeAndUnmadeByOperations() {
        var map = rehearsal.client(ServiceDiscoveryClient.class);
        String made = map.createHttpNamespace(r -> r.name("shop")).operationId();
        assertThat(map.getOperation(r -> r.operationId(made)).operation().status())
                .isEqualTo(OperationStatus.PENDING);
        assertThat(map.listNamespaces().namespaces()).isEmpty();
        refused("NamespaceAlreadyExists", () -> map.createHttpNamespace(r -> r.name("shop")));
        rehearsal.pass(5);
        assertThat(map.getOperation(r -> r.operationId(made)).operation().status())
                .isEqualTo(OperationStatus.SUCCESS);
        String id = map.listNamespaces().namespaces().getFirst().id();
        map.deleteNamespace(r -> r.id(id));
        assertThat(map.listNamespaces().namespaces()).hasSize(1);
        rehearsal.pass(5);
        refused("NamespaceNotFound", () -> map.getNamespace(r -> r.id(id)));
    }

    @Test
    void aDeletedSecretKeepsItsNameUntilItsWindowEnds() {
        var secrets = rehearsal.client(SecretsManagerClient.class);
        secrets.createSecret(r -> r.name("db").secretString("x"));
        refused("ResourceExistsException", () -> secrets.createSecret(r -> r.name("db")));
        refused(
                "InvalidParameterException",
                () -> secrets.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(1L)));
        secrets.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L));
        refused("InvalidRequestException", () -> secrets.createSecret(r -> r.name("db")));
        refused("InvalidRequestException", () -> secrets.getSecretValue(r -> r.secretId("db")));
        rehearsal.pass(Duration.ofDays(7));
        secrets.createSecret(r -> r.name("db"));
        refused("ResourceNotFoundException", () -> secrets.getSecretValue(r -> r.secretId("db")));
    }

    private void bucket() {
        s3.createBucket(
                r ->
                        r.bucket("logs-1")
                                .createBucketConfiguration(
                                        c -> c.locationConstraint(Sandbox.REGION)));
    }

    private void stream() {
        firehose.createDeliveryStream(
                r ->
                        r.deliveryStreamName("logs")
                                .extendedS3DestinationConfiguration(
                                        to ->
                                                to.bucketARN("arn:aws:s3:::logs-1")
                                                        .roleARN(
                                                                "arn:aws:iam::"
                                                                        + Sandbox.ACCOUNT
                                                                        + ":role/firehose")
                                                        .prefix("logs/")
                                                        .cloudWatchLoggingOptions(
                                                                log ->
                                                                        log.enabled(true)
                                                                                .logGroupName(
                                                                                        "errors")
                                                                                .logStreamName(
                                                                                        "s3"))));
    }

    private void deleteStream() {
        firehose.deleteDeliveryStream(r -> r.deliveryStreamName("logs"));
    }

    private DeliveryStreamDescription described() {
        return firehose.describeDeliveryStream(r -> r.deliveryStreamName("logs"))
                .deliveryStreamDescription();
    }
}
