package dev.slipway.blueprint.policy;

import static dev.slipway.blueprint.policy.Needs.arn;
import static dev.slipway.blueprint.policy.Needs.needs;

import java.util.List;
import java.util.stream.Stream;

/** What Elastic Load Balancing asks for. */
final class ElbNeeds {
    private static final String SERVICE = "elasticloadbalancing";

    private ElbNeeds() {}

    static List<Need> of(Asked asked) {
        String action = SERVICE + ":" + asked.operation();
        if (asked.operation().startsWith("Describe")) {
            return List.of(Need.of(action, "*"));
        }
        return switch (asked.operation()) {
            case "CreateLoadBalancer" ->
                    Stream.concat(
                                    Stream.of(
                                            Need.of("ec2:DescribeAccountAttributes", "*"),
                                            Need.of("ec2:DescribeInternetGateways", "*"),
                                            Needs.serviceLinked(
                                                    "elasticloadbalancing.amazonaws.com")),
                                    made(asked, "loadbalancer/app/" + asked.one("Name") + "/0"))
                            .toList();
            case "CreateTargetGroup" ->
                    made(asked, "targetgroup/" + asked.one("Name") + "/0").toList();
            case "CreateListener" -> within(asked, "LoadBalancerArn", "loadbalancer/", "listener/");
            case "CreateRule" -> within(asked, "ListenerArn", "listener/", "listener-rule/");
            case "AddTags", "RemoveTags" -> needs(action, asked.all("ResourceArns").stream());
            case "SetRulePriorities" ->
                    needs(action, asked.texts().filter(text -> text.contains(":listener-rule/")));
            default ->
                    needs(
                            action,
                            Stream.of("LoadBalancerArn", "ListenerArn", "RuleArn", "TargetGroupArn")
                                    .filter(asked::has)
                                    .map(asked::one)
                                    .limit(1));
        };
    }

    private static Stream<Need> made(Asked asked, String last) {
        return Needs.made(
                        asked,
                        SERVICE + ":" + asked.operation(),
                        SERVICE + ":AddTags",
                        arn(SERVICE, last))
                .stream()
                .map(need -> need.with("elasticloadbalancing:CreateAction", asked.operation()));
    }

    /** What is made within another thing needs that thing, and tags of its own. */
    private static List<Need> within(Asked asked, String member, String outer, String inner) {
        String parent = asked.one(member);
        return List.of(
                Need.of(SERVICE + ":" + asked.operation(), parent),
                Need.of(SERVICE + ":AddTags", parent.replace(":" + outer, ":" + inner) + "/0")
                        .with("aws:RequestTag/", asked.tags())
                        .with("elasticloadbalancing:CreateAction", asked.operation()));
    }
}
