package dev.slipway.blueprint.policy;

import java.util.List;

/**
 * Clusters, services, their scaling and their namespace.
 *
 * <p>AWS cannot narrow {@code ecs:DeregisterTaskDefinition}, nor tags of Cloud Map, and {@code
 * servicediscovery:GetOperation} asks for namespaces that are not there yet. The services in a
 * namespace that is deleted were left there by others, so that no tag says whose they are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html">ECS</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/auto-scaling-IAM.html">Service
 *     auto scaling</a>, which needs alarms
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudmap.html">Cloud
 *     Map</a>
 */
final class LaunchingCompute {
    private LaunchingCompute() {}

    static List<Statement> in(Extent extent) {
        return List.of(
                Statement.allow("MakeContainers", "ecs", "CreateCluster", "CreateService")
                        .on(extent.clusters(), extent.services())
                        .when(extent.asOurs()),
                Statement.allow("TagNewContainers", "ecs", "TagResource")
                        .on(extent.clusters(), extent.services())
                        .when("StringEquals", "ecs:CreateAction", "CreateCluster", "CreateService"),
                Statement.allow(
                                "ChangeContainers",
                                "ecs",
                                "DeleteCluster",
                                "DeleteService",
                                "DeleteTaskDefinitions",
                                "PutClusterCapacityProviders",
                                "TagResource",
                                "UntagResource",
                                "UpdateCluster")
                        .on(extent.clusters(), extent.services(), extent.taskDefinitions())
                        .when(extent.unlessNamed(extent.ours())),
                Statement.allow("RetireTasks", "ecs", "DeregisterTaskDefinition"),
                Statement.allow(
                                "Scale",
                                "application-autoscaling",
                                "DeleteScalingPolicy",
                                "DeregisterScalableTarget",
                                "PutScalingPolicy",
                                "RegisterScalableTarget")
                        .on(extent.of("application-autoscaling", "scalable-target/*"))
                        .when(
                                "StringEquals",
                                "application-autoscaling:scalable-dimension",
                                "ecs:service:DesiredCount"),
                Statement.allow(
                                "ScalingAlarms",
                                "cloudwatch",
                                "DeleteAlarms",
                                "DescribeAlarms",
                                "PutMetricAlarm")
                        .on(extent.alarms()),
                Statement.allow("MakeNamespaces", "servicediscovery", "CreateHttpNamespace")
                        .when(extent.asOurs()),
                Statement.allow(
                        "FindAndTagNamespaces",
                        "servicediscovery",
                        "GetOperation",
                        "ListOperations",
                        "ListServices",
                        "TagResource",
                        "UntagResource"),
                Statement.allow("DeleteNamespaces", "servicediscovery", "DeleteNamespace")
                        .on(extent.of("servicediscovery", "namespace/*"))
                        .when(extent.ours()),
                Statement.allow(
                                "EmptyNamespaces",
                                "servicediscovery",
                                "DeleteService",
                                "DeregisterInstance",
                                "ListInstances")
                        .on(extent.of("servicediscovery", "service/*")));
    }
}
