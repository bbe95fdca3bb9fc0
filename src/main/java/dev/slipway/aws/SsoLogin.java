package dev.slipway.aws;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.OwnerOnly;
import dev.slipway.engine.Time;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Signs in to IAM Identity Center by the device authorisation of OAuth 2.0, and leaves the token
 * where the SDKs and the {@code aws} command line look for it.
 *
 * @param cache {@code ~/.aws/sso/cache}
 * @see <a
 *     href="https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_StartDeviceAuthorization.html">StartDeviceAuthorization</a>
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/understanding-sso.html">Where
 *     tokens are kept</a>
 */
public record SsoLogin(SsoOidcClient oidc, Time time, Path cache) {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    /** Without this scope the token would not open accounts. */
    private static final String SCOPE = "sso:account:access";

    /** RFC 8628, section 3.5. */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    /**
     * What the user has to confirm.
     *
     * @param code stands in the browser as well, and must be the same there
     * @param address to open; it carries the code
     */
    public record Prompt(String code, URI address, Instant until) {}

    /** The sign-in of the user who runs Slipway. Its calls are made without credentials. */
    public static SsoLogin ofUser(Profiles.SsoStart start, Time time) {
        SsoOidcClient oidc =
                SsoOidcClient.builder()
                        .region(Region.of(start.region()))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
        Path home = Path.of(System.getProperty("user.home"));
        return new SsoLogin(oidc, time, home.resolve(".aws").resolve("sso").resolve("cache"));
    }

    /**
     * Signs in; returns once the user has agreed in the browser and the token is kept.
     *
     * @param prompt is told at once what the user has to confirm
     * @throws EngineException if the user declined or took too long, or the thread was interrupted
     */
    public void signIn(Profiles.SsoStart start, Consumer<Prompt> prompt) {
        RegisterClientResponse client =
                oidc.registerClient(
                        any -> any.clientName("Slipway").clientType("public").scopes(SCOPE));
        StartDeviceAuthorizationResponse device =
                oidc.startDeviceAuthorization(
                        any ->
                                any.clientId(client.clientId())
                                        .clientSecret(client.clientSecret())
                                        .startUrl(start.startUrl()));
        Instant until = time.now().plusSeconds(device.expiresIn());
        prompt.accept(
                new Prompt(device.userCode(), URI.create(device.verificationUriComplete()), until));
        keep(start, client, token(client, device, until));
    }

    private CreateTokenResponse token(
            RegisterClientResponse client, StartDeviceAuthorizationResponse device, Instant until) {
        Duration pause =
                device.interval() == null || device.interval() <= 0
                        ? USUAL_PAUSE
                        : Duration.ofSeconds(device.interval());
        while (time.now().isBefore(until)) {
            try {
                return oidc.createToken(
                        any ->
                                any.clientId(client.clientId())
                                        .clientSecret(client.clientSecret())
                                        .grantType(GRANT)
                                        .deviceCode(device.deviceCode()));
            } catch (SlowDownException e) {
                pause = pause.plus(SLOWER);
            } catch (ExpiredTokenException e) {
                throw failure("the code was not confirmed in time", e);
            } catch (AccessDeniedException e) {
                throw failure("the request was declined in the browser", e);
            } catch (AuthorizationPendingException e) {
                // not confirmed yet
            }
            sleep(pause);
        }
        throw failure("the code was not confirmed in time", null);
    }

    private void sleep(Duration pause) {
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("it was called off", e);
        }
    }

    private static EngineException failure(String cause, Exception thrown) {
        return new EngineException(
                Failure.of("signing in", cause, "Sign in again to get a new code."), thrown);
    }

    private void keep(
            Profiles.SsoStart start, RegisterClientResponse client, CreateTokenResponse token) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("startUrl", start.startUrl());
        content.put("region", start.region());
        content.put("accessToken", token.accessToken());
        content.put("expiresAt", time.now().plusSeconds(token.expiresIn()).toString());
        content.put("clientId", client.clientId());
        content.put("clientSecret", client.clientSecret());
        content.put(
                "registrationExpiresAt",
                Instant.ofEpochSecond(client.clientSecretExpiresAt()).toString());
        if (token.refreshToken() != null) {
            content.put("refreshToken", token.refreshToken());
        }
        Path file = cache.resolve(sha1(start.cacheKey()) + ".json");
        try {
            OwnerOnly.createDirectories(cache);
            OwnerOnly.replace(file, JsonMapper.shared().writeValueAsBytes(content));
        } catch (IOException e) {
            throw new EngineException(
                    Failure.of(
                            "keeping the token",
                            file + " cannot be written: " + e.getMessage(),
                            "Make the folder writable and sign in again."),
                    e);
        }
    }

    private static String sha1(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
