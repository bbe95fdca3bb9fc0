package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Finding.Grade;
import dev.slipway.engine.FakeTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What is found where the account, its clock or its region is not as it should be. */
class CheckupTest {
    private static final String IDENTITY =
            """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
            <GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/ann</Arn>
            <Account>123456789012</Account></GetCallerIdentityResult>
            </GetCallerIdentityResponse>\
            """;
    private static final String REGIONS =
            """
            <DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><regionInfo>
            <item><regionName>us-east-2</regionName></item></regionInfo></DescribeRegionsResponse>\
            """;

    private final FakeTime time = new FakeTime();
    private final FakeHttp http = new FakeHttp();
    private AwsCredentialsProvider credentials = until(Duration.ofHours(8));
    private Region region = Region.US_EAST_2;

    private AwsCredentialsProvider until(Duration left) {
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.builder()
                        .accessKeyId("a")
                        .secretAccessKey("s")
                        .sessionToken("t")
                        .expirationTime(time.now().plus(left))
                        .build());
    }

    private List<Finding> found() {
        try (Checkup checkup =
                new Checkup(new AccountSettings(region, credentials).with(time).with(http))) {
            return checkup.run();
        }
    }

    private Finding found(String title) {
        return found().stream().filter(it -> it.title().equals(title)).findFirst().orElseThrow();
    }

    private FakeHttp dated(Duration ahead) {
        return http.dated(
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        time.now().minus(ahead).atOffset(ZoneOffset.UTC)));
    }

    private static String refusal(String code) {
        return "<ErrorResponse><Error><Code>%s</Code><Message>no</Message></Error></ErrorResponse>"
                .formatted(code);
    }

    @Test
    void allIsWell() {
        dated(Duration.ZERO).answer(200, IDENTITY).answer(200, REGIONS);
        assertThat(found())
                .allMatch(finding -> finding.grade() == Grade.FINE)
                .extracting(Finding::title)
                .containsExactly("endpoint", "account", "clock", "region");
    }

    @ParameterizedTest
    @CsvSource({
        "59,FINE",
        "-61,WARNING",
        "61,WARNING",
        "299,WARNING",
        "300,PROBLEM",
        "-400,PROBLEM"
    })
    void theClockMayBeAMinuteOff(int seconds, Grade grade) {
        dated(Duration.ofSeconds(seconds)).answer(200, IDENTITY).answer(200, REGIONS);
        assertThat(found("clock").grade()).isEqualTo(grade);
    }

    @Test
    void anAnswerWithoutADateSaysNothingOfTheClock() {
        http.answer(200, IDENTITY).answer(200, REGIONS);
        assertThat(found("clock").grade()).isEqualTo(Grade.UNKNOWN);
    }

    @Test
    void credentialsThatEndSoonAreAWarning() {
        credentials = until(Duration.ofMinutes(14));
        http.answer(200, IDENTITY).answer(200, REGIONS);
        assertThat(found("account").grade()).isEqualTo(Grade.WARNING);
    }

    @Test
    void credentialsThatEndedAreAProblemOfTheAccount() {
        http.answer(403, refusal("ExpiredToken"));
        assertThat(found("endpoint").grade()).isEqualTo(Grade.FINE);
        assertThat(found("account").found()).isEqualTo("The credentials have expired.");
        assertThat(found("account").remedy()).isPresent();
    }

    @Test
    void withoutCredentialsOneHasToSignIn() {
        credentials =
                () -> {
                    throw SdkClientException.create("Unable to load credentials");
                };
        assertThat(found("account").grade()).isEqualTo(Grade.PROBLEM);
        assertThat(found("account").remedy().orElseThrow()).contains("sign in");
    }

    @Test
    void whereNobodyAnswersItIsTheEndpoint() {
        http.lose(new IOException("Connection refused"));
        Finding finding = found("endpoint");
        assertThat(finding.grade()).isEqualTo(Grade.PROBLEM);
        assertThat(finding.found()).contains("cannot be reached");
    }

    @Test
    void aRegionThatIsNotEnabledIsAProblem() {
        region = Region.AF_SOUTH_1;
        http.answer(200, IDENTITY).answer(200, REGIONS);
        assertThat(found("region").found()).contains("af-south-1", "not enabled");
    }

    @Test
    void whoMayNotAskForRegionsIsNotToldThatAllIsWell() {
        http.answer(200, IDENTITY)
                .answer(
                        403,
                        "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no"
                                + "</Message></Error></Errors></Response>");
        assertThat(found("region").grade()).isEqualTo(Grade.UNKNOWN);
    }
}
