package dev.slipway.stack;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image by its full Docker reference: {@code registry/path:tag@digest}.
 *
 * @param reference as the user wrote it, and as ECS receives it; see {@link #isWellFormed}
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">The reference grammar</a>
 */
public record ContainerImage(String reference) {
    private static final String HOST_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String HOST =
            "(?:" + HOST_PART + "(?:\\." + HOST_PART + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]{1,5})?";
    private static final String PATH_PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final Pattern GRAMMAR =
            Pattern.compile(
                    "(?<name>(?:(?<host>"
                            + HOST
                            + ")/)?"
                            + "(?<path>"
                            + PATH_PART
                            + "(?:/"
                            + PATH_PART
                            + ")*))"
                            + "(?::(?<tag>\\w[\\w.-]{0,127}))?"
                            + "(?:@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*"
                            + ":[0-9a-fA-F]{32,}))?");
    private static final Pattern BARE_ID = Pattern.compile("[a-f0-9]{64}");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST = 600;

    public boolean isWellFormed() {
        Matcher match = match();
        return match.matches()
                && match.group("name").length() <= LONGEST_NAME
                && !BARE_ID.matcher(reference).matches()
                && digest().filter(ContainerImage::isBadSha256).isEmpty();
    }

    /** The host the image is pulled from; empty means Docker Hub. */
    public Optional<String> registry() {
        return group("host").filter(ContainerImage::isHost);
    }

    /** The path within the registry: {@code library/nginx}; empty text if malformed. */
    public String repository() {
        String path = group("path").orElse("");
        return group("host").filter(host -> !isHost(host)).map(host -> host + "/").orElse("")
                + path;
    }

    public Optional<String> tag() {
        return group("tag");
    }

    /** Such as {@code sha256:9f86d0…}, which pins the image's content. */
    public Optional<String> digest() {
        return group("digest");
    }

    /** The same image for good, whatever its tag comes to mean. */
    public ContainerImage pinned(String digest) {
        return group("name").map(name -> new ContainerImage(name + "@" + digest)).orElse(this);
    }

    @Override
    public String toString() {
        return reference;
    }

    /** Docker reads the first part as a host only if it cannot be a path. */
    private static boolean isHost(String part) {
        return part.contains(".")
                || part.contains(":")
                || part.equals("localhost")
                || !part.equals(part.toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean isBadSha256(String digest) {
        return digest.startsWith("sha256:") && !digest.matches("sha256:[a-f0-9]{64}");
    }

    private Optional<String> group(String name) {
        Matcher match = match();
        return match.matches() ? Optional.ofNullable(match.group(name)) : Optional.empty();
    }

    private Matcher match() {
        return GRAMMAR.matcher(reference.length() > LONGEST ? "" : reference);
    }
}
