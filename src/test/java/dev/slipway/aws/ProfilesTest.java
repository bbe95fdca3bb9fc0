package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Profiles.Kind;
import dev.slipway.aws.Profiles.Named;
import dev.slipway.aws.Profiles.SsoStart;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.profiles.ProfileFile;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class ProfilesTest {
    private static final String CONFIG =
            """
            [profile work]
            sso_session = corp
            sso_account_id = 111122223333
            sso_role_name = Admin
            region = eu-central-1

            [sso-session corp]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = us-east-1

            [profile older]
            sso_start_url = https://old.awsapps.com/start
            sso_region = eu-west-1

            [profile broken]
            sso_session = nowhere

            [profile careful]
            role_arn = arn:aws:iam::111122223333:role/deploy
            source_profile = default
            mfa_serial = arn:aws:iam::111122223333:mfa/me

            [profile printed]
            credential_process = /bin/true

            [default]
            aws_access_key_id = AKIDEXAMPLE
            aws_secret_access_key = nobody-knows
            """;

    private final Profiles profiles = new Profiles(() -> file(CONFIG));

    private static ProfileFile file(String text) {
        return ProfileFile.builder()
                .type(ProfileFile.Type.CONFIGURATION)
                .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    @Test
    void theDefaultComesFirst() {
        assertThat(profiles.all())
                .extracting(Named::name)
                .containsExactly("default", "broken", "careful", "older", "printed", "work");
    }

    @Test
    void eachSaysHowItGetsIn() {
        assertThat(kind("default")).isEqualTo(new Kind.Keys());
        assertThat(kind("printed")).isEqualTo(new Kind.Other());
        assertThat(kind("careful"))
                .isEqualTo(
                        new Kind.Role(
                                "arn:aws:iam::111122223333:role/deploy",
                                Optional.of("arn:aws:iam::111122223333:mfa/me")));
    }

    @Test
    void aSessionIsKnownByItsNameAndAnOlderProfileByItsAddress() {
        assertThat(kind("work"))
                .isEqualTo(
                        new Kind.Sso(
                                new SsoStart(
                                        "corp", "https://corp.awsapps.com/start", "us-east-1")));
        assertThat(kind("older"))
                .isEqualTo(
                        new Kind.Sso(
                                new SsoStart(
                                        "https://old.awsapps.com/start",
                                        "https://old.awsapps.com/start",
                                        "eu-west-1")));
    }

    @Test
    void aSessionThatIsNotThereIsNoWayIn() {
        assertThat(kind("broken")).isEqualTo(new Kind.Other());
    }

    private Kind kind(String name) {
        return profiles.find(name).orElseThrow().kind();
    }
}
