package dev.slipway.sandbox.ec2;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The security groups with their rules. */
public final class Groups {
    private static final String TEXT = "[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}";
    private static final int RULES_LIMIT = 60;

    private final World world;
    private final Labels labels;
    private final Network network;
    private final Interfaces interfaces;
    private final Map<String, SecurityGroup> groups = new LinkedHashMap<>();
    private final Map<String, List<SecurityGroupRule>> rules = new LinkedHashMap<>();

    Groups(World world, Labels labels, Network network, Interfaces interfaces) {
        this.world = world;
        this.labels = labels;
        this.network = network;
        this.interfaces = interfaces;
    }

    public boolean exists(String id) {
        return groups.containsKey(id);
    }

    /** The VPC of an existing group. */
    public String vpc(String id) {
        return groups.get(id).vpcId();
    }

    SecurityGroup create(CreateSecurityGroupRequest request) {
        String name = request.groupName();
        if (name == null || !name.matches(TEXT) || name.startsWith("sg-")) {
            throw refuse("InvalidParameterValue", "Value for parameter groupName is invalid.");
        }
        if (request.description() == null || !request.description().matches(TEXT)) {
            throw refuse(
                    "InvalidParameterValue",
                    "Value for parameter GroupDescription is invalid. Character sets beyond ASCII"
                            + " are not supported.");
        }
        if (request.vpcId() == null || network.vpc(request.vpcId()).isEmpty()) {
            throw refuse(
                    "InvalidVpcID.NotFound", "The vpc ID '" + request.vpcId() + "' does not exist");
        }
        if (name.equals("default")) {
            throw refuse(
                    "InvalidParameterValue", "Cannot use reserved security group name: default");
        }
        List<Tag> tags = tags(request);
        labels.check(tags);
        boolean taken =
                groups.values().stream()
                        .anyMatch(
                                group ->
                                        group.groupName().equals(name)
                                                && group.vpcId().equals(request.vpcId()));
        if (taken) {
            throw refuse(
                    "InvalidGroup.Duplicate",
                    "The security group '%s' already exists for VPC '%s'"
                            .formatted(name, request.vpcId()));
        }
        return add(request.vpcId(), name, request.description(), tags);
    }

    private static List<Tag> tags(CreateSecurityGroupRequest request) {
        return request.tagSpecifications().stream()
                .filter(tags -> tags.resourceType() == ResourceType.SECURITY_GROUP)
                .flatMap(tags -> tags.tags().stream())
                .toList();
    }

    /** Adds a group that lets everything out and nothing in, as EC2 makes each new one. */
    public SecurityGroup add(String vpcId, String name, String description, List<Tag> tags) {
        String id = "sg-" + world.ids().hex(17, "sg", vpcId, name);
        SecurityGroup group =
                SecurityGroup.builder()
                        .groupId(id)
                        .groupName(name)
                        .description(description)
                        .vpcId(vpcId)
                        .ownerId(world.account())
                        .securityGroupArn(world.arn("ec2", "security-group/" + id))
                        .build();
        groups.put(id, group);
        rules.put(id, new ArrayList<>());
        labels.set(id, tags);
        authorize(
                id,
                true,
                List.of(
                        IpPermission.builder()
                                .ipProtocol("-1")
                                .ipRanges(all -> all.cidrIp("0.0.0.0/0"))
                                .build()));
        return group;
    }

    void delete(String id) {
        SecurityGroup group = group(id);
        if (group.groupName().equals("default")) {
            throw refuse(
                    "CannotDelete",
                    "the specified group: \""
                            + id
                            + "\" name: \"default\" cannot be deleted by a"
                            + " user");
        }
        boolean named =
                rules().filter(rule -> !rule.groupId().equals(id))
                        .anyMatch(rule -> id.equals(Rules.referenced(rule)));
        if (named || interfaces.isUsed(id)) {
            throw refuse("DependencyViolation", "resource " + id + " has a dependent object");
        }
        groups.remove(id);
        rules.remove(id);
        labels.forget(id);
    }

