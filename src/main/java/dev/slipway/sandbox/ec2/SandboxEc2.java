package dev.slipway.sandbox.ec2;

import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.*;

import java.util.List;
import java.util.stream.Stream;

/** Networks to look at, and security groups. */
public final class SandboxEc2 implements Ec2Client {
    private static final List<String> REGIONS =
            List.of("eu-central-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-2");
    private static final int PAGE = 1000;

    private final World world;
    private final Labels labels;
    private final Network network;
    private final Interfaces interfaces;
    private final Groups groups;
    private final Lookups lookups;

    public SandboxEc2(World world) {
        this.world = world;
        this.labels = new Labels(world);
        this.network = new Network(world, labels);
        this.interfaces = new Interfaces(world, network);
        this.groups = new Groups(world, labels, network, interfaces);
        this.lookups = new Lookups(world);
    }

    public Network network() {
        return network;
    }

    public Interfaces interfaces() {
        return interfaces;
    }

    public Groups groups() {
        return groups;
    }

    @Override
    public DescribeRegionsResponse describeRegions(DescribeRegionsRequest request) {
        List<Region> regions =
                Stream.concat(REGIONS.stream(), Stream.of(world.region()))
                        .distinct()
                        .map(
                                name ->
                                        Region.builder()
                                                .regionName(name)
                                                .endpoint("ec2." + name + ".amazonaws.com")
                                                .optInStatus("opt-in-not-required")
                                                .build())
                        .toList();
        return DescribeRegionsResponse.builder().regions(regions).build();
    }

    @Override
    public DescribeAvailabilityZonesResponse describeAvailabilityZones(
            DescribeAvailabilityZonesRequest request) {
        List<AvailabilityZone> zones =
                Stream.of("a", "b", "c")
                        .map(
                                letter ->
                                        AvailabilityZone.builder()
                                                .regionName(world.region())
                                                .zoneName(world.region() + letter)
                                                .state(AvailabilityZoneState.AVAILABLE)
                                                .build())
                        .toList();
        return DescribeAvailabilityZonesResponse.builder().availabilityZones(zones).build();
    }

