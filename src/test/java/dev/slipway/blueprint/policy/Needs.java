package dev.slipway.blueprint.policy;

import dev.slipway.sandbox.Sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What AWS asks for before it answers a call: a second account of what the policy says, made from
 * the calls instead, after the Service Authorization Reference and what AWS says about tagging on
 * creation, passing roles and service-linked roles.
 */
final class Needs {
    private static final String REGION = Sandbox.REGION;
    private static final String ACCOUNT = Sandbox.ACCOUNT;

    /** Calls of S3 whose permissions are called otherwise. */
    private static final Map<String, String> OF_S3 =
            Map.ofEntries(
                    Map.entry("DeleteBucketEncryption", "PutEncryptionConfiguration"),
                    Map.entry("DeleteBucketLifecycle", "PutLifecycleConfiguration"),
                    Map.entry("DeleteBucketOwnershipControls", "PutBucketOwnershipControls"),
                    Map.entry("DeletePublicAccessBlock", "PutBucketPublicAccessBlock"),
                    Map.entry("GetBucketEncryption", "GetEncryptionConfiguration"),
                    Map.entry("GetBucketLifecycleConfiguration", "GetLifecycleConfiguration"),
                    Map.entry("GetPublicAccessBlock", "GetBucketPublicAccessBlock"),
                    Map.entry("HeadBucket", "ListBucket"),
                    Map.entry("ListMultipartUploads", "ListBucketMultipartUploads"),
                    Map.entry("ListObjectVersions", "ListBucketVersions"),
                    Map.entry("PutBucketEncryption", "PutEncryptionConfiguration"),
                    Map.entry("PutBucketLifecycleConfiguration", "PutLifecycleConfiguration"),
                    Map.entry("PutPublicAccessBlock", "PutBucketPublicAccessBlock"));

    private Needs() {}

    static List<Need> of(Asked asked) {
        return switch (asked.service()) {
            case "acm" -> acm(asked);
            case "applicationautoscaling" -> scaling(asked);
            case "cloudwatch" -> List.of(Need.of("cloudwatch:" + asked.operation(), "*"));
            case "cloudwatchlogs" -> logs(asked);
            case "ec2" -> ec2(asked);
            case "ecs" -> EcsNeeds.of(asked);
            case "elasticloadbalancingv2" -> ElbNeeds.of(asked);
            case "firehose" -> firehose(asked);
            case "iam" -> iam(asked);
            case "resourcegroupstaggingapi" -> List.of(Need.of("tag:GetResources", "*"));
            case "route53" -> route53(asked);
            case "s3" -> s3(asked);
            case "secretsmanager" -> secrets(asked);
            case "servicediscovery" -> cloudMap(asked);
            // Whoever has credentials may ask who that is, whatever a policy says.
            case "sts" -> List.of();
            default -> throw new IllegalArgumentException(asked.name());
        };
    }

