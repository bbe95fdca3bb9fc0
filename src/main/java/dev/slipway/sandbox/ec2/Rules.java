package dev.slipway.sandbox.ec2;

import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Rules of security groups one by one, and lumped together as permissions. */
final class Rules {
    private record Traffic(String protocol, Integer from, Integer to) {}

    private Rules() {}

    /** One rule for each peer of the permissions. */
    static List<SecurityGroupRule> flat(
            String groupId, boolean egress, List<IpPermission> permissions) {
        return permissions.stream()
                .flatMap(
                        permission -> {
                            SecurityGroupRule traffic = traffic(groupId, egress, permission);
                            return peers(permission, traffic);
                        })
                .toList();
    }

    private static SecurityGroupRule traffic(
            String groupId, boolean egress, IpPermission permission) {
        boolean all = permission.ipProtocol().equals("-1");
        return SecurityGroupRule.builder()
                .groupId(groupId)
                .isEgress(egress)
                .ipProtocol(protocol(permission.ipProtocol()))
                .fromPort(all ? Integer.valueOf(-1) : permission.fromPort())
                .toPort(all ? Integer.valueOf(-1) : permission.toPort())
                .build();
    }

    private static String protocol(String given) {
        return switch (given) {
            case "6" -> "tcp";
            case "17" -> "udp";
            case "1" -> "icmp";
            default -> given;
        };
    }

    private static Stream<SecurityGroupRule> peers(IpPermission of, SecurityGroupRule traffic) {
        List<SecurityGroupRule> rules = new ArrayList<>();
        of.ipRanges()
                .forEach(
                        peer ->
                                rules.add(
                                        traffic.toBuilder()
                                                .cidrIpv4(peer.cidrIp())
                                                .description(peer.description())
                                                .build()));
        of.ipv6Ranges()
                .forEach(
                        peer ->
                                rules.add(
                                        traffic.toBuilder()
                                                .cidrIpv6(peer.cidrIpv6())
                                                .description(peer.description())
                                                .build()));
        of.prefixListIds()
                .forEach(
                        peer ->
                                rules.add(
                                        traffic.toBuilder()
                                                .prefixListId(peer.prefixListId())
                                                .description(peer.description())
                                                .build()));
        of.userIdGroupPairs()
                .forEach(
                        peer ->
                                rules.add(
                                        traffic.toBuilder()
                                                .referencedGroupInfo(
                                                        to -> to.groupId(peer.groupId()))
                                                .description(peer.description())
                                                .build()));
        return rules.stream();
    }

    /** Whether two rules let the same through, whatever they are called. */
    static boolean isSame(SecurityGroupRule one, SecurityGroupRule other) {
        return bare(one).equals(bare(other));
    }

    private static SecurityGroupRule bare(SecurityGroupRule rule) {
        String peer = referenced(rule);
        return rule.toBuilder()
                .referencedGroupInfo(
                        peer == null
                                ? null
                                : ReferencedSecurityGroup.builder().groupId(peer).build())
                .securityGroupRuleId(null)
                .securityGroupRuleArn(null)
                .groupOwnerId(null)
                .description(null)
                .build();
    }

    /** The id of the group that a rule names as its peer; null if it names none. */
    static String referenced(SecurityGroupRule rule) {
        return rule.referencedGroupInfo() == null ? null : rule.referencedGroupInfo().groupId();
    }

    /** The rules of one direction as DescribeSecurityGroups lumps them together. */
    static List<IpPermission> lumped(
            String account, Stream<SecurityGroupRule> rules, boolean egress) {
        Map<Traffic, List<SecurityGroupRule>> byTraffic = new LinkedHashMap<>();
        rules.filter(rule -> rule.isEgress() == egress)
                .forEach(
                        rule ->
                                byTraffic
                                        .computeIfAbsent(
                                                new Traffic(
                                                        rule.ipProtocol(),
                                                        rule.fromPort(),
                                                        rule.toPort()),
                                                _ -> new ArrayList<>())
                                        .add(rule));
        return byTraffic.entrySet().stream()
                .map(entry -> permission(account, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static IpPermission permission(
            String account, Traffic traffic, List<SecurityGroupRule> rules) {
        boolean all = traffic.protocol.equals("-1");
        return IpPermission.builder()
                .ipProtocol(traffic.protocol)
                .fromPort(all ? null : traffic.from)
                .toPort(all ? null : traffic.to)
                .ipRanges(
                        rules.stream()
                                .filter(rule -> rule.cidrIpv4() != null)
                                .map(
                                        rule ->
                                                software.amazon.awssdk.services.ec2.model.IpRange
                                                        .builder()
                                                        .cidrIp(rule.cidrIpv4())
                                                        .description(rule.description())
                                                        .build())
                                .toList())
                .ipv6Ranges(
                        rules.stream()
                                .filter(rule -> rule.cidrIpv6() != null)
                                .map(
                                        rule ->
                                                software.amazon.awssdk.services.ec2.model.Ipv6Range
                                                        .builder()
                                                        .cidrIpv6(rule.cidrIpv6())
                                                        .description(rule.description())
                                                        .build())
                                .toList())
                .prefixListIds(
                        rules.stream()
                                .filter(rule -> rule.prefixListId() != null)
                                .map(
                                        rule ->
                                                software.amazon.awssdk.services.ec2.model
                                                        .PrefixListId.builder()
                                                        .prefixListId(rule.prefixListId())
                                                        .description(rule.description())
                                                        .build())
                                .toList())
                .userIdGroupPairs(
                        rules.stream()
                                .filter(rule -> Objects.nonNull(referenced(rule)))
                                .map(
                                        rule ->
                                                software.amazon.awssdk.services.ec2.model
                                                        .UserIdGroupPair.builder()
                                                        .groupId(referenced(rule))
                                                        .userId(account)
                                                        .description(rule.description())
                                                        .build())
                                .toList())
                .build();
    }
}
