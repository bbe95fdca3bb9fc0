package dev.slipway.traffic;

import dev.slipway.aws.Account;
import dev.slipway.aws.AwsErrors;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.util.List;
import java.util.Optional;

/**
 * How the load balancer finds the targets of a group. Those that drain get nothing new and are left
 * out.
 *
 * @param initial how many were not judged yet
 * @param troubles what is wrong with the others, each reason once
 */
public record Targets(int healthy, int initial, int unhealthy, List<String> troubles) {
    public Targets {
        troubles = List.copyOf(troubles);
    }

    /**
     * @throws dev.slipway.engine.EngineException if the account does not tell
     */
    static Targets of(Account account, String group) {
        return of(
                AwsErrors.explained(
                        "asking for the health of the targets",
                        () ->
                                account
                                        .elb()
                                        .describeTargetHealth(r -> r.targetGroupArn(group))
                                        .targetHealthDescriptions()
                                        .stream()
                                        .map(each -> each.targetHealth())
                                        .filter(it -> !is(it, TargetHealthStateEnum.DRAINING))
                                        .toList()));
    }

    private static Targets of(List<TargetHealth> all) {
        int healthy = count(all, TargetHealthStateEnum.HEALTHY);
        int initial = count(all, TargetHealthStateEnum.INITIAL);
        return new Targets(
                healthy,
                initial,
                all.size() - healthy - initial,
                all.stream()
                        .filter(target -> !is(target, TargetHealthStateEnum.HEALTHY))
                        .flatMap(target -> Optional.ofNullable(target.description()).stream())
                        .distinct()
                        .toList());
    }

    private static int count(List<TargetHealth> all, TargetHealthStateEnum state) {
        return (int) all.stream().filter(target -> is(target, state)).count();
    }

    private static boolean is(TargetHealth target, TargetHealthStateEnum state) {
        return target.state() == state;
    }
}
