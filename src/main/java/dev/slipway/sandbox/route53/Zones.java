package dev.slipway.sandbox.route53;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hosted zones with their records, and what the public name servers know of them. */
public final class Zones {
    /** Those that answer for every zone. */
    public static final List<String> NAME_SERVERS =
            List.of(
                    "ns-1.awsdns-01.com",
                    "ns-513.awsdns-00.net",
                    "ns-1025.awsdns-00.org",
                    "ns-1537.awsdns-00.co.uk");

    /** "Generally within 60 seconds": Route 53 API, ChangeResourceRecordSets. */
    private static final Duration UNTIL_IN_SYNC = Duration.ofSeconds(30);

    /** A record, and since when the name servers know it. */
    record Entry(ResourceRecordSet set, Instant known) {}

    /** A zone with its records by reversed name and type, the order in which they are listed. */
    record Zone(HostedZone zone, SortedMap<String, Entry> records) {}

    private final World world;
    private final Map<String, Zone> zones = new LinkedHashMap<>();
    private final Map<String, Instant> changes = new LinkedHashMap<>();

    public Zones(World world) {
        this.world = world;
    }

    /** Adds a zone with the records that each has from the start. */
    public void add(String name, boolean hidden) {
        String id = "Z" + world.ids().letters(20, "zone", name);
        HostedZone zone =
                HostedZone.builder()
                        .id("/hostedzone/" + id)
                        .name(dotted(name))
                        .callerReference(world.ids().uuid("zone", name))
                        .config(config -> config.privateZone(hidden))
                        .build();
        zones.put(id, new Zone(zone, new TreeMap<>()));
        for (String type : List.of("NS", "SOA")) {
            String value =
                    type.equals("NS")
                            ? "ns-1.awsdns-01.com."
                            : "ns-1.awsdns-01.com. awsdns-hostmaster.amazon.com. 1 7200 900 1209600"
                                    + " 86400";
            put(
                    id,
                    ResourceRecordSet.builder()
                            .name(dotted(name))
                            .type(type)
                            .ttl(172_800L)
                            .resourceRecords(record -> record.value(value))
                            .build());
        }
    }

    Map<String, Zone> all() {
        return zones;
    }

    void put(String zone, ResourceRecordSet set) {
        zones.get(zone)
                .records
                .put(key(set.name(), set.typeAsString()), new Entry(set, world.in(UNTIL_IN_SYNC)));
    }

    String startChange() {
        String id = "C" + world.ids().letters(20, "change");
        changes.put(id, world.in(UNTIL_IN_SYNC));
        return id;
    }

    Optional<Instant> change(String id) {
        return Optional.ofNullable(changes.get(id));
    }

    /** Whether a public CNAME says this by now, for whoever looks for it in the DNS. */
    public boolean resolves(String name, String target) {
        return cnameSince(name, target).filter(world::isPast).isPresent();
    }

    /** Since when a public CNAME says this to the world; may lie ahead. */
    public Optional<Instant> cnameSince(String name, String target) {
        String key = key(name, "CNAME");
        return zones.values().stream()
                .filter(zone -> !Boolean.TRUE.equals(zone.zone.config().privateZone()))
                .map(zone -> zone.records.get(key))
                .filter(java.util.Objects::nonNull)
                .filter(
                        entry ->
                                entry.set.resourceRecords().stream()
                                        .anyMatch(
                                                record ->
                                                        dotted(record.value())
                                                                .equals(dotted(target))))
                .map(Entry::known)
                .findFirst();
    }

    static String dotted(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("*", "\\052");
        return lower.endsWith(".") ? lower : lower + ".";
    }

    /** Where a record stands in a listing: by labels from the right, then by type. */
    static String key(String name, String type) {
        return reversed(name) + " " + type;
    }

    static String reversed(String name) {
        return String.join(".", List.of(dotted(name).split("\\.")).reversed());
    }
}
