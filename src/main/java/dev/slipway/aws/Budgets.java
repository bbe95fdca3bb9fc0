package dev.slipway.aws;

import dev.slipway.engine.Scope;
import dev.slipway.engine.Time;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many calls a second each service gets from us. AWS counts per account and region and shares
 * the allowance with everyone else there, so most figures stay below what is published.
 */
final class Budgets {

    /**
     * @param rate calls a second in the long run
     * @param burst calls at once after a quiet while
     */
    record Allowance(double rate, int burst) {}

    /**
     * By the SDK's name of the service. Sources: EC2
     * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html (describe: 100, then
     * 20/s; create: 50, then 5/s) · ECS
     * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html · Route 53
     * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html (5/s) · ACM
     * https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html (5 to 10/s) · Firehose
     * https://docs.aws.amazon.com/firehose/latest/dev/limits.html (5/s per operation). The others
     * publish nothing, or far more than is needed here.
     */
    static final Map<String, Allowance> ALLOWANCES =
            Map.of(
                    "Ec2", new Allowance(10, 40),
                    "Ecs", new Allowance(10, 40),
                    "ElasticLoadBalancingV2", new Allowance(10, 40),
                    "Iam", new Allowance(10, 20),
                    "Route53", new Allowance(5, 5),
                    "Acm", new Allowance(5, 10),
                    "Firehose", new Allowance(5, 5),
                    "CloudWatchLogs", new Allowance(5, 20),
                    "S3", new Allowance(50, 100),
                    "SecretsManager", new Allowance(20, 40));

    private static final Allowance UNKNOWN = new Allowance(5, 10);

    private final Time time;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    Budgets(Time time) {
        this.time = time;
    }

    /** Waits until a call to the service is within its budget; the most urgent step goes first. */
    void acquire(String service) {
        Duration urgency = Scope.CURRENT.isBound() ? Scope.CURRENT.get().urgency() : Duration.ZERO;
        bucket(service).acquire(urgency);
    }

    /** Takes AWS's word that the service had enough of us. */
    void exhaust(String service) {
        bucket(service).exhaust();
    }

    private TokenBucket bucket(String service) {
        return buckets.computeIfAbsent(
                service, any -> new TokenBucket(ALLOWANCES.getOrDefault(service, UNKNOWN), time));
    }
}
