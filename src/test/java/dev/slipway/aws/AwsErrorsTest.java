package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.model.EcsException;

import java.net.UnknownHostException;

class AwsErrorsTest {
    private static Failure explain(int status, String code, String message) {
        return AwsErrors.explain(
                "creating the cluster",
                EcsException.builder()
                        .statusCode(status)
                        .requestId("req-7")
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode(code)
                                        .errorMessage(message)
                                        .build())
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredTokenException, the token has expired, expired",
        "403, UnrecognizedClientException, the token is invalid, does not accept these credentials",
        "400, ThrottlingException, Rate exceeded, slow down",
        "403, RequestTimeTooSkewed, the difference is too large, clock is wrong",
        "400, LimitExceededException, 500 streams, quota",
        "400, InvalidGroup.Duplicate, group web exists, exists already",
        "400, DependencyViolation, sg-1 has a dependent object, still uses it",
        "400, InvalidParameterException, cpu must be 256, does not accept a value",
        "503, ServiceUnavailable, try later, a problem of its own",
        "400, Strange, words of AWS, words of AWS"
    })
    void saysWhatIsWrong(int status, String code, String message, String cause) {
        Failure failure = explain(status, code, message);

        assertThat(failure.cause()).contains(cause);
        assertThat(failure.remedy()).isNotBlank();
        assertThat(failure.code()).contains(code);
        assertThat(failure.requestId()).contains("req-7");
        assertThat(failure.doing()).isEqualTo("creating the cluster");
    }

    @Test
    void namesThePermissionThatIsMissing() {
        Failure failure =
                explain(
                        403,
                        "AccessDeniedException",
                        "User: arn:aws:iam::1:user/me is not authorized to perform:"
                                + " ecs:CreateCluster on resource: *");

        assertThat(failure.cause()).contains("ecs:CreateCluster");
        assertThat(failure.remedy()).contains("permission ecs:CreateCluster");
    }

    @Test
    void absentCredentials() {
        Failure failure =
                AwsErrors.explain(
                        "planning",
                        SdkClientException.create(
                                "Unable to load credentials from any of the providers in the"
                                        + " chain"));

        assertThat(failure.cause()).contains("no AWS credentials");
    }

    @Test
    void anUnknownAddress() {
        Failure failure =
                AwsErrors.explain(
                        "planning",
                        SdkClientException.create(
                                "Unable to execute HTTP request",
                                new UnknownHostException("ecs.mars-1.amazonaws.com")));

        assertThat(failure.cause()).contains("ecs.mars-1.amazonaws.com");
    }

    @Test
    void whatTheEngineSaidStays() {
        Failure said = Failure.of("waiting", "it failed", "look");

        assertThat(
                        AwsErrors.explain(
                                "x", SdkClientException.create("y", new EngineException(said))))
                .isEqualTo(said);
    }

    @Test
    void aBugIsCalledABug() {
        assertThat(AwsErrors.explain("x", new NullPointerException("secret detail")).cause())
                .contains("error in Slipway")
                .doesNotContain("secret detail");
    }
}
