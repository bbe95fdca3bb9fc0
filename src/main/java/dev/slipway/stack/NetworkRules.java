package dev.slipway.stack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of the network and of what stands at its edge, the load balancer. */
final class NetworkRules {
    private static final Text VPC =
            Text.of(
                    "VPC id",
                    "vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})",
                    21,
                    "vpc- and 8 or 17 hexadecimal digits");
    private static final Text SUBNET =
            Text.of(
                    "subnet id",
                    "subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})",
                    24,
                    "subnet- and 8 or 17 hexadecimal digits");
    private static final Text LOAD_BALANCER =
            Text.of(
                    "load balancer name",
                    "(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?",
                    32,
                    "at most 32 letters, digits and hyphens, no hyphen at either end,"
                            + " not beginning with internal-");
    private static final Text TLS_POLICY =
            Text.of(
                    "TLS policy",
                    "ELBSecurityPolicy-[A-Za-z0-9-]+",
                    128,
                    "a policy name such as " + Defaults.TLS_POLICY);

    private NetworkRules() {}

    static void check(Stack stack, Problems problems) {
        Network network = stack.network();
        VPC.check("network.vpcId", network.vpcId(), problems);
        Optional<Cidr> vpc = cidr("network.vpcCidr", network.vpcCidr(), problems);
        vpc.ifPresent(range -> vpcSize(range, problems));
        subnets("network.publicSubnets", "public", network.publicSubnets(), 2, problems);
        subnets("network.privateSubnets", "private", network.privateSubnets(), 1, problems);
        bothKinds(network, problems);
        loadBalancer(stack, vpc, problems);
    }

    private static Optional<Cidr> cidr(String path, String text, Problems problems) {
        if (text.isBlank()) {
            problems.error(path, "The address range is missing.", "Give one, such as 10.0.0.0/16.");
            return Optional.empty();
        }
        Optional<Cidr> cidr = Cidr.parse(text);
        if (cidr.isEmpty()) {
            problems.error(
                    path,
                    Text.quote(text) + " is not an IPv4 address range.",
                    "Write four numbers up to 255 and a prefix up to 32, such as 10.0.0.0/16.");
        } else if (!cidr.get().toString().equals(text)
                || !cidr.get().network().equals(cidr.get())) {
            problems.error(
                    path,
                    Text.quote(text) + " does not begin at the first address of its range.",
                    "Write " + cidr.get().network() + ".");
        }
        return cidr;
    }

    private static void vpcSize(Cidr vpc, Problems problems) {
        if (vpc.prefix() < 16 || vpc.prefix() > 28) {
            problems.error(
                    "network.vpcCidr",
                    "A VPC cannot have a /" + vpc.prefix() + " range.",
                    "Give the range of the VPC as AWS shows it, from /16 to /28.");
        }
    }

    private static void subnets(
            String path, String kind, List<String> ids, int least, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < ids.size(); index++) {
            String at = path + "[" + index + "]";
            if (SUBNET.check(at, ids.get(index), problems) && !seen.add(ids.get(index))) {
                problems.error(
                        at,
                        ids.get(index) + " is listed twice.",
                        "List each " + kind + " subnet once.");
            }
        }
        if (ids.size() < least) {
            problems.error(
                    path,
                    ids.isEmpty()
                            ? "No " + kind + " subnet is given."
                            : "Only one " + kind + " subnet is given.",
                    least > 1
                            ? "List at least two, in different availability zones;"
                                    + " a load balancer needs them."
                            : "List at least one, better two in different availability zones.");
        } else if (ids.size() == 1) {
            problems.warn(
                    path,
                    "All tasks would run in one availability zone.",
                    "List a second private subnet in another zone.");
        }
    }

    private static void bothKinds(Network network, Problems problems) {
        for (int index = 0; index < network.privateSubnets().size(); index++) {
            String id = network.privateSubnets().get(index);
            if (SUBNET.fits(id) && network.publicSubnets().contains(id)) {
                problems.error(
                        "network.privateSubnets[" + index + "]",
                        id + " is listed as public and as private.",
                        "Leave it in the list of its kind: a public subnet has a route to an"
                                + " internet gateway.");
            }
        }
    }

    private static void loadBalancer(Stack stack, Optional<Cidr> vpc, Problems problems) {
        LoadBalancer balancer = stack.loadBalancer();
        LOAD_BALANCER.check("loadBalancer.name", balancer.name(), problems);
        TLS_POLICY.check("loadBalancer.tlsPolicy", balancer.tlsPolicy(), problems);
        problems.range("loadBalancer.httpPort", "The HTTP port", balancer.httpPort(), 1, 65535);
        if (balancer.httpPort() == LoadBalancer.HTTPS_PORT) {
            problems.error(
                    "loadBalancer.httpPort",
                    stack.domain().isPresent()
                            ? "Port 443 is taken by the HTTPS listener."
                            : "Browsers expect HTTPS on port 443, which needs a domain.",
                    "Use port 80.");
        }
        exposure(balancer.allowedCidrs(), vpc, problems);
    }

    private static void exposure(List<String> texts, Optional<Cidr> vpc, Problems problems) {
        if (texts.isEmpty()) {
            problems.error(
                    "loadBalancer.allowedCidrs",
                    "Nobody may connect to the load balancer.",
                    "List the address ranges that may, 0.0.0.0/0 for everyone.");
        }
        List<Cidr> earlier = new ArrayList<>();
        for (int index = 0; index < texts.size(); index++) {
            String path = "loadBalancer.allowedCidrs[" + index + "]";
            Optional<Cidr> range = cidr(path, texts.get(index), problems);
            if (range.isEmpty()) {
                continue;
            }
            if (range.get().prefix() > 0 && vpc.filter(range.get()::overlaps).isPresent()) {
                problems.warn(
                        path,
                        range.get() + " overlaps the VPC's own range " + vpc.get() + ".",
                        "The load balancer faces the internet and sees public addresses:"
                                + " allow those.");
            }
            overlap(path, range.get(), earlier, problems);
            earlier.add(range.get());
        }
    }

    private static void overlap(String path, Cidr range, List<Cidr> others, Problems problems) {
        for (Cidr other : others) {
            if (other.network().equals(range.network())) {
                problems.error(path, range + " is listed twice.", "List each range once.");
            } else if (other.overlaps(range)) {
                problems.warn(
                        path,
                        range + " overlaps " + other + ".",
                        "Keep only the wider of the two.");
            }
        }
    }
}
