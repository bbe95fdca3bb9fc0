package dev.slipway.blueprint.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Security groups, load balancers, certificates and records.
 *
 * <p>The ARN of a security group and of a certificate tells nothing, so that their tags say whose
 * they are. A call that makes something with tags needs the permission to tag as well.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html">EC2:
 *     tagging on creation</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/tagging-resources-during-creation.html">Elastic
 *     Load Balancing: tagging on creation</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-permissions.html">Elastic
 *     Load Balancing: permissions by call</a>, and <a
 *     href="https://github.com/kubernetes/cloud-provider-aws/pull/59">a thread</a> on when they are
 *     asked for
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscertificatemanager.html">ACM</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html">Route
 *     53: conditions</a>
 */
final class LaunchingNetwork {
    private LaunchingNetwork() {}

    static List<Statement> in(Extent extent) {
        List<Statement> all = new ArrayList<>(securityGroups(extent));
        all.addAll(loadBalancers(extent));
        all.addAll(certificates(extent));
        if (!extent.hostedZones().isEmpty()) {
            all.add(
                    Statement.allow("WriteRecords", "route53", "ChangeResourceRecordSets")
                            .on(extent.hostedZones())
                            .when(
                                    "ForAllValues:StringEquals",
                                    "route53:ChangeResourceRecordSetsRecordTypes",
                                    "A",
                                    "CNAME")
                            .when(extent.writtenNames()));
            all.add(
                    Statement.allow("AwaitRecords", "route53", "GetChange")
                            .on(extent.dnsChanges()));
        }
        return all;
    }

    private static List<Statement> securityGroups(Extent extent) {
        List<String> groups = extent.of("ec2", "security-group/*");
        return List.of(
                Statement.allow("MakeGroups", "ec2", "CreateSecurityGroup")
                        .on(groups)
                        .when(extent.asOurs()),
                Statement.allow("MakeGroupsInVpc", "ec2", "CreateSecurityGroup")
                        .on(extent.networks()),
                Statement.allow("TagNewGroups", "ec2", "CreateTags")
                        .on(groups)
                        .when("StringEquals", "ec2:CreateAction", "CreateSecurityGroup"),
                Statement.allow(
                                "ChangeGroups",
                                "ec2",
                                "AuthorizeSecurityGroupEgress",
                                "AuthorizeSecurityGroupIngress",
                                "CreateTags",
                                "DeleteSecurityGroup",
                                "DeleteTags",
                                "RevokeSecurityGroupEgress",
                                "RevokeSecurityGroupIngress",
                                "UpdateSecurityGroupRuleDescriptionsEgress",
                                "UpdateSecurityGroupRuleDescriptionsIngress")
                        .on(groups)
                        .when(extent.ours()));
    }

    private static List<Statement> loadBalancers(Extent extent) {
        String service = "elasticloadbalancing";
        return List.of(
                // Asked for in the caller's name until the account has had its first load balancer.
                Statement.allow(
                        "FirstUseOfBalancing",
                        "ec2",
                        "DescribeAccountAttributes",
                        "DescribeInternetGateways"),
                Statement.allow("MakeBalancing", service, "CreateLoadBalancer", "CreateTargetGroup")
                        .on(extent.loadBalancers(), extent.targetGroups())
                        .when(extent.asOurs()),
                Statement.allow("TagNewBalancing", service, "AddTags")
                        .on(
                                extent.loadBalancers(),
                                extent.listeners(),
                                extent.rules(),
                                extent.targetGroups())
                        .when("StringLike", "elasticloadbalancing:CreateAction", "Create*"),
                Statement.allow(
                                "ChangeBalancing",
                                service,
                                "AddTags",
                                "CreateListener",
                                "CreateRule",
                                "DeleteListener",
                                "DeleteLoadBalancer",
                                "DeleteRule",
                                "DeleteTargetGroup",
                                "ModifyListener",
                                "ModifyLoadBalancerAttributes",
                                "ModifyTargetGroup",
                                "ModifyTargetGroupAttributes",
                                "RemoveTags",
                                "SetRulePriorities",
                                "SetSecurityGroups",
                                "SetSubnets")
                        .on(
                                extent.loadBalancers(),
                                extent.listeners(),
                                extent.rules(),
                                extent.targetGroups())
                        .when(extent.unlessNamed(extent.ours())));
    }

    private static List<Statement> certificates(Extent extent) {
        return List.of(
                Statement.allow("RequestCertificates", "acm", "RequestCertificate")
                        .when(extent.asOurs()),
                Statement.allow("TagNewCertificates", "acm", "AddTagsToCertificate")
                        .on(extent.of("acm", "certificate/*"))
                        .when(extent.asOurs()),
                Statement.allow(
                                "ChangeCertificates",
                                "acm",
                                "AddTagsToCertificate",
                                "DeleteCertificate",
                                "RemoveTagsFromCertificate")
                        .on(extent.of("acm", "certificate/*"))
                        .when(extent.ours()));
    }
}
