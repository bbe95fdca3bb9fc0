package dev.slipway.sandbox.wire;

import dev.slipway.sandbox.wire.Misfit.Kind;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The answer to a request that does not meet its constraints, with the code that each service has
 * for it. Where we know them from is in {@code src/site/fidelity.md}, under "Constraints of
 * requests".
 */
final class Objection {
    private Objection() {}

    /**
     * @param service by its name in a signature
     * @param misfits one at least; the first decides
     */
    static AwsServiceException of(String service, String operation, List<Misfit> misfits) {
        Misfit first = misfits.getFirst();
        return Problem.refusal(
                400, code(service, operation, first), message(service, misfits, first));
    }

    private static String code(String service, String operation, Misfit first) {
        boolean missing = first.kind() == Kind.MISSING;
        return switch (service) {
            case "ec2" -> missing ? "MissingParameter" : "InvalidParameterValue";
            case "ecs" ->
                    operation.equals("RegisterTaskDefinition")
                            ? "ClientException"
                            : "InvalidParameterException";
            case "logs", "tagging" -> "InvalidParameterException";
            case "elasticloadbalancing", "iam", "sts" -> "ValidationError";
            case "monitoring" -> cloudWatch(operation, missing);
            case "route53", "servicediscovery" -> "InvalidInput";
            case "s3" -> isBody(first) ? "MissingRequestBodyError" : "MalformedXML";
            default -> "ValidationException";
        };
    }

    /** CloudWatch checks GetMetricData with other code than its older operations. */
    private static String cloudWatch(String operation, boolean missing) {
        if (operation.equals("GetMetricData")) {
            return "ValidationError";
        }
        return missing ? "MissingParameter" : "InvalidParameterValue";
    }

    /** All that S3 demands of a request itself, rather than of a part, is that it has a body. */
    private static boolean isBody(Misfit first) {
        return first.kind() == Kind.MISSING && !first.path().contains(".");
    }

    private static String message(String service, List<Misfit> misfits, Misfit first) {
        return switch (service) {
            case "ec2" -> ec2(first);
            case "monitoring" ->
                    first.kind() == Kind.MISSING
                            ? "The parameter " + first.name() + " is required."
                            : "The value %s for parameter %s is invalid: it must %s."
                                    .formatted(
                                            first.value().orElse(""), first.name(), first.rule());
            case "s3" ->
                    isBody(first)
                            ? "Request Body is empty"
                            : "The XML you provided was not well-formed or did not validate"
                                    + " against our published schema";
            default ->
                    misfits.stream()
                            .map(Misfit::sentence)
                            .collect(Collectors.joining("; ", counted(misfits.size()), ""));
        };
    }

    private static String counted(int misfits) {
        return misfits
                + (misfits == 1 ? " validation error" : " validation errors")
                + " detected: ";
    }

    private static String ec2(Misfit first) {
        return first.kind() == Kind.MISSING
                ? "The request must contain the parameter " + first.name()
                : "Value ( %s ) for parameter %s is invalid. It must %s."
                        .formatted(first.value().orElse(""), first.path(), first.rule());
    }
}
