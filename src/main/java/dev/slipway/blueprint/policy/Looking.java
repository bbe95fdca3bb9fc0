package dev.slipway.blueprint.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Seeing what there is. What AWS cannot narrow to a resource stands on {@code *}: the calls that
 * list, and those of EC2 and Elastic Load Balancing that describe. So does {@code ecs:ListTasks},
 * which is narrowed by container instances, and Fargate has none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html">EC2</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html">Elastic
 *     Load Balancing V2</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudmap.html">Cloud
 *     Map</a>
 */
final class Looking {
    private Looking() {}

    static List<Statement> in(Extent extent) {
        List<Statement> all = new ArrayList<>(List.of(everywhere(), choices(extent)));
        if (!extent.hostedZones().isEmpty()) {
            all.add(
                    Statement.allow("LookAtRecords", "route53", "ListResourceRecordSets")
                            .on(extent.hostedZones()));
        }
        all.add(containers(extent));
        all.add(roles(extent));
        all.add(
                Statement.allow("LookAtLogs", "logs", "DescribeLogStreams", "ListTagsForResource")
                        .and("firehose", "DescribeDeliveryStream", "ListTagsForDeliveryStream")
                        .on(extent.logGroups(), extent.streams()));
        all.add(bucket(extent));
        // What is not there yet has no tags: AWS would deny that it is looked for.
        all.add(
                Statement.allow("LookAtSecrets", "secretsmanager", "DescribeSecret")
                        .on(extent.secrets()));
        all.add(
                Statement.allow("CompareSecrets", "secretsmanager", "GetSecretValue")
                        .on(extent.secrets())
                        .when(extent.unlessNamed(extent.ours())));
        return all;
    }

    private static Statement everywhere() {
        return Statement.allow("Look", "acm", "ListCertificates")
                .and(
                        "application-autoscaling",
                        "DescribeScalableTargets",
                        "DescribeScalingPolicies")
                .and("cloudwatch", "GetMetricData")
                .and(
                        "ec2",
                        "DescribeNetworkInterfaces",
                        "DescribeRegions",
                        "DescribeRouteTables",
                        "DescribeSecurityGroups",
                        "DescribeSubnets",
                        "DescribeVpcs")
                .and("ecs", "DescribeTaskDefinition", "ListTaskDefinitions", "ListTasks")
                .and(
                        "elasticloadbalancing",
                        "DescribeListeners",
                        "DescribeLoadBalancerAttributes",
                        "DescribeLoadBalancers",
                        "DescribeRules",
                        "DescribeTags",
                        "DescribeTargetGroupAttributes",
                        "DescribeTargetGroups",
                        "DescribeTargetHealth")
                .and("logs", "DescribeLogGroups")
                .and("route53", "ListHostedZones")
                .and("servicediscovery", "ListNamespaces", "ListTagsForResource")
                .and("tag", "GetResources");
    }

    /** What the wizard offers belongs to no stack yet. */
    private static Statement choices(Extent extent) {
        return Statement.allow(
                        "LookAtChoices", "acm", "DescribeCertificate", "ListTagsForCertificate")
                .and("route53", "GetHostedZone")
                .and("servicediscovery", "GetNamespace")
                .on(
                        extent.of("acm", "certificate/*"),
                        extent.anyHostedZone(),
                        extent.of("servicediscovery", "namespace/*"));
    }

    private static Statement containers(Extent extent) {
        return Statement.allow(
                        "LookAtContainers",
                        "ecs",
                        "DescribeClusters",
                        "DescribeServices",
                        "DescribeTasks")
                .on(extent.clusters(), extent.services(), extent.tasks());
    }

    private static Statement roles(Extent extent) {
        return Statement.allow("LookAtRoles", "iam", "GetRole", "GetRolePolicy")
                .on(extent.taskRoles(), extent.firehoseRole());
    }

    private static Statement bucket(Extent extent) {
        return Statement.allow(
                        "LookAtBucket",
                        "s3",
                        "GetBucketOwnershipControls",
                        "GetBucketPolicy",
                        "GetBucketPublicAccessBlock",
                        "GetBucketTagging",
                        "GetBucketVersioning",
                        "GetEncryptionConfiguration",
                        "GetLifecycleConfiguration",
                        "ListBucket")
                .on(extent.buckets());
    }
}
