package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.ContractGuard;
import dev.slipway.engine.EngineException;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class SsoLoginTest {
    private static final Profiles.SsoStart START =
            new Profiles.SsoStart("corp", "https://corp.awsapps.com/start", "us-east-1");

    /** SHA-1 of {@code corp}, as the aws command line names the file. */
    private static final String FILE = "ee0bfd2552fbd840c02cc48b6e823320543c450f.json";

    @TempDir Path cache;

    private final FakeHttp http = new FakeHttp();
    private final VirtualTime time = new VirtualTime();
    private final Instant began = time.now();
    private final List<SsoLogin.Prompt> prompts = new ArrayList<>();

    @BeforeEach
    void issueTheCode() {
        http.answer(
                200,
                "{\"clientId\":\"c\",\"clientSecret\":\"s\",\"clientSecretExpiresAt\":1800000000}");
        http.answer(
                200,
                "{\"deviceCode\":\"d\",\"userCode\":\"ABCD-EFGH\",\"expiresIn\":600,\"interval\":1,"
                    + "\"verificationUriComplete\":\"https://device.sso/?user_code=ABCD-EFGH\"}");
    }

    private void signIn() {
        SsoOidcClient oidc =
                SsoOidcClient.builder()
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClient(http)
                        .overrideConfiguration(o -> o.addExecutionInterceptor(new ContractGuard()))
                        .build();
        new SsoLogin(oidc, time, cache).signIn(START, prompts::add);
    }

    private void pending() {
        http.refuse(400, "AuthorizationPendingException", "");
    }

    @Test
    void waitsUntilTheUserHasAgreedAndKeepsTheTokenWhereOthersLookForIt() throws Exception {
        pending();
        pending();
        http.answer(
                200, "{\"accessToken\":\"token\",\"expiresIn\":3600,\"refreshToken\":\"again\"}");

        signIn();

        assertThat(prompts).extracting(SsoLogin.Prompt::code).containsExactly("ABCD-EFGH");
        JsonNode kept = JsonMapper.shared().readTree(Files.readString(file()));
        assertThat(kept.get("accessToken").asString()).isEqualTo("token");
        assertThat(kept.get("startUrl").asString()).isEqualTo(START.startUrl());
        assertThat(Instant.parse(kept.get("expiresAt").asString()))
                .isEqualTo(began.plusSeconds(3602));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    private Path file() {
        return cache.resolve(FILE);
    }

    @Test
    void isSlowerWhenAsked() {
        http.refuse(400, "SlowDownException", "");
        http.answer(200, "{\"accessToken\":\"token\",\"expiresIn\":3600}");

        signIn();

        assertThat(time.now()).isEqualTo(began.plusSeconds(6));
    }

    @Test
    void givesUpWhenTheCodeHasRunOut() {
        pending();

        assertThatThrownBy(this::signIn)
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("not confirmed in time");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void saysThatItWasDeclined() {
        http.refuse(400, "AccessDeniedException", "");

        assertThatThrownBy(this::signIn)
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("declined");
    }
}
