package dev.slipway.differential;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkResponse;

/** What an account says to a call. */
sealed interface Outcome {

    /** It did what it was asked. */
    record Answered(SdkResponse response) implements Outcome {}

    /**
     * It did not.
     *
     * @param code AWS's error code, or what became of the call if there is none
     * @param statusClass 4 if it was the caller's fault, 5 if the account's, 0 if nobody answered
     * @param type the SDK's exception, which is what a program can catch
     */
    record Refused(String code, int statusClass, String type) implements Outcome {}

    static Outcome of(Throwable failure) {
        String type = failure.getClass().getSimpleName();
        return failure instanceof AwsServiceException refusal
                ? new Refused(
                        String.valueOf(refusal.awsErrorDetails().errorCode()),
                        refusal.statusCode() / 100,
                        type)
                : new Refused(type, 0, type);
    }
}
