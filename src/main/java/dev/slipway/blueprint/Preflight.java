package dev.slipway.blueprint;

import dev.slipway.aws.Account;
import dev.slipway.aws.Discovery;
import dev.slipway.aws.Discovery.Reach;
import dev.slipway.aws.Discovery.Subnet;
import dev.slipway.stack.Certificate.ExistingCertificate;
import dev.slipway.stack.Certificate.RequestedCertificate;
import dev.slipway.stack.Cidr;
import dev.slipway.stack.Domain;
import dev.slipway.stack.Network;
import dev.slipway.stack.Stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at what a stack takes for granted in the account, before anything is created there. */
final class Preflight {
    private final Stack stack;
    private final Account account;
    private final Discovery discovery;

    Preflight(Stack stack, Account account) {
        this.stack = stack;
        this.account = account;
        this.discovery = new Discovery(account);
    }

    List<Check> run() {
        List<Check> checks = new ArrayList<>();
        checks.add(
                Check.ok(
                        "account",
                        "%s as %s."
                                .formatted(
                                        account.identity().accountId(), account.identity().arn())));
        checks.addAll(network());
        stack.domain().ifPresent(domain -> checks.addAll(domain(domain)));
        if (stack.domain().isEmpty()) {
            checks.add(
                    Check.warning(
                            "domain",
                            "There is none: the application answers over plain HTTP at the load"
                                    + " balancer's own name.",
                            "That is fine for a trial. For production give the stack a domain."));
        }
        return checks;
    }

    private List<Check> network() {
        Network network = stack.network();
        Optional<Discovery.Vpc> vpc =
                discovery.vpcs().stream().filter(v -> v.id().equals(network.vpcId())).findFirst();
        if (vpc.isEmpty()) {
            return List.of(
                    Check.problem(
                            "VPC",
                            "There is no VPC %s in %s of account %s."
                                    .formatted(
                                            network.vpcId(),
                                            stack.region(),
                                            account.identity().accountId()),
                            "Check vpcId, the region, and whether these are the credentials of the"
                                    + " right account."));
        }
        List<Check> checks = new ArrayList<>();
        checks.add(vpcCheck(vpc.get()));
        Map<String, Subnet> subnets = new HashMap<>();
        discovery.subnets(network.vpcId()).forEach(subnet -> subnets.put(subnet.id(), subnet));
        checks.add(
                subnets(
                        "public subnets",
                        network.publicSubnets(),
                        subnets,
                        Set.of(Reach.PUBLIC),
                        "has no route to an internet gateway",
                        "A load balancer there could not be reached. Choose public subnets, or"
                                + " route 0.0.0.0/0 to an internet gateway."));
        checks.add(
                subnets(
                        "private subnets",
                        network.privateSubnets(),
                        subnets,
                        Set.of(Reach.PRIVATE),
                        "has no way out through a NAT gateway",
                        "Tasks there could not pull their images unless VPC endpoints exist. Route"
                                + " 0.0.0.0/0 to a NAT gateway, or make sure that there are"
                                + " endpoints for ECR, S3, CloudWatch Logs, Firehose and Secrets"
                                + " Manager."));
        return checks;
    }

    private Check vpcCheck(Discovery.Vpc vpc) {
        String described = stack.network().vpcCidr();
        boolean same =
                Cidr.parse(described)
                        .map(Cidr::network)
                        .equals(Cidr.parse(vpc.cidr()).map(Cidr::network));
        return same
                ? Check.ok("VPC", "%s (%s) has %s.".formatted(vpc.id(), vpc.name(), vpc.cidr()))
                : Check.problem(
                        "VPC",
                        "%s has the addresses %s, but the stack says %s."
                                .formatted(vpc.id(), vpc.cidr(), described),
                        "Write vpcCidr: " + vpc.cidr() + ".");
    }

