package dev.slipway.aws;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refusals that pass by themselves, because one part of AWS has not heard yet what another part
 * already did. Where a resource can say more about what stands in the way than its error does (the
 * network interfaces of a security group, the listeners of a certificate), its kind waits instead
 * and there is no row here. Nor is there one for quotas ({@code LimitExceeded…}): they do not pass.
 */
final class Consistency {

    /**
     * A refusal worth another try.
     *
     * @param service the SDK's name of the service, as in {@code Ecs}
     * @param operations the operations it is known of; empty for all of the service
     * @param code AWS's error code, with or without the suffix {@code Exception}
     * @param fragment a part of the message, lower case; empty when the code says it all
     * @param patience how long to go on, from the first such refusal
     * @param reason what the user is told meanwhile
     * @param source where it is documented or was seen
     */
    record Row(
            String service,
            Set<String> operations,
            String code,
            String fragment,
            Duration patience,
            String reason,
            String source) {

        private boolean covers(Calls.Operation operation, String failure, String message) {
            return service.equals(operation.service())
                    && (operations.isEmpty() || operations.contains(operation.name()))
                    && withoutSuffix(failure).equals(code)
                    && message.contains(fragment);
        }

        private static String withoutSuffix(String code) {
            return code.endsWith("Exception")
                    ? code.substring(0, code.length() - "Exception".length())
                    : code;
        }
    }

    private static final String PROVIDER = "hashicorp/terraform-provider-aws, internal/service/";
    private static final String ROLE = "waiting until the new role is known everywhere";
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration USUAL = Duration.ofMinutes(2);
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final Set<String> SERVICE = Set.of("CreateService", "UpdateService");
    private static final Set<String> STREAM = Set.of("CreateDeliveryStream", "UpdateDestination");
    private static final Set<String> LISTENER =
            Set.of("CreateListener", "ModifyListener", "AddListenerCertificates");

