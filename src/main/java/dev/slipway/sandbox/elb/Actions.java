package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.util.List;

/** What listeners and rules do, as ELB takes it and spells it back. */
record Actions(World world, TargetGroups groups) {
    private static final int GROUPS_LIMIT = 5;
    private static final int HIGHEST_WEIGHT = 999;

    List<Action> checked(List<Action> actions) {
        if (actions.isEmpty()) {
            throw invalid("At least one action must be specified");
        }
        return actions.stream().map(this::checked).toList();
    }

    private Action checked(Action action) {
        return action.type() == ActionTypeEnum.FORWARD
                ? forward(action)
                : action.toBuilder().order(action.order() == null ? 1 : action.order()).build();
    }

    private Action forward(Action action) {
        List<TargetGroupTuple> given =
                action.forwardConfig() == null
                        ? List.of(
                                TargetGroupTuple.builder()
                                        .targetGroupArn(action.targetGroupArn())
                                        .build())
                        : action.forwardConfig().targetGroups();
        if (given.isEmpty() || given.size() > GROUPS_LIMIT) {
            throw invalid("A forward action must have between 1 and 5 target groups");
        }
        List<TargetGroupTuple> all = given.stream().map(this::weighed).toList();
        ForwardActionConfig.Builder config = ForwardActionConfig.builder().targetGroups(all);
        boolean sticky =
                action.forwardConfig() != null
                        && action.forwardConfig().targetGroupStickinessConfig() != null
                        && Boolean.TRUE.equals(
                                action.forwardConfig().targetGroupStickinessConfig().enabled());
        config.targetGroupStickinessConfig(
                at ->
                        at.enabled(sticky)
                                .durationSeconds(
                                        sticky
                                                ? action.forwardConfig()
                                                        .targetGroupStickinessConfig()
                                                        .durationSeconds()
                                                : null));
        requireStickiness(all, sticky);
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .order(action.order() == null ? 1 : action.order())
                .targetGroupArn(all.size() == 1 ? all.getFirst().targetGroupArn() : null)
                .forwardConfig(config.build())
                .build();
    }

    private TargetGroupTuple weighed(TargetGroupTuple given) {
        if (!groups.exists(given.targetGroupArn())) {
            throw world.refuse(
                    TargetGroupNotFoundException.builder(),
                    "TargetGroupNotFound",
                    "Target group '" + given.targetGroupArn() + "' not found");
        }
        int weight = given.weight() == null ? 1 : given.weight();
        if (weight < 0 || weight > HIGHEST_WEIGHT) {
            throw invalid("The weight of a target group must be between 0 and 999");
        }
        return given.toBuilder().weight(weight).build();
    }

    private void requireStickiness(List<TargetGroupTuple> all, boolean sticky) {
        boolean wanted =
                all.size() > 1
                        && all.stream()
                                .map(each -> groups.all().get(each.targetGroupArn()))
                                .anyMatch(
                                        entry ->
                                                "true"
                                                        .equals(
                                                                entry.attributes.get(
                                                                        "stickiness.enabled")));
        if (wanted && !sticky) {
            throw world.refuse(
                    ElasticLoadBalancingV2Exception.builder(),
                    "InvalidLoadBalancerAction",
                    "You must enable group stickiness on a rule if you enabled target stickiness"
                            + " on one of its target groups");
        }
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(ElasticLoadBalancingV2Exception.builder(), "ValidationError", message);
    }
}
