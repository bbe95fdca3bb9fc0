package dev.slipway.ui;

import dev.slipway.engine.Address;
import dev.slipway.stack.Colour;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.util.List;

/** Somebody with another tool in a rehearsal's account. */
public record Stranger(Rehearsed rehearsed) {
    private ElasticLoadBalancingV2Client elb() {
        return rehearsed.session().account().elb();
    }

    private String arn(String address) {
        return rehearsed
                .deployment(rehearsed.stack())
                .remembered()
                .entry(Address.parse(address))
                .orElseThrow()
                .id()
                .orElseThrow();
    }

    /** Sets the weights of production. */
    public void weigh(int blue, int green) {
        String arn = arn("ListenerRule.production");
        String greenGroup = arn("TargetGroup.green");
        Rule rule = elb().describeRules(r -> r.ruleArns(arn)).rules().getFirst();
        Action forward = rule.actions().getFirst();
        List<TargetGroupTuple> groups =
                forward.forwardConfig().targetGroups().stream()
                        .map(
                                group ->
                                        group.toBuilder()
                                                .weight(
                                                        group.targetGroupArn().equals(greenGroup)
                                                                ? green
                                                                : blue)
                                                .build())
                        .toList();
        Action weighed =
                forward.toBuilder()
                        .forwardConfig(
                                forward.forwardConfig().toBuilder().targetGroups(groups).build())
                        .build();
        elb().modifyRule(r -> r.ruleArn(arn).actions(weighed));
    }

    /** Has so many percent of a colour's answers fail. */
    public void fail(Colour colour, int percent) {
        Tag tag = Tag.builder().key("sandbox:error-rate").value(Integer.toString(percent)).build();
        elb().addTags(r -> r.resourceArns(arn("TargetGroup." + colour.key())).tags(tag));
    }

    /** Has a service run another number of tasks. */
    public void scale(Colour colour, int tasks) {
        rehearsed
                .session()
                .account()
                .ecs()
                .updateService(
                        r ->
                                r.cluster(rehearsed.stack().cluster().name())
                                        .service(rehearsed.stack().service(colour).name())
                                        .desiredCount(tasks));
    }
}
