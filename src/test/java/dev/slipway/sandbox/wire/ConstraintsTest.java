package dev.slipway.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

import java.time.Instant;

/** What AWS was seen to answer, word by word, and where. */
class ConstraintsTest {
    /** NixOS/nixops#328. */
    @Test
    void iamCountsTheCharactersOfAName() {
        String name = "charon-31f85414-3f74-11e5-b275-f23c91ae92d9-DynamoReadOnlyPermission";
        assertThat(refusal("iam", "GetRole", GetRoleRequest.builder().roleName(name).build()))
                .isEqualTo(
                        "ValidationError: 1 validation error detected: Value '"
                                + name
                                + "' at 'roleName' failed to satisfy constraint: Member must have"
                                + " length less than or equal to 64");
    }

    /** fluent-plugin-cloudwatch-logs#223. */
    @Test
    void logsNamesAllThatIsWrong() {
        assertThat(
                        refusal(
                                "logs",
                                "DescribeLogGroups",
                                DescribeLogGroupsRequest.builder().logGroupNamePrefix("").build()))
                .isEqualTo(
                        "InvalidParameterException: 2 validation errors detected: Value '' at"
                            + " 'logGroupNamePrefix' failed to satisfy constraint: Member must"
                            + " satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+; Value ''"
                            + " at 'logGroupNamePrefix' failed to satisfy constraint: Member must"
                            + " have length greater than or equal to 1");
    }

    /** cisagov/crossfeed#374. */
    @Test
    void logsRefusesAColonInAStream() {
        assertThat(
                        refusal(
                                "logs",
                                "GetLogEvents",
                                GetLogEventsRequest.builder()
                                        .logGroupName("g")
                                        .logStreamName("main/arn:aws")
                                        .build()))
                .isEqualTo(
                        "InvalidParameterException: 1 validation error detected: Value"
                                + " 'main/arn:aws' at 'logStreamName' failed to satisfy constraint:"
                                + " Member must satisfy regular expression pattern: [^:*]*");
    }

    /** amazon-archives/cloudwatch-logs-centralize-logs#5. */
    @Test
    void logsCountsEventsFromOne() {
        assertThat(
                        refusal(
                                "logs",
                                "PutLogEvents",
                                PutLogEventsRequest.builder()
                                        .logGroupName("g")
                                        .logStreamName("s")
                                        .logEvents(e -> e.message("m"))
                                        .build()))
                .isEqualTo(
                        "InvalidParameterException: 1 validation error detected: Value null at"
                                + " 'logEvents.1.member.timestamp' failed to satisfy constraint:"
                                + " Member must not be null");
    }

    /** terraform-aws-modules/terraform-aws-acm#93. */
    @Test
    void acmRefusesAStarInATag() {
        assertThat(
                        refusal(
                                "acm",
                                "RequestCertificate",
                                RequestCertificateRequest.builder()
                                        .domainName("a.example.com")
                                        .tags(
                                                t -> t.key("k").value("v"),
                                                t -> t.key("n").value("*.dev.mycompany.com"))
                                        .build()))
                .isEqualTo(
                        "ValidationException: 1 validation error detected: Value"
                                + " '*.dev.mycompany.com' at 'tags.2.member.value' failed to"
                                + " satisfy constraint: Member must satisfy regular expression"
                                + " pattern: [\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*");
    }

    /** aws-sdk-kotlin#1469. */
    @Test
    void secretsManagerMissesAName() {
        assertThat(
                        refusal(
                                "secretsmanager",
                                "GetSecretValue",
                                GetSecretValueRequest.builder().build()))
                .isEqualTo(
                        "ValidationException: 1 validation error detected: Value null at 'secretId'"
                                + " failed to satisfy constraint: Member must not be null");
    }

    @Test
    void aSecretIsNotRepeated() {
        assertThat(
                        refusal(
                                "secretsmanager",
                                "CreateSecret",
                                CreateSecretRequest.builder()
                                        .name("n")
                                        .secretString("s".repeat(70_000))
                                        .build()))
                .contains("Value at 'secretString' failed");
    }

    /** getmoto/moto#112: EC2 prints the name on the wire, which is not the SDK's. */
    @Test
    void ec2MissesADescription() {
        assertThat(
                        refusal(
                                "ec2",
                                "CreateSecurityGroup",
                                CreateSecurityGroupRequest.builder().groupName("g").build()))
                .isEqualTo(
                        "MissingParameter: The request must contain the parameter"
                                + " GroupDescription");
    }

    /** aws-amplify/amplify-swift#1178. */
    @Test
    void cloudWatchMissesAMetric() {
        assertThat(
                        refusal(
                                "monitoring",
                                "GetMetricStatistics",
                                GetMetricStatisticsRequest.builder()
                                        .namespace("AWS/ApplicationELB")
                                        .startTime(Instant.EPOCH)
                                        .endTime(Instant.EPOCH)
                                        .period(60)
                                        .build()))
                .isEqualTo("MissingParameter: The parameter MetricName is required.");
    }

    @Test
    void bytesAreCounted() {
        SdkBytes tooMany = SdkBytes.fromByteArray(new byte[65_537]);
        assertThat(
                        refusal(
                                "secretsmanager",
                                "CreateSecret",
                                CreateSecretRequest.builder()
                                        .name("n")
                                        .secretBinary(tooMany)
                                        .build()))
                .contains("Member must have length less than or equal to 65536");
    }

    /** A list that nobody set is not an empty one, and a pattern is of characters, not of bytes. */
    @Test
    void whatIsGoodPasses() {
        assertThatCode(
                        () ->
                                check(
                                        "acm",
                                        "RequestCertificate",
                                        RequestCertificateRequest.builder()
                                                .domainName("a.example.com")
                                                .tags(t -> t.key("ключ").value("漢"))
                                                .build()))
                .doesNotThrowAnyException();
    }

    private static String refusal(String service, String operation, SdkPojo request) {
        AwsErrorDetails details =
                catchThrowableOfType(
                                AwsServiceException.class, () -> check(service, operation, request))
                        .awsErrorDetails();
        return details.errorCode() + ": " + details.errorMessage();
    }

    private static void check(String service, String operation, SdkPojo request) {
        Constraints.of(service).check(operation, request);
    }
}
