package dev.slipway.aws;

import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.route53.model.DelegationSet;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks up what an account already has, for a person to choose from and for the preflight. */
public final class Discovery {
    private static final String EVERYWHERE = "0.0.0.0/0";

    /**
     * @param name its {@code Name} tag, or else its id
     */
    public record Vpc(String id, String name, String cidr, boolean isDefault) {}

    /** How far the packets of a subnet get, as its route table says. */
    public enum Reach {
        /** Its default route is an internet gateway: the place for a load balancer. */
        PUBLIC,
        /** Its default route is a NAT or transit gateway or the like: the place for tasks. */
        PRIVATE,
        /** It has no default route: tasks there reach AWS through VPC endpoints at most. */
        ISOLATED
    }

    /**
     * @param name its {@code Name} tag, or else its id
     * @param zone its availability zone
     * @param free how many of its addresses nobody uses
     */
    public record Subnet(
            String id, String name, String vpcId, String cidr, String zone, Reach reach, int free) {
        /** The least number of free addresses that a load balancer asks for. */
        public static final int LEAST_FOR_LOAD_BALANCER = 8;
    }

    /**
     * @param id without the leading {@code /hostedzone/}
     * @param name without the trailing dot
     */
    public record HostedZone(String id, String name, boolean isPrivate) {}

    /**
     * @param names every name it is for; may contain wildcards
     * @param state {@code ISSUED}, {@code PENDING_VALIDATION}, {@code EXPIRED} or another of ACM's
     */
    public record Certificate(String arn, String domain, Set<String> names, String state) {
        public Certificate {
            names = Set.copyOf(names);
        }

        public boolean isIssued() {
            return state.equals("ISSUED");
        }

        /** Whether it is for this domain, by name or by a wildcard for its leftmost label. */
        public boolean covers(String wanted) {
            String wildcard = "*" + wanted.substring(Math.max(0, wanted.indexOf('.')));
            return names.stream()
                    .anyMatch(
                            name ->
                                    name.equalsIgnoreCase(wanted)
                                            || name.equalsIgnoreCase(wildcard));
        }
    }

    /**
     * Who should answer for a zone's domain, and who does.
     *
     * @param wanted the zone's own name servers
     * @param found those that the world asks
     */
    public record Delegation(List<String> wanted, Set<String> found) {
        public Delegation {
            wanted = List.copyOf(wanted);
            found = Set.copyOf(found);
        }

        /** Whether the world comes to the zone, if only by one of its servers. */
        public boolean isThere() {
            return !Collections.disjoint(wanted, found);
        }
    }

    /** Whose the name of a bucket is. All accounts share them. */
    public enum BucketName {
        FREE,
        /** This account has a bucket of this name. */
        OURS,
        /** Another account has, or this one in another region. */
        TAKEN
    }

    private final Account account;

    public Discovery(Account account) {
        this.account = account;
    }

    /** Names of the regions that are switched on for this account, sorted. */
    public List<String> regions() {
        return account.ec2().describeRegions().regions().stream()
                .map(region -> region.regionName())
                .sorted()
                .toList();
    }

    /** The account's VPCs in this region by name. */
    public List<Vpc> vpcs() {
        return account.ec2().describeVpcsPaginator().vpcs().stream()
                .map(
                        vpc ->
                                new Vpc(
                                        vpc.vpcId(),
                                        name(vpc.tags(), vpc.vpcId()),
                                        vpc.cidrBlock(),
                                        Boolean.TRUE.equals(vpc.isDefault())))
                .sorted(Comparator.comparing(Vpc::name))
                .toList();
    }

    /** The subnets of a VPC by zone and name, each with what its route table makes of it. */
    public List<Subnet> subnets(String vpcId) {
        Filter inVpc = Filter.builder().name("vpc-id").values(vpcId).build();
        List<RouteTable> tables =
                account
                        .ec2()
                        .describeRouteTablesPaginator(request -> request.filters(inVpc))
                        .routeTables()
                        .stream()
                        .toList();
        return account
                .ec2()
                .describeSubnetsPaginator(request -> request.filters(inVpc))
                .subnets()
                .stream()
                .map(
                        subnet ->
                                new Subnet(
                                        subnet.subnetId(),
                                        name(subnet.tags(), subnet.subnetId()),
                                        subnet.vpcId(),
                                        subnet.cidrBlock(),
                                        subnet.availabilityZone(),
                                        reach(table(tables, subnet.subnetId())),
                                        free(subnet)))
                .sorted(Comparator.comparing(Subnet::zone).thenComparing(Subnet::name))
                .toList();
    }

