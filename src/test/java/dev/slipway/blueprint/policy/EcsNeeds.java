package dev.slipway.blueprint.policy;

import static dev.slipway.blueprint.policy.Needs.arn;
import static dev.slipway.blueprint.policy.Needs.needs;

import java.util.List;
import java.util.stream.Stream;

/** What ECS asks for. */
final class EcsNeeds {
    private EcsNeeds() {}

    static List<Need> of(Asked asked) {
        String action = "ecs:" + asked.operation();
        return switch (asked.operation()) {
            case "CreateCluster" ->
                    Stream.concat(
                                    made(asked, arn("ecs", "cluster/" + asked.one("ClusterName"))),
                                    Stream.of(Needs.serviceLinked("ecs.amazonaws.com")))
                            .toList();
            case "CreateService" -> made(asked, service(asked, asked.one("ServiceName"))).toList();
            case "RegisterTaskDefinition" ->
                    Stream.concat(
                                    made(
                                            asked,
                                            arn(
                                                    "ecs",
                                                    "task-definition/"
                                                            + asked.one("Family")
                                                            + ":1")),
                                    Needs.passed(asked, "ecs-tasks.amazonaws.com"))
                            .toList();
            case "DescribeTaskDefinition",
                    "DeregisterTaskDefinition",
                    "ListTaskDefinitions",
                    "ListTasks" ->
                    List.of(Need.of(action, "*"));
            case "DeleteTaskDefinitions" ->
                    needs(
                            action,
                            asked.all("TaskDefinitions").stream()
                                    .map(it -> full("task-definition/", it)));
            case "TagResource", "UntagResource" ->
                    List.of(Need.of(action, asked.one("ResourceArn")));
            case "DescribeTasks" -> needs(action, asked.all("Tasks").stream());
            case "DescribeServices" ->
                    needs(action, asked.all("Services").stream().map(it -> service(asked, it)));
            case "DeleteService", "UpdateService" ->
                    List.of(Need.of(action, service(asked, asked.one("Service"))));
            case "DescribeClusters" ->
                    needs(action, asked.all("Clusters").stream().map(it -> full("cluster/", it)));
            default -> List.of(Need.of(action, full("cluster/", asked.one("Cluster"))));
        };
    }

    private static Stream<Need> made(Asked asked, String arn) {
        return Needs.made(asked, "ecs:" + asked.operation(), "ecs:TagResource", arn).stream()
                .map(need -> need.with("ecs:CreateAction", asked.operation()));
    }

    private static String service(Asked asked, String name) {
        String cluster = asked.one("Cluster");
        return full("service/" + cluster.substring(cluster.lastIndexOf('/') + 1) + "/", name);
    }

    private static String full(String before, String name) {
        return name.startsWith("arn:") ? name : arn("ecs", before + name);
    }
}
