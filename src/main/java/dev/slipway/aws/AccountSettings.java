package dev.slipway.aws;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How an account is reached.
 *
 * @param endpoint another address for every service than AWS's own; when empty, the standard
 *     variables {@code AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_<SERVICE>} count
 * @param time where waiting for budgets and between attempts takes place
 * @param audit is told of every call
 * @param interceptors see every request after Slipway's own interceptor
 * @param transport what carries the requests; when empty, one HTTP client for all services
 */
public record AccountSettings(
        Region region,
        AwsCredentialsProvider credentials,
        Optional<URI> endpoint,
        Time time,
        Audit audit,
        List<ExecutionInterceptor> interceptors,
        Optional<SdkHttpClient> transport) {
    public AccountSettings {
        interceptors = List.copyOf(interceptors);
    }

    /** The account at AWS itself, in real time, unaudited. */
    public AccountSettings(Region region, AwsCredentialsProvider credentials) {
        this(
                region,
                credentials,
                Optional.empty(),
                Time.real(),
                Audit.none(),
                List.of(),
                Optional.empty());
    }

    /**
     * Finds credentials and region as the {@code aws} command line does: what is named here, then
     * the environment, then the profile. The instance metadata service is asked for credentials
     * only, last of all.
     *
     * @param codes is asked where a role wants a second factor
     * @throws EngineException if the profile does not exist or no region is set anywhere
     */
    public static AccountSettings find(
            Optional<String> profile,
            Optional<String> region,
            Optional<URI> endpoint,
            MfaCodes codes) {
        profile.ifPresent(AccountSettings::requireProfile);
        Region where = region.map(Region::of).orElseGet(() -> defaultRegion(profile));
        ProfileCredentials profiles =
                new ProfileCredentials(ProfileFile::defaultProfileFile, where, endpoint, codes);
        Credentials credentials =
                new Credentials(
                        () ->
                                profile.map(profiles::of)
                                        .orElseGet(
                                                () ->
                                                        DefaultCredentialsProvider.builder()
                                                                .build()));
        AccountSettings settings = new AccountSettings(where, credentials);
        return endpoint.map(settings::at).orElse(settings);
    }

    /** An account that lives in this process, where everybody is let in. */
    public static AccountSettings here(String region, SdkHttpClient carrier) {
        return new AccountSettings(
                        Region.of(region),
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("sandbox", "sandbox")))
                .with(carrier);
    }

    public AccountSettings at(URI address) {
        return new AccountSettings(
                region, credentials, Optional.of(address), time, audit, interceptors, transport);
    }

    public AccountSettings in(Region other) {
        return new AccountSettings(
                other, credentials, endpoint, time, audit, interceptors, transport);
    }

    public AccountSettings with(Time clock) {
        return new AccountSettings(
                region, credentials, endpoint, clock, audit, interceptors, transport);
    }

    public AccountSettings with(Audit listener) {
        return new AccountSettings(
                region, credentials, endpoint, time, listener, interceptors, transport);
    }

    public AccountSettings with(ExecutionInterceptor... all) {
        return new AccountSettings(
                region, credentials, endpoint, time, audit, List.of(all), transport);
    }

    public AccountSettings with(SdkHttpClient carrier) {
        return new AccountSettings(
                region, credentials, endpoint, time, audit, interceptors, Optional.of(carrier));
    }

    private static void requireProfile(String name) {
        if (ProfileFile.defaultProfileFile().profile(name).isEmpty()) {
            throw new EngineException(
                    Failure.of(
                            "connecting to AWS",
                            "there is no profile “" + name + "” in ~/.aws/config or credentials",
                            "Choose another, or describe it there."));
        }
    }

    private static Region defaultRegion(Optional<String> profile) {
        String name =
                profile.orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
        try {
            return new AwsRegionProviderChain(
                            new SystemSettingsRegionProvider(),
                            new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, name))
                    .getRegion();
        } catch (SdkClientException e) {
            throw new EngineException(
                    Failure.of(
                            "connecting to AWS",
                            "no region is set",
                            "Choose one, or name it in the profile “"
                                    + name
                                    + "” or in AWS_REGION."),
                    e);
        }
    }
}
