package dev.slipway.stack;

/**
 * The load balancer's view of one service: HTTP to the addresses of its tasks.
 *
 * @param name at most 32 letters, digits and hyphens, unique in account and region
 * @param deregistrationDelaySeconds how long a leaving task may finish its requests, 0 to 3600
 */
public record TargetGroup(String name, HealthCheck healthCheck, int deregistrationDelaySeconds) {
    public TargetGroup withName(String other) {
        return new TargetGroup(other, healthCheck, deregistrationDelaySeconds);
    }

    public TargetGroup withHealthCheck(HealthCheck other) {
        return new TargetGroup(name, other, deregistrationDelaySeconds);
    }
}
