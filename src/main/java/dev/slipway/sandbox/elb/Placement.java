package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.ec2.SandboxEc2;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a load balancer may stand, and what it may let in. */
final class Placement {
    private final Known known;
    private final SandboxEc2 ec2;

    Placement(Known known, SandboxEc2 ec2) {
        this.known = known;
        this.ec2 = ec2;
    }

    List<Subnet> subnets(Collection<String> ids) {
        List<Subnet> found =
                ids.stream()
                        .map(
                                id ->
                                        ec2.network()
                                                .subnet(id)
                                                .orElseThrow(
                                                        () ->
                                                                known.world.refuse(
                                                                        SubnetNotFoundException
                                                                                .builder(),
                                                                        "SubnetNotFound",
                                                                        "The subnet ID '"
                                                                                + id
                                                                                + "' does not"
                                                                                + " exist")))
                        .toList();
        Set<String> zones = new HashSet<>();
        found.forEach(subnet -> zones.add(subnet.availabilityZone()));
        if (zones.size() < 2) {
            throw known.invalid(
                    "At least two subnets in two different Availability Zones must be specified");
        }
        if (zones.size() < found.size()) {
            throw known.world.refuse(
                    InvalidConfigurationRequestException.builder(),
                    "InvalidConfigurationRequest",
                    "A load balancer cannot be attached to multiple subnets in the same"
                            + " Availability Zone");
        }
        if (found.stream().map(Subnet::vpcId).distinct().count() > 1) {
            throw refuseSubnet("All subnets must belong to the same VPC");
        }
        found.stream()
                .filter(subnet -> Integer.parseInt(subnet.cidrBlock().split("/")[1]) > 27)
                .findFirst()
                .ifPresent(
                        subnet -> {
                            throw refuseSubnet(
                                    "Not enough IP space available in "
                                            + subnet.subnetId()
                                            + ". ELB requires at least 8 free IP addresses in"
                                            + " each subnet.");
                        });
        return found;
    }

    private AwsServiceException refuseSubnet(String message) {
        return known.world.refuse(InvalidSubnetException.builder(), "InvalidSubnet", message);
    }

    void checkGroups(Collection<String> ids, String vpc) {
        for (String id : ids) {
            if (!ec2.groups().exists(id) || !ec2.groups().vpc(id).equals(vpc)) {
                throw known.world.refuse(
                        InvalidSecurityGroupException.builder(),
                        "InvalidSecurityGroup",
                        "One or more security groups are invalid: " + id);
            }
        }
    }

    static List<AvailabilityZone> zones(List<Subnet> subnets) {
        return subnets.stream()
                .map(
                        subnet ->
                                AvailabilityZone.builder()
                                        .zoneName(subnet.availabilityZone())
                                        .subnetId(subnet.subnetId())
                                        .build())
                .sorted(Comparator.comparing(AvailabilityZone::zoneName))
                .toList();
    }
}
