package dev.slipway.sandbox.world;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many calls AWS takes: a bucket for each operation of those services that publish figures. It
 * counts refused calls as well, as AWS does.
 */
final class Throttle {
    private static final List<String> READING = List.of("describe", "list", "get", "filter");

    /**
     * What a bucket holds, and how fast it fills up again.
     *
     * @param burst calls at once
     * @param rate calls a second in the long run
     */
    private record Allowance(double burst, double rate) {}

    /** A bucket as it was when last asked for. */
    private record Bucket(double tokens, Instant at) {}

    private final Map<String, Bucket> buckets = new HashMap<>();

    /**
     * Takes a call.
     *
     * @param service as the SDK names it on the wire, such as {@code ecs}
     * @param operation in the SDK's spelling, such as {@code describeServices}
     * @throws AwsServiceException if that was one too many
     */
    void take(String service, String operation, Instant now, World world) {
        Optional<Allowance> allowance = allowance(service, operation);
        if (allowance.isEmpty()) {
            return;
        }
        Allowance of = allowance.get();
        // Route 53 counts its calls together.
        String key = service.equals("route53") ? service : service + " " + operation;
        Bucket was = buckets.getOrDefault(key, new Bucket(of.burst, now));
        double seconds = Duration.between(was.at, now).toMillis() / 1000.0;
        double tokens = Math.min(of.burst, was.tokens + seconds * of.rate);
        buckets.put(key, new Bucket(Math.max(0, tokens - 1), now));
        if (tokens < 1) {
            throw refusal(service, world);
        }
    }

    /** Burst and rate of an operation; {@code src/site/fidelity.md} tells where they come from. */
    private static Optional<Allowance> allowance(String service, String operation) {
        boolean reads = READING.stream().anyMatch(operation::startsWith);
        return switch (service) {
            case "ec2" -> Optional.of(reads ? new Allowance(100, 20) : new Allowance(50, 5));
            case "ecs" -> Optional.of(reads ? new Allowance(50, 20) : new Allowance(50, 5));
            case "route53" -> Optional.of(new Allowance(10, 5));
            case "acm" -> Optional.of(new Allowance(10, reads ? 10 : 5));
            case "firehose" -> Optional.of(new Allowance(10, 5));
            case "logs" -> logs(operation);
            case "monitoring" -> Optional.of(new Allowance(50, 50));
            default -> Optional.empty();
        };
    }

    private static Optional<Allowance> logs(String operation) {
        return switch (operation) {
            case "filterLogEvents" -> Optional.of(new Allowance(10, 5));
            case "getLogEvents" -> Optional.of(new Allowance(10, 10));
            default -> Optional.empty();
        };
    }

    private static AwsServiceException refusal(String service, World world) {
        String code =
                switch (service) {
                    case "ec2" -> "RequestLimitExceeded";
                    case "route53", "monitoring" -> "Throttling";
                    default -> "ThrottlingException";
                };
        int status = service.equals("ec2") ? 503 : 400;
        return AwsServiceException.builder()
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode(code)
                                .errorMessage("Rate exceeded")
                                .serviceName(service)
                                .build())
                .requestId(world.ids().uuid("refusal"))
                .statusCode(status)
                .message("Rate exceeded")
                .build();
    }
}
