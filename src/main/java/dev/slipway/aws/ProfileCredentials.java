package dev.slipway.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The credentials of a profile. The SDK does not ask for a second factor, so a role that wants one
 * is taken on here; everything else is the SDK's.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html">Assume
 *     role</a>
 */
record ProfileCredentials(
        Supplier<ProfileFile> files, Region region, Optional<URI> endpoint, MfaCodes codes) {

    AwsCredentialsProvider of(String name) {
        ProfileFile file = files.get();
        return file.profile(name)
                .filter(profile -> profile.property(ProfileProperty.ROLE_ARN).isPresent())
                .filter(profile -> profile.property(ProfileProperty.MFA_SERIAL).isPresent())
                .<AwsCredentialsProvider>map(this::role)
                .orElseGet(
                        () ->
                                ProfileCredentialsProvider.builder()
                                        .profileFile(file)
                                        .profileName(name)
                                        .build());
    }

    private AwsCredentialsProvider role(Profile profile) {
        String source = profile.property(ProfileProperty.SOURCE_PROFILE).orElse(profile.name());
        StsClientBuilder sts =
                StsClient.builder()
                        .region(region)
                        .httpClient(UrlConnectionHttpClient.create())
                        .credentialsProvider(source(source, profile));
        endpoint.ifPresent(sts::endpointOverride);
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts.build())
                .refreshRequest(() -> request(profile))
                .build();
    }

    /** A profile may name itself as the source of the keys with which it takes on its role. */
    private AwsCredentialsProvider source(String name, Profile role) {
        return name.equals(role.name())
                ? StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(
                                role.property(ProfileProperty.AWS_ACCESS_KEY_ID).orElse(""),
                                role.property(ProfileProperty.AWS_SECRET_ACCESS_KEY).orElse("")))
                : of(name);
    }

    private AssumeRoleRequest request(Profile profile) {
        String device = profile.property(ProfileProperty.MFA_SERIAL).orElseThrow();
        AssumeRoleRequest.Builder request =
                AssumeRoleRequest.builder()
                        .roleArn(profile.property(ProfileProperty.ROLE_ARN).orElseThrow())
                        .roleSessionName(
                                profile.property(ProfileProperty.ROLE_SESSION_NAME)
                                        .orElse("slipway"))
                        .serialNumber(device)
                        .tokenCode(codes.code(device));
        profile.property(ProfileProperty.EXTERNAL_ID).ifPresent(request::externalId);
        profile.property(ProfileProperty.DURATION_SECONDS)
                .map(Integer::valueOf)
                .ifPresent(request::durationSeconds);
        return request.build();
    }
}
