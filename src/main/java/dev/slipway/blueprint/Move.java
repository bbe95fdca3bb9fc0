package dev.slipway.blueprint;

import dev.slipway.aws.Account;
import dev.slipway.aws.Discovery;
import dev.slipway.aws.Discovery.Reach;
import dev.slipway.aws.Discovery.Subnet;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Certificate;
import dev.slipway.stack.Domain;
import dev.slipway.stack.HostedZone;
import dev.slipway.stack.Network;
import dev.slipway.stack.Stack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stack that was described for another account, or for none, made to stand in this one: its
 * network, hosted zone and certificate are kept if they exist here, and otherwise exchanged for
 * ones that do.
 *
 * @param changes what is different now
 */
public record Move(Stack stack, List<Change> changes) {

    /**
     * One value of the stack.
     *
     * @param path where it stands in the stack file
     */
    public record Change(String path, String before, String now) {}

    /**
     * Looks the account through.
     *
     * @throws EngineException if it has no network that the stack could stand in
     */
    public static Move of(Stack stack, Account account) {
        Discovery discovery = new Discovery(account);
        Stack moved =
                stack.withRegion(account.region().id())
                        .withNetwork(network(stack.network(), discovery))
                        .withDomain(stack.domain().map(domain -> domain(stack, domain, discovery)));
        return new Move(moved, changes(stack, moved));
    }

    private static Network network(Network described, Discovery discovery) {
        if (discovery.vpcs().stream().anyMatch(vpc -> vpc.id().equals(described.vpcId()))) {
            Set<String> known =
                    discovery.subnets(described.vpcId()).stream()
                            .map(Subnet::id)
                            .collect(Collectors.toSet());
            if (known.containsAll(described.publicSubnets())
                    && known.containsAll(described.privateSubnets())) {
                return described;
            }
        }
        return discovery.vpcs().stream()
                .flatMap(vpc -> network(vpc, discovery).stream())
                .findFirst()
                .orElseThrow(
                        () ->
                                new EngineException(
                                        Failure.of(
                                                "looking for a network",
                                                "No VPC has public and private subnets in two"
                                                        + " availability zones.",
                                                "Create one, and name it in the stack file.")));
    }

    private static Optional<Network> network(Discovery.Vpc vpc, Discovery discovery) {
        List<Subnet> all = discovery.subnets(vpc.id());
        List<String> open = oneInEachZone(all, Reach.PUBLIC);
        List<String> inner = oneInEachZone(all, Reach.PRIVATE);
        return open.size() < 2 || inner.size() < 2
                ? Optional.empty()
                : Optional.of(new Network(vpc.id(), vpc.cidr(), open, inner));
    }

    private static List<String> oneInEachZone(List<Subnet> all, Reach reach) {
        Set<String> zones = new HashSet<>();
        return all.stream()
                .filter(subnet -> subnet.reach() == reach)
                .filter(subnet -> zones.add(subnet.zone()))
                .map(Subnet::id)
                .toList();
    }

    private static Domain domain(Stack stack, Domain described, Discovery discovery) {
        if (stands(described, discovery)) {
            return described;
        }
        return discovery.hostedZones().stream()
                .filter(zone -> !zone.isPrivate())
                .findFirst()
                .map(zone -> domain(stack.name() + "." + zone.name(), zone, described, discovery))
                .orElseThrow(
                        () ->
                                new EngineException(
                                        Failure.of(
                                                "looking for a domain",
                                                "The account has no public hosted zone.",
                                                "Leave the domain away, or create a zone.")));
    }

    private static boolean stands(Domain domain, Discovery discovery) {
        boolean zone =
                domain.hostedZone().isEmpty()
                        || discovery.hostedZones().stream()
                                .anyMatch(z -> z.id().equals(domain.hostedZone().get().id()));
        return zone
                && switch (domain.certificate()) {
                    case Certificate.RequestedCertificate _ -> true;
                    case Certificate.ExistingCertificate(String arn) ->
                            discovery.certificate(arn).isPresent();
                };
    }

    private static Domain domain(
            String name, Discovery.HostedZone zone, Domain described, Discovery discovery) {
        Certificate requested = new Certificate.RequestedCertificate(List.of());
        Certificate certificate =
                described.certificate() instanceof Certificate.RequestedCertificate
                        ? requested
                        : discovery.certificates(name).stream()
                                .filter(Discovery.Certificate::isIssued)
                                .findFirst()
                                .<Certificate>map(c -> new Certificate.ExistingCertificate(c.arn()))
                                .orElse(requested);
        return new Domain(
                name, Optional.of(new HostedZone(zone.id(), Optional.empty())), certificate);
    }

    private static List<Change> changes(Stack before, Stack now) {
        List<Change> all = new ArrayList<>();
        note("region", before.region(), now.region(), all);
        note("network.vpcId", before.network().vpcId(), now.network().vpcId(), all);
        note("network.vpcCidr", before.network().vpcCidr(), now.network().vpcCidr(), all);
        note(
                "network.publicSubnets",
                String.join(", ", before.network().publicSubnets()),
                String.join(", ", now.network().publicSubnets()),
                all);
        note(
                "network.privateSubnets",
                String.join(", ", before.network().privateSubnets()),
                String.join(", ", now.network().privateSubnets()),
                all);
        note("domain.name", names(before), names(now), all);
        note("domain.hostedZone", zones(before), zones(now), all);
        note("domain.certificate", certificates(before), certificates(now), all);
        return List.copyOf(all);
    }

    private static void note(String path, String before, String now, List<Change> into) {
        if (!before.equals(now)) {
            into.add(new Change(path, before.isEmpty() ? "(none)" : before, now));
        }
    }

    private static String names(Stack stack) {
        return stack.domain().map(Domain::name).orElse("");
    }

    private static String zones(Stack stack) {
        return stack.domain().flatMap(Domain::hostedZone).map(HostedZone::id).orElse("");
    }

    private static String certificates(Stack stack) {
        return stack.domain().stream()
                .map(Domain::certificate)
                .flatMap(
                        certificate ->
                                certificate instanceof Certificate.ExistingCertificate(String arn)
                                        ? Stream.of(arn)
                                        : Stream.of("request"))
                .findFirst()
                .orElse("");
    }
}