    /** Whose the name of a bucket is. */
    public BucketName bucket(String name) {
        try {
            account.s3().headBucket(request -> request.bucket(name));
            return BucketName.OURS;
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 404 -> BucketName.FREE;
                case 301, 403 -> BucketName.TAKEN;
                default -> throw e;
            };
        }
    }

    /** Whether there is a log group of this name in this region. */
    public boolean hasLogGroup(String name) {
        return account
                .logs()
                .describeLogGroupsPaginator(request -> request.logGroupNamePrefix(name))
                .logGroups()
                .stream()
                .anyMatch(group -> group.logGroupName().equals(name));
    }

    /** The account's hosted zones by name, private ones included. */
    public List<HostedZone> hostedZones() {
        return account.route53().listHostedZonesPaginator().hostedZones().stream()
                .map(
                        zone ->
                                new HostedZone(
                                        zone.id().replaceFirst("^/hostedzone/", ""),
                                        zone.name().replaceFirst("\\.$", ""),
                                        zone.config() != null
                                                && Boolean.TRUE.equals(
                                                        zone.config().privateZone())))
                .sorted(Comparator.comparing(HostedZone::name))
                .toList();
    }

    /** Whom the world asks for a public zone; empty if the DNS cannot be asked. */
    public Optional<Delegation> delegation(HostedZone zone, Dns dns) {
        DelegationSet set = account.route53().getHostedZone(r -> r.id(zone.id())).delegationSet();
        List<String> wanted =
                set == null ? List.of() : set.nameServers().stream().map(Dns::plain).toList();
        return wanted.isEmpty()
                ? Optional.empty()
                : dns.nameServers(zone.name()).map(found -> new Delegation(wanted, found));
    }

    /** This region's certificates that are for a domain, issued ones first. */
    public List<Certificate> certificates(String domain) {
        return certificates().stream().filter(certificate -> certificate.covers(domain)).toList();
    }

    /** This region's certificates, issued ones first. */
    public List<Certificate> certificates() {
        return account
                .acm()
                // Without a filter only RSA certificates of up to 2048 bits are listed.
                .listCertificatesPaginator(
                        request ->
                                request.includes(
                                        filter -> filter.keyTypes(KeyAlgorithm.knownValues())))
                .certificateSummaryList()
                .stream()
                .map(Discovery::certificate)
                .sorted(Comparator.comparing(Certificate::isIssued).reversed())
                .toList();
    }

    /** One certificate, whatever it is for; empty if it does not exist in this region. */
    public Optional<Certificate> certificate(String arn) {
        try {
            var detail =
                    account.acm()
                            .describeCertificate(request -> request.certificateArn(arn))
                            .certificate();
            return Optional.of(
                    new Certificate(
                            arn,
                            detail.domainName(),
                            names(detail.domainName(), detail.subjectAlternativeNames()),
                            detail.statusAsString()));
        } catch (software.amazon.awssdk.services.acm.model.ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Certificate certificate(CertificateSummary summary) {
        return new Certificate(
                summary.certificateArn(),
                summary.domainName(),
                names(summary.domainName(), summary.subjectAlternativeNameSummaries()),
                Optional.ofNullable(summary.statusAsString()).orElse("UNKNOWN"));
    }

    private static Set<String> names(String domain, Collection<String> others) {
        Set<String> names = new TreeSet<>(others);
        names.add(domain);
        return names;
    }

    /** The table a subnet names, or else its VPC's main one. */
    private static Optional<RouteTable> table(List<RouteTable> tables, String subnetId) {
        return tables.stream()
                .filter(
                        table ->
                                table.associations().stream()
                                        .anyMatch(at -> subnetId.equals(at.subnetId())))
                .findFirst()
                .or(
                        () ->
                                tables.stream()
                                        .filter(
                                                table ->
                                                        table.associations().stream()
                                                                .anyMatch(at -> isTrue(at.main())))
                                        .findFirst());
    }

    private static Reach reach(Optional<RouteTable> table) {
        Optional<Route> way =
                table.stream()
                        .flatMap(found -> found.routes().stream())
                        .filter(route -> EVERYWHERE.equals(route.destinationCidrBlock()))
                        .filter(route -> route.state() != RouteState.BLACKHOLE)
                        .findFirst();
        if (way.isEmpty()) {
            return Reach.ISOLATED;
        }
        String gateway = way.get().gatewayId();
        return gateway != null && gateway.startsWith("igw-") ? Reach.PUBLIC : Reach.PRIVATE;
    }

    private static int free(software.amazon.awssdk.services.ec2.model.Subnet subnet) {
        Integer count = subnet.availableIpAddressCount();
        return count == null ? 0 : count;
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static String name(List<Tag> tags, String otherwise) {
        return tags.stream()
                .filter(tag -> tag.key().equals("Name") && !tag.value().isBlank())
                .map(Tag::value)
                .findFirst()
                .orElse(otherwise);
    }
}
