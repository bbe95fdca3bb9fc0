package dev.slipway.sandbox.ec2;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.Subnet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The network interfaces that other services attach, and that outlive them a little. */
public final class Interfaces {
    /** Who has an interface. */
    public enum Owner {
        LOAD_BALANCER("amazon-elb"),
        TASK("amazon-aws");

        private final String id;

        Owner(String id) {
            this.id = id;
        }
    }

    private record Entry(NetworkInterface nic, Instant gone) {}

    /** EC2 keeps the first four addresses of each subnet, and the last one. */
    private static final int KEPT_FIRST = 4;

    private final World world;
    private final Network network;
    private final Map<String, Entry> all = new LinkedHashMap<>();

    Interfaces(World world, Network network) {
        this.world = world;
        this.network = network;
    }

    /**
     * Attaches a new interface.
     *
     * @param description what people see of its owner, such as {@code ELB app/name/id}
     */
    public NetworkInterface attach(
            String subnetId, Collection<String> groups, String description, Owner owner) {
        Subnet subnet = network.subnet(subnetId).orElseThrow();
        String id = "eni-" + world.ids().hex(17, "eni", subnetId, description);
        NetworkInterface nic =
                NetworkInterface.builder()
                        .networkInterfaceId(id)
                        .subnetId(subnetId)
                        .vpcId(subnet.vpcId())
                        .availabilityZone(subnet.availabilityZone())
                        .description(description)
                        .interfaceType("interface")
                        .requesterManaged(true)
                        .requesterId(owner.id)
                        .ownerId(world.account())
                        .privateIpAddress(freeAddress(subnet))
                        .status(NetworkInterfaceStatus.IN_USE)
                        .groups(
                                groups.stream()
                                        .map(
                                                group ->
                                                        software.amazon.awssdk.services.ec2.model
                                                                .GroupIdentifier.builder()
                                                                .groupId(group)
                                                                .build())
                                        .toList())
                        .attachment(
                                at ->
                                        at.status(AttachmentStatus.ATTACHED)
                                                .attachTime(world.now())
                                                .instanceOwnerId(owner.id))
                        .build();
        all.put(id, new Entry(nic, null));
        return nic;
    }

    /** Detaches an interface, which stays around for a while. */
    public void release(String id, Duration lingers) {
        all.computeIfPresent(
                id,
                (_, entry) -> entry.gone == null ? new Entry(entry.nic, world.in(lingers)) : entry);
    }

    /** Detaches every interface with a description. */
    public void releaseAll(String description, Duration lingers) {
        with(nic -> description.equals(nic.description()))
                .forEach(nic -> release(nic.networkInterfaceId(), lingers));
    }

    /** Puts other groups on every interface with a description. */
    public void regroup(String description, Collection<String> groups) {
        with(nic -> description.equals(nic.description()))
                .forEach(
                        nic ->
                                all.computeIfPresent(
                                        nic.networkInterfaceId(),
                                        (_, entry) -> new Entry(in(nic, groups), entry.gone)));
    }

    private static NetworkInterface in(NetworkInterface nic, Collection<String> groups) {
        return nic.toBuilder()
                .groups(
                        groups.stream()
                                .map(
                                        group ->
                                                software.amazon.awssdk.services.ec2.model
                                                        .GroupIdentifier.builder()
                                                        .groupId(group)
                                                        .build())
                                .toList())
                .build();
    }

    /** The interfaces that exist now and are not about to go. */
    public List<NetworkInterface> describedAs(String description) {
        return all.values().stream()
                .filter(entry -> entry.gone == null)
                .map(Entry::nic)
                .filter(nic -> description.equals(nic.description()))
                .toList();
    }

    Stream<NetworkInterface> all() {
        all.values().removeIf(entry -> world.isPast(entry.gone));
        return List.copyOf(all.values()).stream().map(Entry::nic);
    }

    boolean isUsed(String groupId) {
        return !with(nic -> nic.groups().stream().anyMatch(at -> at.groupId().equals(groupId)))
                .isEmpty();
    }

    int availableAddresses(Subnet subnet) {
        int taken = with(nic -> nic.subnetId().equals(subnet.subnetId())).size();
        return size(subnet) - KEPT_FIRST - 1 - taken;
    }

    private List<NetworkInterface> with(Predicate<NetworkInterface> test) {
        return all().filter(test).toList();
    }

    private static int size(Subnet subnet) {
        String cidr = subnet.cidrBlock();
        return 1 << 32 - Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    }

    private String freeAddress(Subnet subnet) {
        List<String> taken = all().map(NetworkInterface::privateIpAddress).toList();
        return IntStream.range(KEPT_FIRST, size(subnet) - 1)
                .mapToObj(n -> address(subnet.cidrBlock(), n))
                .filter(address -> !taken.contains(address))
                .findFirst()
                .orElseThrow();
    }

    private static String address(String cidr, int number) {
        String[] bytes = cidr.substring(0, cidr.indexOf('/')).split("\\.");
        int address = number;
        for (int at = 0; at < bytes.length; at++) {
            address += Integer.parseInt(bytes[at]) << 24 - 8 * at;
        }
        return "%d.%d.%d.%d"
                .formatted(
                        address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255);
    }
}
