package dev.slipway.resources.common;

/** Names that fit where AWS puts them. */
public final class Names {
    private Names() {}

    /**
     * A name with a suffix, shortened so that it has at most {@code limit} characters and no two
     * hyphens where it was cut.
     */
    public static String suffixed(String name, String suffix, int limit) {
        int room = limit - suffix.length() - 1;
        String kept = name.length() > room ? name.substring(0, room) : name;
        return kept.replaceFirst("-+$", "") + "-" + suffix;
    }
}
