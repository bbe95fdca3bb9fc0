package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a credential, in the places where one slips in, and what only resembles one. */
class RedactorTest {
    /** Stands for the part that nobody may read. */
    private static final String HIDDEN = "hunter2hunter2hunter2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=hunter2hunter2hunter2",
                "PASSWORD: hunter2hunter2hunter2",
                "{\"pwd\":\"hunter2hunter2hunter2\"}",
                "aws_secret_access_key = hunter2hunter2hunter2",
                "secret-key=hunter2hunter2hunter2",
                "X-Api-Key: hunter2hunter2hunter2",
                "the apiKey:hunter2hunter2hunter2 was refused",
                "auth_token=hunter2hunter2hunter2&next=/",
                "accessToken=hunter2hunter2hunter2",
                "session-token=hunter2hunter2hunter2",
                "postgres://app:hunter2hunter2hunter2@db:5432/app",
                "HTTPS://me:hunter2hunter2hunter2@registry.example.com",
                "ghp_hunter2hunter2hunter2",
                "glpat-hunter2hunter2hunter2",
                "xoxb-hunter2hunter2hunter2",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.hunter2hunter2hunter2",
                "-----BEGIN RSA PRIVATE KEY-----\nhunter2hunter2hunter2\n"
                        + "-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nhunter2hunter2hunter2"
            })
    void masksWhatLooksLikeACredential(String text) {
        assertThat(Redactor.redact(text)).doesNotContain(HIDDEN).contains(Sensitive.SHOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AKIAIOSFODNN7EXAMPLE", "as ASIAIOSFODNN7EXAMPLE signed"})
    void masksAccessKeyIds(String text) {
        assertThat(Redactor.redact(text)).doesNotContain("IOSFODNN7").contains(Sensitive.SHOWN);
    }

    @Test
    void masksEachOfSeveral() {
        assertThat(Redactor.redact("user=me password=one, token in eyJaaaaaaaa.bbbbbbbb.c;pwd=two"))
                .isEqualTo(
                        "user=me password=%1$s, token in %1$s;pwd=%1$s".formatted(Sensitive.SHOWN));
    }

    @Test
    void masksNothingTwice() {
        String once = Redactor.redact("password=one");
        assertThat(Redactor.redact(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:poc/db-a1b2c3",
                "https://example.com:8443/path?user=me",
                "password",
                "compassion: none",
                "AKIA is where an access key id begins",
                "ghost-writers-of-long-words"
            })
    void leavesTheRestAlone(String text) {
        assertThat(Redactor.redact(text)).isEqualTo(text);
    }
}