    private Check subnets(
            String title,
            List<String> wanted,
            Map<String, Subnet> known,
            Set<Reach> right,
            String wrong,
            String remedy) {
        List<String> missing = wanted.stream().filter(id -> !known.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            return Check.problem(
                    title,
                    "%s: not in VPC %s.".formatted(String.join(", ", missing), vpcId()),
                    "Choose among the subnets of that VPC: " + String.join(", ", known.keySet()));
        }
        Set<String> zones =
                wanted.stream()
                        .map(id -> known.get(id).zone())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (zones.size() < 2) {
            return Check.problem(
                    title,
                    "All of them are in " + String.join("", zones) + ".",
                    "Choose subnets in at least two availability zones.");
        }
        List<String> misplaced =
                wanted.stream().filter(id -> !right.contains(known.get(id).reach())).toList();
        if (!misplaced.isEmpty()) {
            return Check.warning(
                    title,
                    "%s %s, as its route table says."
                            .formatted(String.join(", ", misplaced), wrong),
                    remedy);
        }
        return Check.ok(title, "%d in %s.".formatted(wanted.size(), String.join(", ", zones)));
    }

    private String vpcId() {
        return stack.network().vpcId();
    }

    private List<Check> domain(Domain domain) {
        List<Check> checks = new ArrayList<>();
        domain.hostedZone().ifPresent(zone -> checks.add(hostedZone(domain, zone.id())));
        checks.add(
                switch (domain.certificate()) {
                    case ExistingCertificate(String arn) -> certificate(domain, arn);
                    case RequestedCertificate(var names) ->
                            Check.ok(
                                    "certificate",
                                    "One is requested for %s and validated by DNS."
                                            .formatted(
                                                    names.isEmpty()
                                                            ? domain.name()
                                                            : domain.name()
                                                                    + " and "
                                                                    + String.join(", ", names)));
                });
        return checks;
    }

    private Check hostedZone(Domain domain, String id) {
        Optional<Discovery.HostedZone> zone =
                discovery.hostedZones().stream().filter(z -> z.id().equals(id)).findFirst();
        if (zone.isEmpty()) {
            return Check.problem(
                    "hosted zone",
                    "There is no hosted zone " + id + " in this account.",
                    "Check hostedZone, or leave it away and point the domain at the load balancer"
                            + " yourself.");
        }
        String name = zone.get().name();
        boolean holds = domain.name().equals(name) || domain.name().endsWith("." + name);
        if (!holds) {
            return Check.problem(
                    "hosted zone",
                    "%s is the zone of %s, which %s does not belong to."
                            .formatted(id, name, domain.name()),
                    "Choose the zone of the domain, or a domain of the zone.");
        }
        return zone.get().isPrivate()
                ? Check.warning(
                        "hosted zone",
                        id + " is private: the internet does not see its records.",
                        "Choose the public zone of " + name + ".")
                : Check.ok("hosted zone", "%s holds %s.".formatted(id, name));
    }

    private Check certificate(Domain domain, String arn) {
        Optional<Discovery.Certificate> found = discovery.certificate(arn);
        if (found.isEmpty()) {
            return Check.problem(
                    "certificate",
                    "There is no certificate %s in %s.".formatted(arn, stack.region()),
                    "Check the ARN; a load balancer needs a certificate of its own region.");
        }
        if (!found.get().isIssued()) {
            return Check.problem(
                    "certificate",
                    "It is %s, not ISSUED.".formatted(found.get().state()),
                    "Finish its validation, or have Slipway request one.");
        }
        return found.get().covers(domain.name())
                ? Check.ok("certificate", "Issued, and covers " + domain.name() + ".")
                : Check.problem(
                        "certificate",
                        "It is for %s, not for %s."
                                .formatted(
                                        String.join(", ", new TreeSet<>(found.get().names())),
                                        domain.name()),
                        "Choose a certificate that covers the domain, or have Slipway request"
                                + " one.");
    }
}
