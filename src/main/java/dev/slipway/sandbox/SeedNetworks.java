package dev.slipway.sandbox;

import dev.slipway.sandbox.ec2.SandboxEc2;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.HostnameType;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddressStatus;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcState;

import java.util.ArrayList;
import java.util.List;

/** The networks of a new rehearsal account: one to build on, and one to be warned of. */
record SeedNetworks(World world, SandboxEc2 ec2) {
    private static final List<String> ZONES = List.of("a", "b", "c");
    private static final String EVERYWHERE = "0.0.0.0/0";

    void plant() {
        plantComplete();
        plantFaulty();
    }

    /**
     * Public and private subnets in three zones; the private ones of b and c use the main table.
     */
    private void plantComplete() {
        String vpc = vpc("slipway-main", "10.0.0.0/16");
        String igw = gateway(vpc, "slipway-main");
        List<String> open = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        for (int at = 0; at < ZONES.size(); at++) {
            String zone = ZONES.get(at);
            open.add(subnet(vpc, "slipway-public-" + zone, "10.0." + at + ".0/24", zone));
            closed.add(
                    subnet(
                            vpc,
                            "slipway-private-" + zone,
                            "10.0." + 16 * (at + 1) + ".0/20",
                            zone));
        }
        String nat = nat(vpc, open.getFirst(), "slipway-nat");
        table(vpc, "slipway-public", false, open, toGateway(igw, RouteState.ACTIVE));
        table(vpc, "slipway-private-a", false, closed.subList(0, 1), toNat(nat));
        table(vpc, "slipway-main", true, List.of(), toNat(nat));
    }

    /**
     * Public subnets in one zone only, one of them too small for a load balancer; a route to a
     * gateway that is gone; a private subnet that no default route leads out of.
     */
    private void plantFaulty() {
        String vpc = vpc("legacy", "10.9.0.0/16");
        String igw = gateway(vpc, "legacy");
        String open = subnet(vpc, "legacy-public", "10.9.0.0/24", "a");
        String tiny = subnet(vpc, "legacy-tiny", "10.9.1.0/28", "a");
        String broken = subnet(vpc, "legacy-broken", "10.9.2.0/24", "b");
        subnet(vpc, "legacy-isolated", "10.9.3.0/24", "c");
        table(vpc, "legacy-public", false, List.of(open, tiny), toGateway(igw, RouteState.ACTIVE));
        String gone = "igw-" + world.ids().hex(17, "igw", "gone");
        table(vpc, "legacy-broken", false, List.of(broken), toGateway(gone, RouteState.BLACKHOLE));
        table(vpc, "", true, List.of());
    }

    private String vpc(String name, String cidr) {
        String id = "vpc-" + world.ids().hex(17, "vpc", name);
        Vpc vpc =
                Vpc.builder()
                        .vpcId(id)
                        .cidrBlock(cidr)
                        .state(VpcState.AVAILABLE)
                        .isDefault(false)
                        .instanceTenancy(Tenancy.DEFAULT)
                        .dhcpOptionsId("dopt-" + world.ids().hex(17, "dopt"))
                        .cidrBlockAssociationSet(
                                a ->
                                        a.cidrBlock(cidr)
                                                .associationId(
                                                        "vpc-cidr-assoc-"
                                                                + world.ids().hex(17, "cidr", name))
                                                .cidrBlockState(
                                                        s ->
                                                                s.state(
                                                                        VpcCidrBlockStateCode
                                                                                .ASSOCIATED)))
                        .ipv6CidrBlockAssociationSet(List.of())
                        .ownerId(world.account())
                        .build();
        ec2.network().add(vpc, name);
        ec2.groups().add(id, "default", "default VPC security group", List.of());
        return id;
    }

    private String gateway(String vpc, String name) {
        String id = "igw-" + world.ids().hex(17, "igw", name);
        InternetGateway gateway =
                InternetGateway.builder()
                        .internetGatewayId(id)
                        .ownerId(world.account())
                        .attachments(at -> at.vpcId(vpc).state(AttachmentStatus.ATTACHED))
                        .build();
        ec2.network().add(gateway, name);
        return id;
    }