    @Override
    public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        List<Vpc> found =
                lookups.vpcs().apply(network.vpcs(request.vpcIds()).stream(), request.filters());
        Page<Vpc> page = page(found, request.nextToken(), request.maxResults());
        return DescribeVpcsResponse.builder().vpcs(page.items()).nextToken(page.next()).build();
    }

    @Override
    public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        Stream<Subnet> subnets =
                network.subnets(request.subnetIds()).stream()
                        .map(
                                subnet ->
                                        subnet.toBuilder()
                                                .availableIpAddressCount(
                                                        interfaces.availableAddresses(subnet))
                                                .build());
        List<Subnet> found = lookups.subnets().apply(subnets, request.filters());
        Page<Subnet> page = page(found, request.nextToken(), request.maxResults());
        return DescribeSubnetsResponse.builder()
                .subnets(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        List<RouteTable> found =
                lookups.tables()
                        .apply(network.tables(request.routeTableIds()).stream(), request.filters());
        Page<RouteTable> page = page(found, request.nextToken(), request.maxResults());
        return DescribeRouteTablesResponse.builder()
                .routeTables(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeInternetGatewaysResponse describeInternetGateways(
            DescribeInternetGatewaysRequest request) {
        List<InternetGateway> found =
                lookups.gateways()
                        .apply(
                                network.gateways(request.internetGatewayIds()).stream(),
                                request.filters());
        Page<InternetGateway> page = page(found, request.nextToken(), request.maxResults());
        return DescribeInternetGatewaysResponse.builder()
                .internetGateways(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
        List<NatGateway> found =
                lookups.nats()
                        .apply(network.nats(request.natGatewayIds()).stream(), request.filter());
        Page<NatGateway> page = page(found, request.nextToken(), request.maxResults());
        return DescribeNatGatewaysResponse.builder()
                .natGateways(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeAddressesResponse describeAddresses(DescribeAddressesRequest request) {
        List<Address> all =
                network.nats(List.of()).stream()
                        .flatMap(nat -> nat.natGatewayAddresses().stream())
                        .map(SandboxEc2::elastic)
                        .toList();
        return DescribeAddressesResponse.builder()
                .addresses(lookups.addresses().apply(all.stream(), request.filters()))
                .build();
    }

    private static Address elastic(NatGatewayAddress address) {
        return Address.builder()
                .allocationId(address.allocationId())
                .associationId(address.associationId())
                .networkInterfaceId(address.networkInterfaceId())
                .privateIpAddress(address.privateIp())
                .publicIp(address.publicIp())
                .domain(DomainType.VPC)
                .build();
    }

    @Override
    public DescribeNetworkInterfacesResponse describeNetworkInterfaces(
            DescribeNetworkInterfacesRequest request) {
        List<String> ids = request.networkInterfaceIds();
        List<NetworkInterface> all =
                interfaces
                        .all()
                        .filter(nic -> ids.isEmpty() || ids.contains(nic.networkInterfaceId()))
                        .toList();
        ids.stream()
                .filter(id -> all.stream().noneMatch(nic -> nic.networkInterfaceId().equals(id)))
                .findFirst()
                .ifPresent(
                        id -> {
                            throw world.refuse(
                                    Ec2Exception.builder(),
                                    "InvalidNetworkInterfaceID.NotFound",
                                    "The networkInterface ID '" + id + "' does not exist");
                        });
        List<NetworkInterface> found = lookups.interfaces().apply(all.stream(), request.filters());
        Page<NetworkInterface> page = page(found, request.nextToken(), request.maxResults());
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
        SecurityGroup group = groups.create(request);
        return CreateSecurityGroupResponse.builder()
                .groupId(group.groupId())
                .securityGroupArn(group.securityGroupArn())
                .tags(labels.of(group.groupId()))
                .build();
    }

    @Override
    public DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
        groups.delete(request.groupId());
        return DeleteSecurityGroupResponse.builder().groupId(request.groupId()).build();
    }

    @Override
    public DescribeSecurityGroupsResponse describeSecurityGroups(
            DescribeSecurityGroupsRequest request) {
        List<SecurityGroup> found =
                lookups.groups().apply(groups.list(request.groupIds()).stream(), request.filters());
        List<SecurityGroup> named =
                found.stream()
                        .filter(
                                group ->
                                        request.groupNames().isEmpty()
                                                || request.groupNames().contains(group.groupName()))
                        .toList();
        Page<SecurityGroup> page = page(named, request.nextToken(), request.maxResults());
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeSecurityGroupRulesResponse describeSecurityGroupRules(
            DescribeSecurityGroupRulesRequest request) {
        List<SecurityGroupRule> found = lookups.rules().apply(groups.rules(), request.filters());
        Page<SecurityGroupRule> page = page(found, request.nextToken(), request.maxResults());
        return DescribeSecurityGroupRulesResponse.builder()
                .securityGroupRules(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(
            AuthorizeSecurityGroupIngressRequest request) {
        return AuthorizeSecurityGroupIngressResponse.builder()
                .returnValue(true)
                .securityGroupRules(
                        groups.authorize(request.groupId(), false, request.ipPermissions()))
                .build();
    }

    @Override
    public AuthorizeSecurityGroupEgressResponse authorizeSecurityGroupEgress(
            AuthorizeSecurityGroupEgressRequest request) {
        return AuthorizeSecurityGroupEgressResponse.builder()
                .returnValue(true)
                .securityGroupRules(
                        groups.authorize(request.groupId(), true, request.ipPermissions()))
                .build();
    }

    @Override
    public RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(
            RevokeSecurityGroupIngressRequest request) {
        groups.revoke(request.groupId(), false, request.ipPermissions());
        return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
    }

    @Override
    public RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(
            RevokeSecurityGroupEgressRequest request) {
        groups.revoke(request.groupId(), true, request.ipPermissions());
        return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
    }

    @Override
    public UpdateSecurityGroupRuleDescriptionsIngressResponse
            updateSecurityGroupRuleDescriptionsIngress(
                    UpdateSecurityGroupRuleDescriptionsIngressRequest request) {
        groups.describe(request.groupId(), false, request.ipPermissions());
        return UpdateSecurityGroupRuleDescriptionsIngressResponse.builder()
                .returnValue(true)
                .build();
    }

    @Override
    public UpdateSecurityGroupRuleDescriptionsEgressResponse
            updateSecurityGroupRuleDescriptionsEgress(
                    UpdateSecurityGroupRuleDescriptionsEgressRequest request) {
        groups.describe(request.groupId(), true, request.ipPermissions());
        return UpdateSecurityGroupRuleDescriptionsEgressResponse.builder()
                .returnValue(true)
                .build();
    }

    @Override
    public CreateTagsResponse createTags(CreateTagsRequest request) {
        request.resources().forEach(this::requireExists);
        request.resources().forEach(id -> labels.set(id, request.tags()));
        return CreateTagsResponse.builder().build();
    }

    @Override
    public DeleteTagsResponse deleteTags(DeleteTagsRequest request) {
        request.resources().forEach(this::requireExists);
        request.resources().forEach(id -> labels.remove(id, request.tags()));
        return DeleteTagsResponse.builder().build();
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        List<TagDescription> found = lookups.tags().apply(labels.descriptions(), request.filters());
        Page<TagDescription> page = page(found, request.nextToken(), request.maxResults());
        return DescribeTagsResponse.builder().tags(page.items()).nextToken(page.next()).build();
    }

    private void requireExists(String id) {
        boolean exists =
                groups.exists(id)
                        || network.exists(id)
                        || interfaces.all().anyMatch(nic -> nic.networkInterfaceId().equals(id));
        if (!exists) {
            throw world.refuse(
                    Ec2Exception.builder(), "InvalidID", "The ID '" + id + "' is not valid");
        }
    }

    private <T> Page<T> page(List<T> all, String token, Integer wanted) {
        if (wanted != null && (wanted < 5 || wanted > PAGE)) {
            throw world.refuse(
                    Ec2Exception.builder(),
                    "InvalidParameterValue",
                    "Value ( %d ) for parameter maxResults is invalid. Expecting a value between 5"
                                    .formatted(wanted)
                            + " and 1000.");
        }
        return Page.of(all, token, wanted, PAGE)
                .orElseThrow(
                        () ->
                                world.refuse(
                                        Ec2Exception.builder(),
                                        "InvalidNextToken",
                                        "The token '" + token + "' is invalid"));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
