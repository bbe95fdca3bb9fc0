package dev.slipway.aws;

import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The profiles of {@code ~/.aws/config} and {@code ~/.aws/credentials}, as far as they say how one
 * gets in. No credential is read.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">The files</a>
 */
public record Profiles(Supplier<ProfileFile> file) {

    /**
     * A profile.
     *
     * @param region its own, if it has one
     */
    public record Named(String name, Kind kind, Optional<String> region) {}

    /** How a profile gets its credentials. */
    public sealed interface Kind {

        /** Keys that stand in the file. */
        record Keys() implements Kind {}

        /**
         * A role that another profile may take on.
         *
         * @param mfa the serial number of the device whose code must be given, if one must
         */
        record Role(String arn, Optional<String> mfa) implements Kind {}

        /** A sign-in in the browser. */
        record Sso(SsoStart start) implements Kind {}

        /** A program that prints them, a web identity, or what else the SDK knows. */
        record Other() implements Kind {}
    }

    /**
     * Where one signs in.
     *
     * @param cacheKey whose SHA-1 names the file of the token: the session's name, or the address
     *     for profiles of the older form
     */
    public record SsoStart(String cacheKey, String startUrl, String region) {}

    /** Those of the user who runs Slipway. */
    public static Profiles ofUser() {
        return new Profiles(ProfileFile::defaultProfileFile);
    }

    /** All profiles, {@code default} first, then by name. */
    public List<Named> all() {
        ProfileFile read = file.get();
        return read.profiles().values().stream()
                .map(profile -> named(profile, read))
                .sorted(
                        Comparator.comparing((Named profile) -> !profile.name().equals("default"))
                                .thenComparing(Named::name))
                .toList();
    }

    /** The profile of that name. */
    public Optional<Named> find(String name) {
        ProfileFile read = file.get();
        return read.profile(name).map(profile -> named(profile, read));
    }

    private static Named named(Profile profile, ProfileFile file) {
        return new Named(
                profile.name(), kind(profile, file), profile.property(ProfileProperty.REGION));
    }

    private static Kind kind(Profile profile, ProfileFile file) {
        Optional<Kind> sso =
                profile.property("sso_session")
                        .flatMap(session -> session(session, file))
                        .or(() -> older(profile))
                        .map(Kind.Sso::new);
        return sso.or(() -> role(profile))
                .orElseGet(
                        () ->
                                profile.property(ProfileProperty.AWS_ACCESS_KEY_ID).isPresent()
                                        ? new Kind.Keys()
                                        : new Kind.Other());
    }

    private static Optional<Kind> role(Profile profile) {
        return profile.property(ProfileProperty.ROLE_ARN)
                .map(arn -> new Kind.Role(arn, profile.property(ProfileProperty.MFA_SERIAL)));
    }

    private static Optional<SsoStart> session(String name, ProfileFile file) {
        return file.getSection("sso-session", name).flatMap(section -> start(name, section));
    }

    private static Optional<SsoStart> older(Profile profile) {
        return profile.property(ProfileProperty.SSO_START_URL)
                .flatMap(address -> start(address, profile));
    }

    private static Optional<SsoStart> start(String key, Profile section) {
        return section.property(ProfileProperty.SSO_START_URL)
                .flatMap(
                        address ->
                                section.property(ProfileProperty.SSO_REGION)
                                        .map(region -> new SsoStart(key, address, region)));
    }
}
