package dev.slipway.blueprint;

import dev.slipway.engine.Output;
import dev.slipway.engine.ResourceGraph.Node;
import dev.slipway.resources.firehose.DeliveryStream;
import dev.slipway.resources.firehose.Destination;
import dev.slipway.resources.iam.Role;
import dev.slipway.resources.iam.RolePolicy;
import dev.slipway.resources.logs.LogGroup;
import dev.slipway.resources.logs.LogStream;
import dev.slipway.resources.s3.Bucket;
import dev.slipway.resources.s3.BucketEncryption;
import dev.slipway.resources.s3.BucketLifecycle;
import dev.slipway.resources.s3.BucketOwnership;
import dev.slipway.resources.s3.BucketPolicy;
import dev.slipway.resources.s3.BucketPublicAccessBlock;
import dev.slipway.resources.s3.BucketVersioning;
import dev.slipway.stack.Names;
import dev.slipway.stack.RedshiftDestination;
import dev.slipway.stack.Stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The archive of the logs: a delivery stream, the bucket it fills, and its role. */
record Delivery(Node<DeliveryStream> stream) {
    private static final int NONCURRENT_DAYS = 30;
    private static final int UPLOAD_DAYS = 7;

    static Delivery add(Blueprint blueprint, Logs logs) {
        Stack stack = blueprint.stack();
        Node<Bucket> bucket =
                blueprint.put(
                        "logs", new Bucket(Names.bucket(stack, blueprint.identity().accountId())));
        harden(blueprint, bucket);
        Node<Role> role =
                blueprint.put(
                        "firehose",
                        new Role(
                                Names.firehoseRole(stack),
                                "/",
                                "Lets Firehose deliver the logs of " + stack.name(),
                                Policies.trust(
                                        "firehose.amazonaws.com",
                                        "StringEquals",
                                        "sts:ExternalId",
                                        blueprint.identity().accountId())));
        Node<RolePolicy> policy =
                blueprint.put(
                        "firehose",
                        new RolePolicy(
                                role.output(Role.NAME), "deliver", document(stack, bucket, logs)));
        Destination.S3 archive = archive(role, bucket, logs);
        Node<DeliveryStream> stream =
                blueprint.put(
                        "logs",
                        new DeliveryStream(
                                stack.logging().streamName(),
                                true,
                                stack.logging()
                                        .redshift()
                                        .<Destination>map(table -> redshift(table, role, archive))
                                        .orElse(archive)),
                        policy,
                        logs.deliveryStream());
        return new Delivery(stream);
    }

    private static void harden(Blueprint blueprint, Node<Bucket> bucket) {
        Output<String> name = bucket.output(Bucket.NAME);
        blueprint.put("logs", BucketPublicAccessBlock.all(name));
        blueprint.put("logs", BucketOwnership.enforced(name));
        blueprint.put("logs", BucketEncryption.ofS3(name));
        blueprint.put("logs", new BucketVersioning(name, true));
        blueprint.put("logs", BucketPolicy.tlsOnly(name, bucket.output(Bucket.ARN)));
        blueprint.put(
                "logs",
                new BucketLifecycle(
                        name,
                        List.of(
                                new BucketLifecycle.Rule(
                                        "tidy",
                                        "",
                                        Optional.empty(),
                                        Optional.of(NONCURRENT_DAYS),
                                        Optional.of(UPLOAD_DAYS)))));
    }

    private static Destination.S3 archive(Node<Role> role, Node<Bucket> bucket, Logs logs) {
        return new Destination.S3(
                role.output(Role.ARN),
                bucket.output(Bucket.ARN),
                "logs/!{timestamp:yyyy/MM/dd/HH}/",
                "errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/",
                new Destination.Buffering(5, Duration.ofSeconds(300)),
                Destination.Compression.GZIP,
                Optional.of(
                        new Destination.ErrorLog(
                                logs.delivery().output(LogGroup.NAME),
                                logs.deliveryStream().output(LogStream.NAME))));
    }

    private static Destination redshift(
            RedshiftDestination table, Node<Role> role, Destination.S3 archive) {
        return new Destination.Redshift(
                role.output(Role.ARN),
                table.jdbcUrl(),
                table.table(),
                table.copyOptions(),
                Output.of(table.secretArn()),
                Duration.ofHours(1),
                archive,
                archive.errorLog());
    }

    /**
     * @see <a
     *     href="https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3">Grant
     *     Firehose access to an S3 destination</a>
     */
    private static Output<String> document(Stack stack, Node<Bucket> bucket, Logs logs) {
        Output<String> arn = bucket.output(Bucket.ARN);
        List<Policies.Grant> grants = new ArrayList<>();
        grants.add(
                new Policies.Grant(
                        List.of(
                                "s3:AbortMultipartUpload",
                                "s3:GetBucketLocation",
                                "s3:GetObject",
                                "s3:ListBucket",
                                "s3:ListBucketMultipartUploads",
                                "s3:PutObject"),
                        List.of(arn, arn.map(a -> a + "/*"))));
        grants.add(
                new Policies.Grant(
                        List.of("logs:PutLogEvents"),
                        List.of(
                                logs.delivery()
                                        .output(LogGroup.ARN)
                                        .map(group -> group + ":log-stream:*"))));
        stack.logging()
                .redshift()
                .ifPresent(
                        table ->
                                grants.add(
                                        new Policies.Grant(
                                                List.of("secretsmanager:GetSecretValue"),
                                                List.of(Output.of(table.secretArn())))));
        return Policies.allow(grants);
    }
}