    static String arn(String service, String last) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + last;
    }

    static List<Need> needs(String action, Stream<String> arns) {
        return arns.map(arn -> Need.of(action, arn)).toList();
    }

    /** A call that makes something, and the permission to tag it. */
    static List<Need> made(Asked asked, String action, String tagging, String arn) {
        Need making = Need.of(action, arn).with("aws:RequestTag/", asked.tags());
        return asked.tags().isEmpty()
                ? List.of(making)
                : List.of(making, Need.of(tagging, arn).with("aws:RequestTag/", asked.tags()));
    }

    static Need serviceLinked(String service) {
        return Need.of(
                        "iam:CreateServiceLinkedRole",
                        "arn:aws:iam::" + ACCOUNT + ":role/aws-service-role/" + service + "/Its")
                .with("iam:AWSServiceName", service);
    }

    /** For each role that a call names. */
    static Stream<Need> passed(Asked asked, String service) {
        return asked.texts()
                .filter(text -> text.startsWith("arn:aws:iam:"))
                .distinct()
                .map(role -> Need.of("iam:PassRole", role).with("iam:PassedToService", service));
    }

    private static List<Need> acm(Asked asked) {
        String action = "acm:" + asked.operation();
        return switch (asked.operation()) {
            case "ListCertificates" -> List.of(Need.of(action, "*"));
            case "RequestCertificate" ->
                    List.of(
                            Need.of(action, "*").with("aws:RequestTag/", asked.tags()),
                            Need.of("acm:AddTagsToCertificate", arn("acm", "certificate/new"))
                                    .with("aws:RequestTag/", asked.tags()));
            default -> needs(action, asked.all("CertificateArn").stream());
        };
    }

    private static List<Need> scaling(Asked asked) {
        String action = "application-autoscaling:" + asked.operation();
        if (asked.operation().startsWith("Describe")) {
            return List.of(Need.of(action, "*"));
        }
        String service = asked.one("ResourceId");
        List<Need> all = new ArrayList<>();
        all.add(
                Need.of(action, arn("application-autoscaling", "scalable-target/0ec5"))
                        .with(
                                "application-autoscaling:scalable-dimension",
                                asked.one("ScalableDimension")));
        String alarm = arn("cloudwatch", "alarm:TargetTracking-" + service + "-AlarmHigh-1b2c");
        switch (asked.operation()) {
            case "RegisterScalableTarget" -> {
                all.add(serviceLinked("ecs.application-autoscaling.amazonaws.com"));
                all.add(Need.of("ecs:DescribeServices", arn("ecs", service)));
                all.add(Need.of("ecs:UpdateService", arn("ecs", service)));
            }
            case "PutScalingPolicy" -> {
                all.add(Need.of("cloudwatch:DescribeAlarms", alarm));
                all.add(Need.of("cloudwatch:PutMetricAlarm", alarm));
            }
            default -> all.add(Need.of("cloudwatch:DeleteAlarms", alarm));
        }
        return all;
    }

    private static List<Need> logs(Asked asked) {
        String action = "logs:" + asked.operation();
        return switch (asked.operation()) {
            case "DescribeLogGroups" -> List.of(Need.of(action, "*"));
            case "CreateLogGroup" -> made(asked, action, "logs:TagResource", group(asked));
            case "CreateLogStream", "DeleteLogStream", "GetLogEvents" ->
                    List.of(
                            Need.of(
                                    action,
                                    group(asked) + ":log-stream:" + asked.one("LogStreamName")));
            case "ListTagsForResource", "TagResource", "UntagResource" ->
                    List.of(Need.of(action, asked.one("ResourceArn")));
            case "StartLiveTail" -> needs(action, asked.all("LogGroupIdentifiers").stream());
            default -> List.of(Need.of(action, group(asked)));
        };
    }

    private static String group(Asked asked) {
        return arn("logs", "log-group:" + asked.one("LogGroupName"));
    }

    private static List<Need> ec2(Asked asked) {
        String action = "ec2:" + asked.operation();
        String group = arn("ec2", "security-group/");
        if (asked.operation().startsWith("Describe")) {
            return List.of(Need.of(action, "*"));
        }
        return switch (asked.operation()) {
            case "CreateSecurityGroup" ->
                    List.of(
                            Need.of(action, group + "new").with("aws:RequestTag/", asked.tags()),
                            Need.of(action, arn("ec2", "vpc/" + asked.one("VpcId"))),
                            Need.of("ec2:CreateTags", group + "new")
                                    .with("ec2:CreateAction", "CreateSecurityGroup"));
            case "CreateTags", "DeleteTags" ->
                    needs(action, asked.all("Resources").stream().map(id -> group + id));
            default -> List.of(Need.of(action, group + asked.one("GroupId")));
        };
    }

    private static List<Need> firehose(Asked asked) {
        String action = "firehose:" + asked.operation();
        String stream = arn("firehose", "deliverystream/" + asked.one("DeliveryStreamName"));
        List<Need> all =
                new ArrayList<>(
                        asked.operation().startsWith("Create")
                                ? made(asked, action, "firehose:TagDeliveryStream", stream)
                                : List.of(Need.of(action, stream)));
        passed(asked, "firehose.amazonaws.com").forEach(all::add);
        return all;
    }

    private static List<Need> iam(Asked asked) {
        String action = "iam:" + asked.operation();
        if (asked.operation().equals("SimulatePrincipalPolicy")) {
            return List.of(Need.of(action, asked.one("PolicySourceArn")));
        }
        String role = "arn:aws:iam::" + ACCOUNT + ":role/" + asked.one("RoleName");
        return asked.operation().equals("CreateRole")
                ? made(asked, action, "iam:TagRole", role)
                : List.of(Need.of(action, role));
    }

    private static List<Need> route53(Asked asked) {
        String action = "route53:" + asked.operation();
        return switch (asked.operation()) {
            case "ListHostedZones" -> List.of(Need.of(action, "*"));
            case "GetChange" ->
                    List.of(Need.of(action, "arn:aws:route53:::change/" + bare(asked.one("Id"))));
            case "GetHostedZone" -> List.of(Need.of(action, zone(asked.one("Id"))));
            case "ChangeResourceRecordSets" -> List.of(written(asked, action));
            default -> List.of(Need.of(action, zone(asked.one("HostedZoneId"))));
        };
    }

    private static Need written(Asked asked, String action) {
        var request =
                (software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest)
                        asked.request();
        var records =
                request.changeBatch().changes().stream().map(c -> c.resourceRecordSet()).toList();
        return Need.of(action, zone(request.hostedZoneId()))
                .with(
                        "route53:ChangeResourceRecordSetsNormalizedRecordNames",
                        records.stream().map(r -> r.name().replaceFirst("\\.$", "")).toList())
                .with(
                        "route53:ChangeResourceRecordSetsRecordTypes",
                        records.stream().map(r -> r.typeAsString()).toList());
    }

    private static String zone(String id) {
        return "arn:aws:route53:::hostedzone/" + bare(id);
    }

    private static String bare(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static List<Need> s3(Asked asked) {
        String bucket = "arn:aws:s3:::" + asked.one("Bucket");
        return switch (asked.operation()) {
            case "DeleteObjects" ->
                    needs("s3:DeleteObject", Stream.of(bucket + "/logs/1")).stream()
                            .flatMap(
                                    n ->
                                            Stream.of(
                                                    n,
                                                    Need.of(
                                                            "s3:DeleteObjectVersion",
                                                            n.resource())))
                            .toList();
            case "AbortMultipartUpload" ->
                    List.of(Need.of("s3:AbortMultipartUpload", bucket + "/" + asked.one("Key")));
            default ->
                    List.of(
                            Need.of(
                                    "s3:"
                                            + OF_S3.getOrDefault(
                                                    asked.operation(), asked.operation()),
                                    bucket));
        };
    }

    private static List<Need> secrets(Asked asked) {
        String action = "secretsmanager:" + asked.operation();
        String name = asked.has("Name") ? asked.one("Name") : asked.one("SecretId");
        String arn = name.startsWith("arn:") ? name : arn("secretsmanager", "secret:" + name);
        return asked.operation().equals("CreateSecret")
                ? made(asked, action, "secretsmanager:TagResource", arn)
                : List.of(Need.of(action, arn));
    }

    private static List<Need> cloudMap(Asked asked) {
        String action = "servicediscovery:" + asked.operation();
        return switch (asked.operation()) {
            case "CreateHttpNamespace" -> made(asked, action, "servicediscovery:TagResource", "*");
            case "DeleteNamespace", "GetNamespace" ->
                    List.of(
                            Need.of(
                                    action,
                                    arn("servicediscovery", "namespace/" + asked.one("Id"))));
            case "DeleteService" ->
                    List.of(Need.of(action, arn("servicediscovery", "service/" + asked.one("Id"))));
            case "DeregisterInstance", "ListInstances" ->
                    List.of(
                            Need.of(
                                    action,
                                    arn("servicediscovery", "service/" + asked.one("ServiceId"))));
            default -> List.of(Need.of(action, "*"));
        };
    }
}
