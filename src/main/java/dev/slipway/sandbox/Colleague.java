package dev.slipway.sandbox;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.util.List;
import java.util.Map;

/**
 * Somebody else with access to the account, who changes things behind one's back. All of it is done
 * by ordinary calls, so it is remembered and repeated like everybody's.
 */
public record Colleague(Sandbox sandbox) {

    /**
     * Sets the weights of the target groups of a rule.
     *
     * @param weights from 0 to 999, by target group ARN; groups that are not named keep theirs
     * @throws IllegalArgumentException if the rule forwards nothing
     */
    public void weigh(String rule, Map<String, Integer> weights) {
        ElasticLoadBalancingV2Client elb = sandbox.client(ElasticLoadBalancingV2Client.class);
        Action forward =
                elb.describeRules(r -> r.ruleArns(rule)).rules().getFirst().actions().stream()
                        .filter(action -> action.type() == ActionTypeEnum.FORWARD)
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException(rule + " does not forward"));
        List<TargetGroupTuple> all =
                forward.forwardConfig().targetGroups().stream()
                        .map(
                                each ->
                                        each.toBuilder()
                                                .weight(
                                                        weights.getOrDefault(
                                                                each.targetGroupArn(),
                                                                each.weight()))
                                                .build())
                        .toList();
        elb.modifyRule(
                r ->
                        r.ruleArn(rule)
                                .actions(
                                        forward.toBuilder()
                                                .targetGroupArn(null)
                                                .forwardConfig(
                                                        forward.forwardConfig().toBuilder()
                                                                .targetGroups(all)
                                                                .build())
                                                .build()));
    }

    /** Sets a tag of a load balancer, listener, rule or target group. */
    public void tag(String arn, String key, String value) {
        Tag tag = Tag.builder().key(key).value(value).build();
        sandbox.client(ElasticLoadBalancingV2Client.class)
                .addTags(r -> r.resourceArns(arn).tags(tag));
    }

    /** Has a service run another number of tasks. */
    public void resize(String cluster, String service, int tasks) {
        sandbox.client(EcsClient.class)
                .updateService(r -> r.cluster(cluster).service(service).desiredCount(tasks));
    }
}
