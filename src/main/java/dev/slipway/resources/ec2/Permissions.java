package dev.slipway.resources.ec2;

import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.OwnershipTags;
import dev.slipway.resources.common.Creation;
import dev.slipway.resources.ec2.SecurityGroup.Peer;
import dev.slipway.resources.ec2.SecurityGroup.Rule;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of one security group, in EC2's words and in ours. */
final class Permissions {
    /** Which way the traffic goes that rules let through. */
    enum Way {
        IN,
        OUT
    }

    private final Ec2Client ec2;
    private final String groupId;

    Permissions(Ec2Client ec2, String groupId) {
        this.ec2 = ec2;
        this.groupId = groupId;
    }

    /**
     * Makes the rules those desired, letting the new traffic through before shutting the old out.
     */
    void change(Way way, Set<Rule> live, Set<Rule> desired) {
        Set<Rule> gone = new HashSet<>(live);
        gone.removeAll(desired);
        Set<Rule> fresh = new HashSet<>(desired);
        fresh.removeAll(live);
        Set<Rule> reworded =
                fresh.stream()
                        .filter(rule -> gone.removeIf(rule::isSameTraffic))
                        .collect(Collectors.toSet());
        fresh.removeAll(reworded);
        if (!reworded.isEmpty()) {
            describe(way, permissions(reworded));
        }
        // One by one, because one that exists already would keep all the others out.
        fresh.forEach(rule -> authorize(way, permissions(Set.of(rule))));
        if (!gone.isEmpty()) {
            revoke(way, permissions(gone));
        }
    }

    private void describe(Way way, List<IpPermission> permissions) {
        switch (way) {
            case IN ->
                    ec2.updateSecurityGroupRuleDescriptionsIngress(
                            r -> r.groupId(groupId).ipPermissions(permissions));
            case OUT ->
                    ec2.updateSecurityGroupRuleDescriptionsEgress(
                            r -> r.groupId(groupId).ipPermissions(permissions));
        }
    }

    private void authorize(Way way, List<IpPermission> permissions) {
        try {
            switch (way) {
                case IN ->
                        ec2.authorizeSecurityGroupIngress(
                                r -> r.groupId(groupId).ipPermissions(permissions));
                case OUT ->
                        ec2.authorizeSecurityGroupEgress(
                                r -> r.groupId(groupId).ipPermissions(permissions));
            }
        } catch (Ec2Exception e) {
            if (!Creation.isCode(e, "InvalidPermission.Duplicate")) {
                throw e;
            }
        }
    }

    private void revoke(Way way, List<IpPermission> permissions) {
        try {
            switch (way) {
                case IN ->
                        ec2.revokeSecurityGroupIngress(
                                r -> r.groupId(groupId).ipPermissions(permissions));
                case OUT ->
                        ec2.revokeSecurityGroupEgress(
                                r -> r.groupId(groupId).ipPermissions(permissions));
            }
        } catch (Ec2Exception e) {
            if (!Creation.isCode(e, "InvalidPermission.NotFound")) {
                throw e;
            }
        }
    }

    private List<IpPermission> permissions(Set<Rule> rules) {
        return rules.stream().map(this::permission).toList();
    }

    private IpPermission permission(Rule rule) {
        IpPermission.Builder permission = IpPermission.builder().ipProtocol(rule.protocol());
        if (!rule.protocol().equals("-1")) {
            permission.fromPort(rule.fromPort()).toPort(rule.toPort());
        }
        String text = rule.description().isEmpty() ? null : rule.description();
        return switch (rule.peer()) {
            case Peer.Cidr(String cidr) when cidr.contains(":") ->
                    permission.ipv6Ranges(r -> r.cidrIpv6(cidr).description(text)).build();
            case Peer.Cidr(String cidr) ->
                    permission.ipRanges(r -> r.cidrIp(cidr).description(text)).build();
            case Peer.PrefixList(String id) ->
                    permission.prefixListIds(r -> r.prefixListId(id).description(text)).build();
            case Peer.Members(Output<String> group) ->
                    permission
                            .userIdGroupPairs(r -> r.groupId(group.get()).description(text))
                            .build();
            case Peer.Self self ->
                    permission.userIdGroupPairs(r -> r.groupId(groupId).description(text)).build();
        };
    }

    /** EC2 lumps rules together that differ only in their peers; each is one of ours. */
    static Set<Rule> rules(String groupId, List<IpPermission> permissions) {
        return permissions.stream()
                .flatMap(permission -> rules(groupId, permission))
                .collect(Collectors.toSet());
    }

    private static Stream<Rule> rules(String groupId, IpPermission of) {
        return Stream.of(
                        of.ipRanges().stream()
                                .map(r -> rule(of, new Peer.Cidr(r.cidrIp()), r.description())),
                        of.ipv6Ranges().stream()
                                .map(r -> rule(of, new Peer.Cidr(r.cidrIpv6()), r.description())),
                        of.prefixListIds().stream()
                                .map(
                                        r ->
                                                rule(
                                                        of,
                                                        new Peer.PrefixList(r.prefixListId()),
                                                        r.description())),
                        of.userIdGroupPairs().stream()
                                .map(r -> rule(of, peer(groupId, r.groupId()), r.description())))
                .flatMap(all -> all);
    }

    private static Peer peer(String groupId, String other) {
        return groupId.equals(other) ? Peer.Self.SELF : new Peer.Members(Output.of(other));
    }

    private static Rule rule(IpPermission of, Peer peer, String description) {
        return new Rule(
                of.ipProtocol(),
                Optional.ofNullable(of.fromPort()).orElse(-1),
                Optional.ofNullable(of.toPort()).orElse(-1),
                peer,
                Optional.ofNullable(description).orElse(""));
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }

    static boolean isSameStack(Live<?> one, Live<?> other) {
        return stack(one).isPresent() && stack(one).equals(stack(other));
    }

    private static Optional<String> stack(Live<?> live) {
        return live.tags().map(tags -> tags.get(OwnershipTags.STACK));
    }
}
