package dev.slipway.sandbox.ec2;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import java.util.List;
import java.util.regex.Pattern;

/** Whether EC2 would take rules for a security group. */
record PermissionCheck(World world, Groups groups) {
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern CIDR =
            Pattern.compile(BYTE + "(\\." + BYTE + "){3}/(3[0-2]|[12]?\\d)");

    void check(List<IpPermission> permissions) {
        if (permissions.isEmpty()) {
            throw refuse(
                    "MissingParameter", "The request must contain the parameter ipPermissions");
        }
        permissions.forEach(this::check);
    }

    private void check(IpPermission permission) {
        String protocol = permission.ipProtocol();
        if (protocol == null || !protocol.matches("-1|tcp|udp|icmp|icmpv6|\\d{1,3}")) {
            throw refuse(
                    "InvalidParameterValue",
                    "Invalid value '" + protocol + "' for IP protocol. Unknown protocol.");
        }
        if (protocol.matches("tcp|udp|6|17")) {
            ports(permission);
        }
        if (permission.ipRanges().size()
                        + permission.ipv6Ranges().size()
                        + permission.prefixListIds().size()
                        + permission.userIdGroupPairs().size()
                == 0) {
            throw refuse("InvalidParameterValue", "A rule must name a source or a destination.");
        }
        permission.ipRanges().stream().map(IpRange::cidrIp).forEach(this::cidr);
        permission.userIdGroupPairs().stream().map(UserIdGroupPair::groupId).forEach(this::group);
    }

    private void ports(IpPermission permission) {
        Integer from = permission.fromPort();
        Integer to = permission.toPort();
        if (from == null || to == null || from < 0 || to > 65_535 || from > to) {
            throw refuse(
                    "InvalidParameterValue",
                    "Invalid value 'Must specify both from and to ports with TCP/UDP.' for"
                            + " portRange.");
        }
    }

    private void cidr(String cidr) {
        if (cidr == null || !CIDR.matcher(cidr).matches()) {
            throw refuse("InvalidParameterValue", "CIDR block " + cidr + " is malformed");
        }
    }

    private void group(String id) {
        if (!groups.exists(id)) {
            throw groups.notFound(id);
        }
    }

    private AwsServiceException refuse(String code, String message) {
        return world.refuse(Ec2Exception.builder(), code, message);
    }
}
