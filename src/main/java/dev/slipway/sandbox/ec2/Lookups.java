package dev.slipway.sandbox.ec2;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TagDescription;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.Vpc;

import java.util.List;
import java.util.stream.Stream;

/** By what each kind of thing in EC2 can be found. */
record Lookups(World world) {

    Filters<Vpc> vpcs() {
        return new Filters<>(world, Vpc::tags)
                .by("vpc-id", Vpc::vpcId)
                .by("cidr", Vpc::cidrBlock)
                .by("state", Vpc::stateAsString)
                .by("is-default", Vpc::isDefault);
    }

    Filters<Subnet> subnets() {
        return new Filters<>(world, Subnet::tags)
                .by("vpc-id", Subnet::vpcId)
                .by("subnet-id", Subnet::subnetId)
                .by("availability-zone", Subnet::availabilityZone)
                .by("cidr-block", Subnet::cidrBlock)
                .by("default-for-az", Subnet::defaultForAz)
                .by("state", Subnet::stateAsString);
    }

    Filters<RouteTable> tables() {
        return new Filters<>(world, RouteTable::tags)
                .by("vpc-id", RouteTable::vpcId)
                .by("route-table-id", RouteTable::routeTableId)
                .byAny(
                        "association.subnet-id",
                        table -> table.associations().stream().map(at -> at.subnetId()))
                .byAny(
                        "association.main",
                        table -> table.associations().stream().map(at -> "" + at.main()));
    }

    Filters<InternetGateway> gateways() {
        return new Filters<>(world, InternetGateway::tags)
                .by("internet-gateway-id", InternetGateway::internetGatewayId)
                .byAny(
                        "attachment.vpc-id",
                        igw -> igw.attachments().stream().map(InternetGatewayAttachment::vpcId));
    }

    Filters<NatGateway> nats() {
        return new Filters<>(world, NatGateway::tags)
                .by("vpc-id", NatGateway::vpcId)
                .by("subnet-id", NatGateway::subnetId)
                .by("nat-gateway-id", NatGateway::natGatewayId)
                .by("state", NatGateway::stateAsString);
    }

    Filters<Address> addresses() {
        return new Filters<>(world, Address::tags)
                .by("allocation-id", Address::allocationId)
                .by("public-ip", Address::publicIp)
                .by("domain", Address::domainAsString);
    }

    Filters<NetworkInterface> interfaces() {
        return new Filters<>(world, NetworkInterface::tagSet)
                .by("description", NetworkInterface::description)
                .by("network-interface-id", NetworkInterface::networkInterfaceId)
                .by("subnet-id", NetworkInterface::subnetId)
                .by("vpc-id", NetworkInterface::vpcId)
                .by("status", NetworkInterface::statusAsString)
                .by("requester-id", NetworkInterface::requesterId)
                .by("attachment.instance-owner-id", nic -> nic.attachment().instanceOwnerId())
                .byAny("group-id", nic -> nic.groups().stream().map(GroupIdentifier::groupId));
    }

    Filters<SecurityGroup> groups() {
        return new Filters<>(world, SecurityGroup::tags)
                .by("group-id", SecurityGroup::groupId)
                .by("group-name", SecurityGroup::groupName)
                .by("description", SecurityGroup::description)
                .by("vpc-id", SecurityGroup::vpcId)
                .byAny("ip-permission.group-id", group -> peers(group.ipPermissions()))
                .byAny(
                        "egress.ip-permission.group-id",
                        group -> peers(group.ipPermissionsEgress()));
    }

    private static Stream<String> peers(List<IpPermission> permissions) {
        return permissions.stream()
                .flatMap(permission -> permission.userIdGroupPairs().stream())
                .map(UserIdGroupPair::groupId);
    }

    Filters<SecurityGroupRule> rules() {
        return new Filters<>(world, SecurityGroupRule::tags)
                .by("group-id", SecurityGroupRule::groupId)
                .by("security-group-rule-id", SecurityGroupRule::securityGroupRuleId);
    }

    Filters<TagDescription> tags() {
        return new Filters<TagDescription>(world, _ -> List.of())
                .by("resource-id", TagDescription::resourceId)
                .by("resource-type", TagDescription::resourceTypeAsString)
                .by("key", TagDescription::key)
                .by("value", TagDescription::value);
    }
}
