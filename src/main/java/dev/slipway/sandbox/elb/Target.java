package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.world.Pace;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.time.Duration;
import java.time.Instant;

/**
 * An address in a target group, from its registration until long after it has drained. Its health
 * at any instant follows from this, so nobody has to check it.
 *
 * @param answers whether it passes health checks
 * @param leaving how it was deregistered; null while it is registered
 */
record Target(String ip, int port, boolean answers, Instant since, Pace pace, Leaving leaving) {

    /**
     * A deregistration.
     *
     * @param drained when it has had its time to finish its requests
     */
    record Leaving(Instant at, Instant drained) {}

    /** Whether it is this address, still registered. */
    boolean is(String otherIp, int otherPort) {
        return leaving == null && ip.equals(otherIp) && port == otherPort;
    }

    Target left(Instant at, Instant drained) {
        return new Target(ip, port, answers, since, pace, new Leaving(at, drained));
    }

    /** Whether nothing of it was to be seen any more at an instant. */
    boolean isGone(Instant at) {
        return leaving != null && !leaving.drained.isAfter(at);
    }

    /** A first success makes a new target healthy; failures count up to a threshold. */
    private Instant judged(TargetGroup group) {
        int checks = answers ? 1 : group.unhealthyThresholdCount();
        Duration interval = Duration.ofSeconds(group.healthCheckIntervalSeconds());
        return since.plus(pace.of(interval.multipliedBy(checks)));
    }

    /** Its state at an instant in a group that is in use; null before and after its time. */
    TargetHealthStateEnum state(TargetGroup group, Instant at) {
        if (at.isBefore(since) || isGone(at)) {
            return null;
        }
        if (leaving != null && !at.isBefore(leaving.at)) {
            return TargetHealthStateEnum.DRAINING;
        }
        if (judged(group).isAfter(at)) {
            return TargetHealthStateEnum.INITIAL;
        }
        return answers ? TargetHealthStateEnum.HEALTHY : TargetHealthStateEnum.UNHEALTHY;
    }

    TargetHealthDescription described(TargetGroup group, boolean used, Instant now) {
        return TargetHealthDescription.builder()
                .target(TargetDescription.builder().id(ip).port(port).build())
                .healthCheckPort(String.valueOf(port))
                .targetHealth(told(used, state(group, now)))
                .build();
    }

    private static TargetHealth told(boolean used, TargetHealthStateEnum state) {
        if (state == TargetHealthStateEnum.DRAINING) {
            return told(
                    state,
                    TargetHealthReasonEnum.TARGET_DEREGISTRATION_IN_PROGRESS,
                    "Target deregistration is in progress");
        }
        if (!used) {
            return told(
                    TargetHealthStateEnum.UNUSED,
                    TargetHealthReasonEnum.TARGET_NOT_IN_USE,
                    "Target group is not configured to receive traffic from the load balancer");
        }
        return switch (state) {
            case INITIAL ->
                    told(
                            state,
                            TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS,
                            "Target registration is in progress");
            case UNHEALTHY ->
                    told(
                            state,
                            TargetHealthReasonEnum.TARGET_FAILED_HEALTH_CHECKS,
                            "Health checks failed with these codes: [500]");
            default -> TargetHealth.builder().state(state).build();
        };
    }

    private static TargetHealth told(
            TargetHealthStateEnum state, TargetHealthReasonEnum reason, String text) {
        return TargetHealth.builder().state(state).reason(reason).description(text).build();
    }
}
