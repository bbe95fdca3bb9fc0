package dev.slipway.sandbox.ec2;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The networks that the account had before anybody rehearsed. */
public final class Network {
    private final World world;
    private final Labels labels;
    private final Map<String, Vpc> vpcs = new LinkedHashMap<>();
    private final Map<String, Subnet> subnets = new LinkedHashMap<>();
    private final Map<String, RouteTable> tables = new LinkedHashMap<>();
    private final Map<String, InternetGateway> gateways = new LinkedHashMap<>();
    private final Map<String, NatGateway> nats = new LinkedHashMap<>();

    Network(World world, Labels labels) {
        this.world = world;
        this.labels = labels;
    }

    /** Adds a VPC with a {@code Name}; an empty one leaves it nameless. */
    public void add(Vpc vpc, String name) {
        vpcs.put(vpc.vpcId(), vpc);
        call(vpc.vpcId(), name);
    }

    public void add(Subnet subnet, String name) {
        subnets.put(subnet.subnetId(), subnet);
        call(subnet.subnetId(), name);
    }

    public void add(RouteTable table, String name) {
        tables.put(table.routeTableId(), table);
        call(table.routeTableId(), name);
    }

    public void add(InternetGateway gateway, String name) {
        gateways.put(gateway.internetGatewayId(), gateway);
        call(gateway.internetGatewayId(), name);
    }

    public void add(NatGateway nat, String name) {
        nats.put(nat.natGatewayId(), nat);
        call(nat.natGatewayId(), name);
    }

    private void call(String id, String name) {
        if (!name.isEmpty()) {
            labels.set(id, List.of(Tag.builder().key("Name").value(name).build()));
        }
    }

    /** A subnet by its id. */
    public Optional<Subnet> subnet(String id) {
        return Optional.ofNullable(subnets.get(id));
    }

    /** A VPC by its id. */
    public Optional<Vpc> vpc(String id) {
        return Optional.ofNullable(vpcs.get(id));
    }

    /** Whether the route tables lead a subnet's packets to an internet gateway. */
    public boolean isPublic(Subnet subnet) {
        return table(subnet).stream()
                .flatMap(table -> table.routes().stream())
                .anyMatch(
                        route ->
                                "0.0.0.0/0".equals(route.destinationCidrBlock())
                                        && route.gatewayId() != null
                                        && route.gatewayId().startsWith("igw-"));
    }

    private Optional<RouteTable> table(Subnet subnet) {
        return tables.values().stream()
                .filter(
                        table ->
                                table.associations().stream()
                                        .anyMatch(at -> subnet.subnetId().equals(at.subnetId())))
                .findFirst()
                .or(
                        () ->
                                tables.values().stream()
                                        .filter(table -> table.vpcId().equals(subnet.vpcId()))
                                        .filter(
                                                table ->
                                                        table.associations().stream()
                                                                .anyMatch(at -> at.main()))
                                        .findFirst());
    }

    boolean exists(String id) {
        return vpcs.containsKey(id)
                || subnets.containsKey(id)
                || tables.containsKey(id)
                || gateways.containsKey(id)
                || nats.containsKey(id);
    }

    List<Vpc> vpcs(Collection<String> ids) {
        return pick(vpcs, ids, "InvalidVpcID.NotFound", "vpc").stream()
                .map(vpc -> vpc.toBuilder().tags(labels.of(vpc.vpcId())).build())
                .toList();
    }

    List<Subnet> subnets(Collection<String> ids) {
        return pick(subnets, ids, "InvalidSubnetID.NotFound", "subnet").stream()
                .map(subnet -> subnet.toBuilder().tags(labels.of(subnet.subnetId())).build())
                .toList();
    }

    List<RouteTable> tables(Collection<String> ids) {
        return pick(tables, ids, "InvalidRouteTableID.NotFound", "routeTable").stream()
                .map(table -> table.toBuilder().tags(labels.of(table.routeTableId())).build())
                .toList();
    }

    List<InternetGateway> gateways(Collection<String> ids) {
        return pick(gateways, ids, "InvalidInternetGatewayID.NotFound", "internetGateway").stream()
                .map(igw -> igw.toBuilder().tags(labels.of(igw.internetGatewayId())).build())
                .toList();
    }

    List<NatGateway> nats(Collection<String> ids) {
        return pick(nats, ids, "NatGatewayNotFound", "natGateway").stream()
                .map(nat -> nat.toBuilder().tags(labels.of(nat.natGatewayId())).build())
                .toList();
    }

    private <T> Collection<T> pick(
            Map<String, T> all, Collection<String> ids, String code, String what) {
        if (ids.isEmpty()) {
            return all.values();
        }
        return ids.stream().distinct().map(id -> find(all, id, code, what)).toList();
    }

    private <T> T find(Map<String, T> all, String id, String code, String what) {
        T found = all.get(id);
        if (found == null) {
            throw missing(code, "The " + what + " ID '" + id + "' does not exist");
        }
        return found;
    }

    private AwsServiceException missing(String code, String message) {
        return world.refuse(Ec2Exception.builder(), code, message);
    }
}
