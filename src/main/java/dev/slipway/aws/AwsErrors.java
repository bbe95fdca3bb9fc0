package dev.slipway.aws;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

/** Says in plain words why a call did not work, and what to do about it. */
public final class AwsErrors {
    private static final Pattern ACTION =
            Pattern.compile("not authorized to perform:? \\[?([\\w-]+:\\w+)");

    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
    private static final String NO_CREDENTIALS =
            "no AWS credentials were found, or they could not be used";

    private record Advice(String cause, String remedy) {}

    private AwsErrors() {}

    /** Whether to sign in again is what helps. */
    public static boolean needsLogin(Failure failure) {
        return failure.code().filter(EXPIRED::contains).isPresent()
                || failure.cause().equals(NO_CREDENTIALS);
    }

    /**
     * What a call answers.
     *
     * @param doing what is being done, as in "asking how the services fare"
     * @throws EngineException if it did not work, for whatever reason
     */
    public static <T> T explained(String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (EngineException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new EngineException(explain(doing, e), e);
        }
    }

    /**
     * Explains anything that was thrown while something was done in an account.
     *
     * @param doing what was being done, as in "creating the load balancer poc-alb"
     */
    public static Failure explain(String doing, Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof EngineException known) {
                return known.failure();
            }
        }
        if (thrown instanceof AwsServiceException refusal) {
            AwsErrorDetails details = refusal.awsErrorDetails();
            String code =
                    details == null || details.errorCode() == null
                            ? "HTTP " + refusal.statusCode()
                            : details.errorCode();
            String message =
                    details == null || details.errorMessage() == null ? "" : details.errorMessage();
            Advice advice = refused(code, message, refusal);
            return new Failure(
                    doing,
                    Optional.empty(),
                    Optional.of(code),
                    Optional.ofNullable(refusal.requestId()),
                    advice.cause(),
                    advice.remedy());
        }
        Advice advice = notAnswered(thrown);
        return Failure.of(doing, advice.cause(), advice.remedy());
    }

    private static Advice refused(String code, String message, AwsServiceException refusal) {
        if (refusal.isThrottlingException() && !code.startsWith("LimitExceeded")) {
            return new Advice(
                    "AWS kept asking to slow down, although the call was tried for a while",
                    "Something else in this account calls AWS a lot. Wait a few minutes, then"
                            + " try again.");
        }
        if (refusal.isClockSkewException()) {
            return new Advice(
                    "this computer's clock is wrong, so AWS does not accept the signature",
                    "Set the clock, or switch automatic time on, then try again.");
        }
        return switch (code) {
            case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
                    new Advice(
                            "the credentials have expired",
                            "Sign in again, or get new session credentials, then try again.");
            case "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "AuthFailure",
                    "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "InvalidSignatureException",
                    "MissingAuthenticationToken" ->
                    new Advice(
                            "AWS does not accept these credentials",
                            "Check the profile or the AWS_… variables: the key may be deleted,"
                                    + " mistyped, or belong to another partition.");
            case "AccessDenied",
                    "AccessDeniedException",
                    "UnauthorizedOperation",
                    "AuthorizationError" ->
                    denied(message);
            default -> byName(code, message, refusal.statusCode());
        };
    }

    private static Advice denied(String message) {
        Matcher action = ACTION.matcher(message);
        if (action.find()) {
            return new Advice(
                    "the credentials may not do " + action.group(1),
                    "Have the permission "
                            + action.group(1)
                            + " added to the user or role, or a deny lifted, then try again. AWS"
                            + " says: "
                            + message);
        }
        return new Advice(
                "the credentials lack a permission: " + message,
                "Have the permission added to the user or role, then try again.");
    }

    private static Advice byName(String code, String message, int status) {
        if (code.contains("LimitExceeded") || code.startsWith("TooMany") || quota(message)) {
            return new Advice(
                    "a quota of this account is used up: " + message,
                    "Delete what is no longer needed, or request an increase in the Service"
                            + " Quotas console, then try again.");
        }
        if (code.contains("Duplicate") || code.contains("AlreadyExists")) {
            return new Advice(
                    "something with this name exists already and is not part of this stack: "
                            + message,
                    "Choose another name in the stack, or remove the other thing if nobody needs"
                            + " it.");
        }
        if (code.contains("InUse") || code.equals("DependencyViolation")) {
            return new Advice(
                    "something else still uses it: " + message,
                    "Remove what uses it, or wait until it is gone, then try again.");
        }
        if (status >= 500) {
            return new Advice(
                    "AWS had a problem of its own and it did not pass: " + message,
                    "Look at the AWS Health Dashboard, and try again later.");
        }
        if (code.startsWith("Invalid")
                || code.startsWith("Validation")
                || code.startsWith("Malformed")) {
            return new Advice(
                    "AWS does not accept a value: " + message,
                    "Correct the value in the stack, then try again.");
        }
        return new Advice(
                message.isEmpty() ? "AWS refused it with " + code : message,
                "Try again; if it stays, look the code " + code + " up in AWS's documentation.");
    }

    private static boolean quota(String message) {
        String text = message.toLowerCase(java.util.Locale.ROOT);
        return text.contains("quota") || text.contains("limit exceeded");
    }

    private static Advice notAnswered(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            switch (at) {
                case UnknownHostException unknown -> {
                    return new Advice(
                            "the address " + unknown.getMessage() + " is not known",
                            "Check the network connection, the region's name and the endpoint"
                                    + " address.");
                }
                case SocketTimeoutException late -> {
                    return new Advice(
                            "AWS did not answer in time",
                            "Check the network connection (proxy, VPN), then try again.");
                }
                case SSLException ssl -> {
                    return new Advice(
                            "no secure connection could be made: " + ssl.getMessage(),
                            "A proxy may be replacing certificates: add its authority to the Java"
                                    + " trust store, or go around it.");
                }
                case IOException io -> {
                    return new Advice(
                            "the endpoint cannot be reached: " + io.getMessage(),
                            "Check the network connection and the endpoint address.");
                }
                default -> {}
            }
        }
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof SdkClientException && message.contains("credentials")) {
            return new Advice(
                    NO_CREDENTIALS,
                    "Choose a profile, sign in, or rehearse in the sandbox, which needs none.");
        }
        if (thrown instanceof SdkClientException) {
            return new Advice(
                    "the call could not be made: " + message,
                    "Correct what it names, then try again.");
        }
        return new Advice(
                "an error in Slipway itself: " + thrown.getClass().getSimpleName(),
                "Try again: nothing that exists is lost. If it happens again, report it with"
                        + " the log file.");
    }
}
