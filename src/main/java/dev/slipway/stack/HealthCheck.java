package dev.slipway.stack;

/**
 * How the load balancer finds out whether a target answers.
 *
 * @param path requested on the traffic port, beginning with a slash
 * @param matcher HTTP codes that count as healthy, 200 to 499: {@code 200}, {@code 200,301} or
 *     {@code 200-399}
 * @param intervalSeconds between two checks, 5 to 300
 * @param timeoutSeconds for one check, 2 to 120 and below the interval
 * @param healthyThreshold successes in a row that make an unhealthy target healthy, 2 to 10
 * @param unhealthyThreshold failures in a row that make a healthy target unhealthy, 2 to 10
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">Health
 *     checks</a>
 */
public record HealthCheck(
        String path,
        String matcher,
        int intervalSeconds,
        int timeoutSeconds,
        int healthyThreshold,
        int unhealthyThreshold) {

    public HealthCheck withMatcher(String other) {
        return new HealthCheck(
                path, other, intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold);
    }
}
