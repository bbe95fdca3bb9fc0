package dev.slipway.aws;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The regions of AWS, as far as the SDK knows them; which are enabled only the account knows. */
public final class Regions {
    private Regions() {}

    /**
     * @param id such as {@code eu-central-1}
     * @param name such as {@code Europe (Frankfurt)}
     */
    public record Named(String id, String name) {}

    /** All of them by id. */
    public static List<Named> all() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .map(region -> new Named(region.id(), name(region)))
                .sorted(Comparator.comparing(Named::id))
                .toList();
    }

    /** What a region is called, if the SDK knows it. */
    public static Optional<String> nameOf(String id) {
        return all().stream().filter(it -> it.id().equals(id)).map(Named::name).findFirst();
    }

    private static String name(Region region) {
        RegionMetadata metadata = region.metadata();
        return metadata == null ? region.id() : metadata.description();
    }
}
