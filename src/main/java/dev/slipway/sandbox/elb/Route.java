package dev.slipway.sandbox.elb;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The way of an ordinary request: it comes over HTTPS if the load balancer has that, asks for some
 * path, and carries no special header.
 */
record Route(Balancers balancers) {

    /** The target groups and weights it is sent to; empty if the load balancer answers itself. */
    List<TargetGroupTuple> of(String balancer) {
        return balancers
                .listenersOf(balancer)
                .min(Comparator.comparing(each -> each.protocol() != ProtocolEnum.HTTPS))
                .map(this::of)
                .orElse(List.of());
    }

    private List<TargetGroupTuple> of(Listener listener) {
        return balancers
                .rulesOf(listener.listenerArn())
                .filter(rule -> rule.conditions().stream().allMatch(Route::holds))
                .min(Comparator.comparing(Route::order))
                .flatMap(Route::forward)
                .map(Balancers::groups)
                .orElse(List.of());
    }

    private static int order(Rule rule) {
        return rule.isDefault() ? Integer.MAX_VALUE : Integer.parseInt(rule.priority());
    }

    private static boolean holds(RuleCondition condition) {
        return switch (condition.field()) {
            case "path-pattern" -> condition.values().contains("/*");
            case "host-header" -> true;
            default -> false;
        };
    }

    private static Optional<Action> forward(Rule rule) {
        return rule.actions().stream()
                .filter(action -> action.type() == ActionTypeEnum.FORWARD)
                .findFirst();
    }
}