    static final List<Row> ROWS =
            List.of(
                    row("Firehose", STREAM, "InvalidArgument", "firehose is unable to assume role")
                            .say(USUAL, ROLE, PROVIDER + "firehose"),
                    row("Firehose", STREAM, "InvalidArgument", "is not authorized to")
                            .say(USUAL, ROLE, PROVIDER + "firehose"),
                    row(
                                    "Firehose",
                                    STREAM,
                                    "InvalidArgument",
                                    "verify that the iam role has access")
                            .say(USUAL, ROLE, PROVIDER + "firehose"),
                    row("Firehose", STREAM, "InvalidArgument", "access was denied")
                            .say(USUAL, ROLE, PROVIDER + "firehose"),
                    row(
                                    "Ecs",
                                    Set.of("CreateCluster", "CreateService", "UpdateService"),
                                    "InvalidParameter",
                                    "unable to assume the service linked role")
                            .say(
                                    USUAL,
                                    "waiting until ECS's own role exists in this account",
                                    "pulumi/pulumi-aws#1041"),
                    row(
                                    "Ecs",
                                    SERVICE,
                                    "InvalidParameter",
                                    "verify that the ecs service role being passed has the proper"
                                            + " permissions")
                            .say(USUAL, ROLE, PROVIDER + "ecs"),
                    row(
                                    "Ecs",
                                    SERVICE,
                                    "InvalidParameter",
                                    "does not have an associated load balancer")
                            .say(
                                    USUAL,
                                    "waiting until the target group is seen behind the listener",
                                    PROVIDER + "ecs"),
                    row("Ecs", SERVICE, "ClusterNotFound", "")
                            .say(SHORT, "waiting until the new cluster is seen", PROVIDER + "ecs"),
                    row(
                                    "Ecs",
                                    Set.of("DeleteService"),
                                    "InvalidParameter",
                                    "cannot be stopped while deployments are active")
                            .say(
                                    LONG,
                                    "waiting until the service's deployment has ended",
                                    PROVIDER + "ecs"),
                    row("Ecs", Set.of(), "UpdateInProgress", "")
                            .say(
                                    LONG,
                                    "waiting until the cluster's last change has ended",
                                    api("AmazonECS", "API_PutClusterCapacityProviders")),
                    row("Ecs", Set.of("PutClusterCapacityProviders"), "ResourceInUse", "")
                            .say(
                                    LONG,
                                    "waiting until the capacity provider is free",
                                    api("AmazonECS", "API_PutClusterCapacityProviders")),
                    row("Ecs", Set.of("DeleteCluster"), "ClusterContainsServices", "")
                            .say(
                                    LONG,
                                    "waiting until the cluster's last service is gone",
                                    api("AmazonECS", "API_DeleteCluster")),
                    row("Ecs", Set.of("DeleteCluster"), "ClusterContainsTasks", "")
                            .say(
                                    LONG,
                                    "waiting until the cluster's last task has stopped",
                                    api("AmazonECS", "API_DeleteCluster")),
                    row("Iam", Set.of(), "ConcurrentModification", "")
                            .say(
                                    USUAL,
                                    "waiting until IAM has finished another change",
                                    "https://docs.aws.amazon.com/IAM/latest/APIReference/"
                                            + "API_CreateRole.html"),
                    row("Iam", Set.of("PutRolePolicy"), "NoSuchEntity", "")
                            .say(
                                    Duration.ofSeconds(20),
                                    ROLE,
                                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
                                            + "troubleshoot.html (changes that I make are not"
                                            + " always immediately visible)"),
                    row("Iam", Set.of("DeleteRole"), "DeleteConflict", "")
                            .say(
                                    SHORT,
                                    "waiting until IAM has forgotten the role's policies",
                                    "https://docs.aws.amazon.com/IAM/latest/APIReference/"
                                            + "API_DeleteRole.html"),
                    row("CloudWatchLogs", Set.of(), "OperationAborted", "")
                            .say(
                                    SHORT,
                                    "waiting until another change of the log group has ended",
                                    api("AmazonCloudWatchLogs", "API_CreateLogGroup")),
                    row("S3", Set.of(), "OperationAborted", "")
                            .say(
                                    USUAL,
                                    "waiting until another change of the bucket has ended",
                                    "https://docs.aws.amazon.com/AmazonS3/latest/API/"
                                            + "ErrorResponses.html"),
                    row("ElasticLoadBalancingV2", LISTENER, "CertificateNotFound", "")
                            .say(
                                    USUAL,
                                    "waiting until the load balancer knows the new certificate",
                                    PROVIDER + "elbv2"),
                    row("ElasticLoadBalancingV2", Set.of("DeleteTargetGroup"), "ResourceInUse", "")
                            .say(
                                    USUAL,
                                    "waiting until the load balancer has let go of the target"
                                            + " group",
                                    PROVIDER + "elbv2"),
                    row("Acm", Set.of("DeleteCertificate"), "ResourceInUse", "")
                            .say(
                                    USUAL,
                                    "waiting until the load balancer has let go of the"
                                            + " certificate",
                                    "aws/aws-cdk#4179"),
                    row("Ec2", Set.of(), "InvalidGroup.NotFound", "")
                            .only(
                                    "AuthorizeSecurityGroupIngress",
                                    "AuthorizeSecurityGroupEgress",
                                    "RevokeSecurityGroupEgress")
                            .say(
                                    SHORT,
                                    "waiting until the new security group is seen",
                                    "https://docs.aws.amazon.com/ec2/latest/devguide/"
                                            + "eventual-consistency.html"),
                    row("ApplicationAutoScaling", Set.of(), "ObjectNotFound", "")
                            .only("PutScalingPolicy", "RegisterScalableTarget")
                            .say(
                                    SHORT,
                                    "waiting until autoscaling sees the new service",
                                    PROVIDER + "appautoscaling"),
                    row("ApplicationAutoScaling", Set.of(), "ConcurrentUpdate", "")
                            .say(
                                    SHORT,
                                    "waiting until autoscaling has finished another change",
                                    "https://docs.aws.amazon.com/autoscaling/application/"
                                            + "APIReference/API_RegisterScalableTarget.html"),
                    row("Route53", Set.of(), "PriorRequestNotComplete", "")
                            .say(
                                    Duration.ofMinutes(5),
                                    "waiting until Route 53 has finished another change of the"
                                            + " zone",
                                    "https://docs.aws.amazon.com/Route53/latest/APIReference/"
                                            + "API_ChangeResourceRecordSets.html"));

    private Consistency() {}

    static Optional<Row> find(Calls.Operation operation, String code, String message) {
        String text = message == null ? "" : message.toLowerCase(java.util.Locale.ROOT);
        return ROWS.stream().filter(row -> row.covers(operation, code, text)).findFirst();
    }

    private static Sketch row(
            String service, Set<String> operations, String code, String fragment) {
        return new Sketch(service, operations, code, fragment);
    }

    private static String api(String guide, String page) {
        return "https://docs.aws.amazon.com/" + guide + "/latest/APIReference/" + page + ".html";
    }

    private record Sketch(String service, Set<String> operations, String code, String fragment) {
        Sketch only(String... names) {
            return new Sketch(service, Set.of(names), code, fragment);
        }

        Row say(Duration patience, String reason, String source) {
            return new Row(service, operations, code, fragment, patience, reason, source);
        }
    }
}
