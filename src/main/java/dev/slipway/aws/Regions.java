package dev.slipway.aws;

import software.amazon.awssdk.regions.Region;

import java.util.List;

/** The regions of AWS, as far as the SDK knows them; which are enabled only the account knows. */
public final class Regions {
    private Regions() {}

    /** Their ids, such as {@code eu-central-1}, in order. */
    public static List<String> all() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .map(Region::id)
                .sorted()
                .toList();
    }
}