    private String subnet(String vpc, String name, String cidr, String zone) {
        String id = "subnet-" + world.ids().hex(17, "subnet", name);
        Subnet subnet =
                Subnet.builder()
                        .subnetId(id)
                        .subnetArn(world.arn("ec2", "subnet/" + id))
                        .vpcId(vpc)
                        .cidrBlock(cidr)
                        .availabilityZone(world.region() + zone)
                        .availabilityZoneId("use2-az" + (ZONES.indexOf(zone) + 1))
                        .state(SubnetState.AVAILABLE)
                        .defaultForAz(false)
                        .mapPublicIpOnLaunch(false)
                        .assignIpv6AddressOnCreation(false)
                        .ipv6Native(false)
                        .ipv6CidrBlockAssociationSet(List.of())
                        .privateDnsNameOptionsOnLaunch(
                                o ->
                                        o.hostnameType(HostnameType.IP_NAME)
                                                .enableResourceNameDnsARecord(false)
                                                .enableResourceNameDnsAAAARecord(false))
                        .ownerId(world.account())
                        .build();
        ec2.network().add(subnet, name);
        return id;
    }

    private String nat(String vpc, String subnet, String name) {
        String id = "nat-" + world.ids().hex(17, "nat", name);
        NatGateway nat =
                NatGateway.builder()
                        .natGatewayId(id)
                        .vpcId(vpc)
                        .subnetId(subnet)
                        .state(NatGatewayState.AVAILABLE)
                        .connectivityType(ConnectivityType.PUBLIC)
                        .natGatewayAddresses(address(name))
                        .build();
        ec2.network().add(nat, name);
        return id;
    }

    private NatGatewayAddress address(String nat) {
        return NatGatewayAddress.builder()
                .allocationId("eipalloc-" + world.ids().hex(17, "eipalloc", nat))
                .associationId("eipassoc-" + world.ids().hex(17, "eipassoc", nat))
                .networkInterfaceId("eni-" + world.ids().hex(17, "eni", nat))
                .privateIp("10.0.0.254")
                .publicIp("203.0.113.10")
                .isPrimary(true)
                .status(NatGatewayAddressStatus.SUCCEEDED)
                .build();
    }

    private void table(
            String vpc, String name, boolean main, List<String> subnets, Route... routes) {
        String id = "rtb-" + world.ids().hex(17, "rtb", vpc, name);
        List<Route> all = new ArrayList<>(List.of(local(vpc)));
        all.addAll(List.of(routes));
        List<RouteTableAssociation> associations = new ArrayList<>();
        if (main) {
            associations.add(association(id).main(true).build());
        }
        subnets.forEach(
                subnet -> associations.add(association(id).main(false).subnetId(subnet).build()));
        RouteTable table =
                RouteTable.builder()
                        .routeTableId(id)
                        .vpcId(vpc)
                        .ownerId(world.account())
                        .associations(associations)
                        .routes(all)
                        .build();
        ec2.network().add(table, name);
    }

    private RouteTableAssociation.Builder association(String table) {
        return RouteTableAssociation.builder()
                .routeTableId(table)
                .associationState(s -> s.state(RouteTableAssociationStateCode.ASSOCIATED))
                .routeTableAssociationId("rtbassoc-" + world.ids().hex(17, "assoc", table));
    }

    /** Every table has one within the VPC. */
    private Route local(String vpc) {
        String cidr = ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().getFirst().cidrBlock();
        return Route.builder()
                .destinationCidrBlock(cidr)
                .gatewayId("local")
                .origin(RouteOrigin.CREATE_ROUTE_TABLE)
                .state(RouteState.ACTIVE)
                .build();
    }

    private static Route toGateway(String id, RouteState state) {
        return Route.builder().destinationCidrBlock(EVERYWHERE).gatewayId(id).state(state).build();
    }

    private static Route toNat(String id) {
        return Route.builder()
                .destinationCidrBlock(EVERYWHERE)
                .natGatewayId(id)
                .state(RouteState.ACTIVE)
                .build();
    }
}
