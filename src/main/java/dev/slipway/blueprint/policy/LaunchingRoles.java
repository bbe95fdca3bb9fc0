package dev.slipway.blueprint.policy;

import java.util.List;

/**
 * Roles and secrets.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">IAM</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html">Service-linked
 *     roles</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html">Secrets
 *     Manager</a>
 */
final class LaunchingRoles {
    private LaunchingRoles() {}

    static List<Statement> in(Extent extent) {
        return List.of(
                Statement.allow("MakeRoles", "iam", "CreateRole", "TagRole")
                        .on(extent.taskRoles(), extent.firehoseRole())
                        .when(extent.asOurs()),
                Statement.allow(
                                "ChangeRoles",
                                "iam",
                                "DeleteRole",
                                "DeleteRolePolicy",
                                "DetachRolePolicy",
                                "ListAttachedRolePolicies",
                                "ListRolePolicies",
                                "PutRolePolicy",
                                "TagRole",
                                "UntagRole",
                                "UpdateAssumeRolePolicy",
                                "UpdateRole")
                        .on(extent.taskRoles(), extent.firehoseRole())
                        .when(extent.unlessNamed(extent.ours())),
                Statement.allow("HandRoleToFirehose", "iam", "PassRole")
                        .on(extent.firehoseRole())
                        .when("StringEquals", "iam:PassedToService", "firehose.amazonaws.com"),
                Statement.allow("FirstUseOfServices", "iam", "CreateServiceLinkedRole")
                        .on(extent.serviceLinkedRoles())
                        .when(
                                "StringEquals",
                                "iam:AWSServiceName",
                                "ecs.amazonaws.com",
                                "ecs.application-autoscaling.amazonaws.com",
                                "elasticloadbalancing.amazonaws.com"),
                Statement.allow("MakeSecrets", "secretsmanager", "CreateSecret", "TagResource")
                        .on(extent.secrets())
                        .when(extent.asOurs()),
                Statement.allow(
                                "ChangeSecrets",
                                "secretsmanager",
                                "DeleteSecret",
                                "PutSecretValue",
                                "RestoreSecret",
                                "TagResource",
                                "UntagResource",
                                "UpdateSecret")
                        .on(extent.secrets())
                        .when(extent.unlessNamed(extent.ours())));
    }
}
