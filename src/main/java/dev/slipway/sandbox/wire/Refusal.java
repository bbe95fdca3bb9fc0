package dev.slipway.sandbox.wire;

import java.util.Map;

/**
 * A refusal that any service may give, with the code that each spells in its own way. Sources: EC2
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html · S3
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html · the others' common errors,
 * such as https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html.
 */
enum Refusal {
    THROTTLED(
            "Rate exceeded",
            new Code(400, "ThrottlingException"),
            Map.of(
                    "ec2", new Code(503, "RequestLimitExceeded"),
                    "s3", new Code(503, "SlowDown"),
                    "sts", new Code(400, "Throttling"),
                    "iam", new Code(400, "Throttling"),
                    "route53", new Code(400, "Throttling"),
                    "elasticloadbalancing", new Code(400, "Throttling"))),

    UNAVAILABLE(
            "The service is temporarily unavailable",
            new Code(503, "ServiceUnavailable"),
            Map.of("ec2", new Code(503, "Unavailable"))),

    EXPIRED(
            "The security token included in the request is expired",
            new Code(400, "ExpiredTokenException"),
            Map.of(
                    "ec2", new Code(400, "RequestExpired"),
                    "s3", new Code(400, "ExpiredToken"),
                    "sts", new Code(403, "ExpiredToken"),
                    "iam", new Code(403, "ExpiredToken"),
                    "route53", new Code(403, "ExpiredToken"),
                    "elasticloadbalancing", new Code(403, "ExpiredToken")));

    private record Code(int status, String name) {}

    private final String message;
    private final Code usual;
    private final Map<String, Code> others;

    Refusal(String message, Code usual, Map<String, Code> others) {
        this.message = message;
        this.usual = usual;
        this.others = others;
    }

    /** As a service, by its name in a signature, says it. */
    Problem by(String service) {
        Code code = others.getOrDefault(service, usual);
        return new Problem(code.status(), code.name(), message, java.util.Optional.empty());
    }
}
