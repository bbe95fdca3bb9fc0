package dev.slipway.sandbox.route53;

import dev.slipway.sandbox.route53.Zones.Entry;
import dev.slipway.sandbox.route53.Zones.Zone;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.*;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Hosted zones to look at, and records to change. */
public final class SandboxRoute53 implements Route53Client {
    private static final int PAGE = 100;
    private static final int RECORDS_PAGE = 300;

    private final World world;
    private final Zones zones;

    public SandboxRoute53(World world, Zones zones) {
        this.world = world;
        this.zones = zones;
    }

    @Override
    public ListHostedZonesResponse listHostedZones(ListHostedZonesRequest request) {
        List<HostedZone> all = zones.all().values().stream().map(this::shown).toList();
        Integer wanted = request.maxItems() == null ? null : Integer.valueOf(request.maxItems());
        Page<HostedZone> page =
                Page.of(all, request.marker(), wanted, PAGE)
                        .orElseThrow(() -> invalid("The specified marker is not valid."));
        return ListHostedZonesResponse.builder()
                .hostedZones(page.items())
                .marker(request.marker())
                .nextMarker(page.next())
                .isTruncated(page.next() != null)
                .maxItems(request.maxItems() == null ? "100" : request.maxItems())
                .build();
    }

    @Override
    public GetHostedZoneResponse getHostedZone(GetHostedZoneRequest request) {
        HostedZone zone = shown(zone(request.id()));
        GetHostedZoneResponse.Builder response = GetHostedZoneResponse.builder().hostedZone(zone);
        if (!Boolean.TRUE.equals(zone.config().privateZone())) {
            response.delegationSet(set -> set.nameServers(Zones.NAME_SERVERS));
        }
        return response.build();
    }

    private HostedZone shown(Zone zone) {
        return zone.zone().toBuilder().resourceRecordSetCount((long) zone.records().size()).build();
    }

    @Override
    public ListResourceRecordSetsResponse listResourceRecordSets(
            ListResourceRecordSetsRequest request) {
        Zone zone = zone(request.hostedZoneId());
        String from =
                request.startRecordName() == null
                        ? ""
                        : request.startRecordType() == null
                                ? Zones.reversed(request.startRecordName())
                                : Zones.key(
                                        request.startRecordName(),
                                        request.startRecordTypeAsString());
        int wanted =
                request.maxItems() == null ? RECORDS_PAGE : Integer.parseInt(request.maxItems());
        List<ResourceRecordSet> left =
                zone.records().tailMap(from).values().stream().map(Entry::set).toList();
        int size = Math.min(Math.clamp(wanted, 1, RECORDS_PAGE), left.size());
        var response =
                ListResourceRecordSetsResponse.builder()
                        .resourceRecordSets(left.subList(0, size))
                        .isTruncated(size < left.size())
                        .maxItems(String.valueOf(wanted));
        if (size < left.size()) {
            response.nextRecordName(left.get(size).name()).nextRecordType(left.get(size).type());
        }
        return response.build();
    }

    /** All of a batch or nothing. */
    @Override
    public ChangeResourceRecordSetsResponse changeResourceRecordSets(
            ChangeResourceRecordSetsRequest request) {
        Zone zone = zone(request.hostedZoneId());
        TreeMap<String, Entry> before = new TreeMap<>(zone.records());
        List<String> problems = new ArrayList<>();
        for (Change change : request.changeBatch().changes()) {
            apply(zone, change, problems);
        }
        if (!problems.isEmpty()) {
            zone.records().clear();
            zone.records().putAll(before);
            throw world.refuse(
                    InvalidChangeBatchException.builder().messages(problems),
                    "InvalidChangeBatch",
                    problems.toString());
        }
        String id = zones.startChange();
        return ChangeResourceRecordSetsResponse.builder()
                .changeInfo(
                        info ->
                                info.id("/change/" + id)
                                        .status(ChangeStatus.PENDING)
                                        .submittedAt(world.now()))
                .build();
    }

    private void apply(Zone zone, Change change, List<String> problems) {
        ResourceRecordSet set = normal(change.resourceRecordSet());
        String key = Zones.key(set.name(), set.typeAsString());
        Entry old = zone.records().get(key);
        String what = "[name='%s', type='%s']".formatted(set.name(), set.typeAsString());
        String zoneName = zone.zone().name();
        if (!set.name().equals(zoneName) && !set.name().endsWith("." + zoneName)) {
            problems.add(
                    "RRSet with DNS name %s is not permitted in zone %s"
                            .formatted(set.name(), zoneName));
            return;
        }
        if (set.aliasTarget() == null && (set.ttl() == null || set.resourceRecords().isEmpty())) {
            problems.add("Invalid request: missing TTL or values in record " + what);
            return;
        }
        if (change.action() == ChangeAction.DELETE) {
            if (old == null) {
                problems.add(
                        "Tried to delete resource record set " + what + " but it was not found");
            } else if (!old.set().equals(set)) {
                problems.add(
                        "Tried to delete resource record set "
                                + what
                                + " but the values provided do not match the current values");
            } else {
                zone.records().remove(key);
            }
            return;
        }
        if (change.action() == ChangeAction.CREATE && old != null) {
            problems.add("Tried to create resource record set " + what + " but it already exists");
        } else if (conflicts(zone, set)) {
            problems.add(
                    "RRSet of type %s with DNS name %s is not permitted as it conflicts with"
                                    .formatted(set.typeAsString(), set.name())
                            + " other records with the same DNS name in zone "
                            + zoneName);
        } else {
            zones.put(id(zone.zone().id()), set);
        }
    }

    private static boolean conflicts(Zone zone, ResourceRecordSet set) {
        boolean cname = set.type() == RRType.CNAME;
        return cname && set.name().equals(zone.zone().name())
                || zone.records().values().stream()
                        .map(Entry::set)
                        .filter(other -> other.name().equals(set.name()))
                        .filter(other -> other.type() != set.type())
                        .anyMatch(other -> cname || other.type() == RRType.CNAME);
    }

    private static ResourceRecordSet normal(ResourceRecordSet set) {
        ResourceRecordSet.Builder normal = set.toBuilder().name(Zones.dotted(set.name()));
        if (set.aliasTarget() != null) {
            normal.aliasTarget(
                    set.aliasTarget().toBuilder()
                            .dnsName(Zones.dotted(set.aliasTarget().dnsName()))
                            .build());
        }
        return normal.build();
    }

    @Override
    public GetChangeResponse getChange(GetChangeRequest request) {
        return zones.change(id(request.id()))
                .map(
                        due ->
                                GetChangeResponse.builder()
                                        .changeInfo(
                                                info ->
                                                        info.id("/change/" + id(request.id()))
                                                                .submittedAt(world.now())
                                                                .status(
                                                                        world.isPast(due)
                                                                                ? ChangeStatus
                                                                                        .INSYNC
                                                                                : ChangeStatus
                                                                                        .PENDING))
                                        .build())
                .orElseThrow(
                        () ->
                                world.refuse(
                                        NoSuchChangeException.builder(),
                                        "NoSuchChange",
                                        404,
                                        "A change with the specified change ID does not exist."));
    }

    private Zone zone(String id) {
        Zone zone = zones.all().get(id(id));
        if (zone == null) {
            throw world.refuse(
                    NoSuchHostedZoneException.builder(),
                    "NoSuchHostedZone",
                    404,
                    "No hosted zone found with ID: " + id(id));
        }
        return zone;
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(InvalidInputException.builder(), "InvalidInput", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