    List<SecurityGroupRule> authorize(String id, boolean egress, List<IpPermission> permissions) {
        group(id);
        List<SecurityGroupRule> fresh = expand(id, egress, permissions);
        List<SecurityGroupRule> has = rules.get(id);
        for (SecurityGroupRule rule : fresh) {
            if (has.stream().anyMatch(old -> Rules.isSame(old, rule))) {
                throw refuse(
                        "InvalidPermission.Duplicate",
                        "the specified rule \"peer: %s, %s, from port: %s, to port: %s, ALLOW\""
                                        .formatted(
                                                peer(rule),
                                                rule.ipProtocol(),
                                                rule.fromPort(),
                                                rule.toPort())
                                + " already exists");
            }
        }
        if (has.stream().filter(rule -> rule.isEgress() == egress).count() + fresh.size()
                > RULES_LIMIT) {
            throw refuse(
                    "RulesPerSecurityGroupLimitExceeded",
                    "The maximum number of rules per security group has been reached.");
        }
        List<SecurityGroupRule> named = fresh.stream().map(this::named).toList();
        has.addAll(named);
        return named;
    }

    private SecurityGroupRule named(SecurityGroupRule rule) {
        String id = "sgr-" + world.ids().hex(17, "sgr", rule.groupId(), peer(rule));
        SecurityGroupRule.Builder named =
                rule.toBuilder().securityGroupRuleId(id).groupOwnerId(world.account());
        if (rule.referencedGroupInfo() != null) {
            named.referencedGroupInfo(
                    rule.referencedGroupInfo().toBuilder().userId(world.account()).build());
        }
        return named.build();
    }

    private static String peer(SecurityGroupRule rule) {
        return Stream.of(
                        rule.cidrIpv4(),
                        rule.cidrIpv6(),
                        rule.prefixListId(),
                        Rules.referenced(rule))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    void revoke(String id, boolean egress, List<IpPermission> permissions) {
        group(id);
        List<SecurityGroupRule> gone =
                expand(id, egress, permissions).stream().map(rule -> found(id, rule)).toList();
        rules.get(id).removeAll(gone);
    }

    void describe(String id, boolean egress, List<IpPermission> permissions) {
        group(id);
        for (SecurityGroupRule rule : expand(id, egress, permissions)) {
            SecurityGroupRule old = found(id, rule);
            rules.get(id)
                    .replaceAll(
                            each ->
                                    each == old
                                            ? old.toBuilder()
                                                    .description(rule.description())
                                                    .build()
                                            : each);
        }
    }

    private SecurityGroupRule found(String id, SecurityGroupRule rule) {
        return rules.get(id).stream()
                .filter(old -> Rules.isSame(old, rule))
                .findFirst()
                .orElseThrow(
                        () ->
                                refuse(
                                        "InvalidPermission.NotFound",
                                        "The specified rule does not exist in this security"
                                                + " group."));
    }

    private List<SecurityGroupRule> expand(
            String id, boolean egress, List<IpPermission> permissions) {
        new PermissionCheck(world, this).check(permissions);
        return Rules.flat(id, egress, permissions);
    }

    private SecurityGroup group(String id) {
        SecurityGroup group = groups.get(id);
        if (group == null) {
            throw notFound(id);
        }
        return group;
    }

    AwsServiceException notFound(String id) {
        return refuse("InvalidGroup.NotFound", "The security group '" + id + "' does not exist");
    }

    List<SecurityGroup> list(Collection<String> ids) {
        Collection<SecurityGroup> found =
                ids.isEmpty() ? groups.values() : ids.stream().map(this::group).toList();
        return found.stream().map(this::shown).toList();
    }

    private SecurityGroup shown(SecurityGroup group) {
        List<SecurityGroupRule> own = rules.get(group.groupId());
        return group.toBuilder()
                .ipPermissions(Rules.lumped(world.account(), own.stream(), false))
                .ipPermissionsEgress(Rules.lumped(world.account(), own.stream(), true))
                .tags(labels.of(group.groupId()))
                .build();
    }

    Stream<SecurityGroupRule> rules() {
        return rules.values().stream().flatMap(Collection::stream);
    }

    private AwsServiceException refuse(String code, String message) {
        return world.refuse(Ec2Exception.builder(), code, message);
    }
}
