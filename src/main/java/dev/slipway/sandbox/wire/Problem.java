package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

import java.util.Optional;

/**
 * What an error says on the wire.
 *
 * @param code which program logic may depend on
 * @param details the fields that some errors have beside their message
 */
record Problem(int status, String code, String message, Optional<SdkPojo> details) {

    /**
     * @throws IllegalStateException if the exception names no code: its class does not tell, for
     *     AWS's codes and the SDK's names differ in capitals and endings
     */
    static Problem of(AwsServiceException e) {
        AwsErrorDetails said = e.awsErrorDetails();
        if (said == null || said.errorCode() == null) {
            throw new IllegalStateException("an error without a code", e);
        }
        return new Problem(
                e.statusCode() == 0 ? 400 : e.statusCode(),
                said.errorCode(),
                said.errorMessage() == null ? "" : said.errorMessage(),
                e instanceof SdkPojo pojo ? Optional.of(pojo) : Optional.empty());
    }

    /** Whose fault it is, in the words of the Query protocol. */
    String type() {
        return status < 500 ? "Sender" : "Receiver";
    }

    /** The exception for a request that the wire itself refuses. */
    static AwsServiceException refusal(int status, String code, String message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .message(message)
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
                .build();
    }
}
