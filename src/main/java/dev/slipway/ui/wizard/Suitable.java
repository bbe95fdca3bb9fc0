package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery.Reach;
import dev.slipway.aws.Discovery.Subnet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which subnets of a VPC one would take. */
final class Suitable {
    private static final int ZONES = 2;
    private static final int SMALLEST_PREFIX = 27;

    private final List<Subnet> subnets;

    Suitable(List<Subnet> subnets) {
        this.subnets = subnets;
    }

    /** Whether load balancer and tasks can be placed in two zones. */
    boolean isComplete() {
        return open().size() >= ZONES && inner().size() >= ZONES;
    }

    /** For the load balancer: one public subnet in each of two zones. */
    List<String> open() {
        return oneInEachZone(Reach.PUBLIC, zones(Reach.PRIVATE));
    }

    /** For the tasks: one private subnet in each of two zones, those of the load balancer first. */
    List<String> inner() {
        return oneInEachZone(Reach.PRIVATE, zones(Reach.PUBLIC));
    }

    /** Whether a load balancer has room there: AWS asks for a /27 and eight free addresses. */
    static boolean hasRoom(Subnet subnet) {
        String cidr = subnet.cidr();
        int prefix = Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
        return prefix <= SMALLEST_PREFIX && subnet.free() >= Subnet.LEAST_FOR_LOAD_BALANCER;
    }

    private List<String> oneInEachZone(Reach reach, Set<String> preferred) {
        Map<String, Subnet> byZone = new LinkedHashMap<>();
        subnets.stream()
                .filter(subnet -> subnet.reach() == reach)
                .filter(subnet -> reach != Reach.PUBLIC || hasRoom(subnet))
                .forEach(subnet -> byZone.putIfAbsent(subnet.zone(), subnet));
        return byZone.values().stream()
                .sorted(
                        (a, b) ->
                                Boolean.compare(
                                        preferred.contains(b.zone()), preferred.contains(a.zone())))
                .limit(ZONES)
                .map(Subnet::id)
                .toList();
    }

    private Set<String> zones(Reach reach) {
        Set<String> zones = new TreeSet<>();
        subnets.stream()
                .filter(subnet -> subnet.reach() == reach)
                .forEach(subnet -> zones.add(subnet.zone()));
        return zones;
    }
}
