package dev.slipway.blueprint.policy;

import java.util.List;

/**
 * Giving a stack that stands another image and moving its traffic.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html">ECS</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html">Passing a
 *     role</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html">Tagging
 *     on creation</a>
 */
final class Releasing {
    private Releasing() {}

    static List<Statement> in(Extent extent) {
        return List.of(
                Statement.allow("ReviseTasks", "ecs", "RegisterTaskDefinition")
                        .on(extent.taskDefinitions())
                        .when(extent.asOurs()),
                Statement.allow("TagRevisions", "ecs", "TagResource")
                        .on(extent.taskDefinitions())
                        .when("StringEquals", "ecs:CreateAction", "RegisterTaskDefinition"),
                Statement.allow("HandRolesToTasks", "iam", "PassRole")
                        .on(extent.taskRoles())
                        .when("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com"),
                Statement.allow("RollOutAndShift", "ecs", "UpdateService")
                        .and("elasticloadbalancing", "ModifyRule")
                        .on(extent.services(), extent.rules())
                        .when(extent.unlessNamed(extent.ours())),
                Statement.allow("ReadLastWords", "logs", "GetLogEvents")
                        .on(extent.logGroups())
                        .when(extent.unlessNamed(extent.ours())));
    }
}
