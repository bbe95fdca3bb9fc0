package dev.slipway.resources.ec2;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Scope.Poll;
import dev.slipway.resources.common.Creation;
import dev.slipway.resources.common.Names;

import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A security group together with all of its rules: a rule that is not here is revoked, the one that
 * lets everything out of every new group included.
 *
 * @param name unique within the VPC, at most 255 characters
 * @param description at most 255 characters
 */
public record SecurityGroup(
        @Immutable String name,
        @Immutable String description,
        @Immutable Output<String> vpcId,
        Set<Rule> ingress,
        Set<Rule> egress)
        implements Resource {
    /** The output that names the group to others, such as {@code sg-0123}. */
    public static final String ID = "groupId";

    public SecurityGroup {
        ingress = Set.copyOf(ingress);
        egress = Set.copyOf(egress);
    }

    /** Who is at the other end. */
    public sealed interface Peer {
        /** Addresses, of IPv4 or IPv6. */
        record Cidr(String cidr) implements Peer {}

        /** Whatever another group is attached to. */
        record Members(Output<String> groupId) implements Peer {}

        /** Addresses in a managed prefix list. */
        record PrefixList(String id) implements Peer {}

        /** Whatever the group itself is attached to. */
        enum Self implements Peer {
            SELF
        }
    }

    /**
     * Traffic that is let through.
     *
     * @param protocol {@code tcp}, {@code udp}, {@code icmp}, a number, or {@code -1} for all
     * @param fromPort the first port; -1 when the protocol is {@code -1}
     * @param toPort the last port; -1 when the protocol is {@code -1}
     */
    public record Rule(String protocol, int fromPort, int toPort, Peer peer, String description) {
        /** EC2 names these three and ignores the ports where all protocols are let through. */
        public Rule {
            protocol =
                    switch (protocol) {
                        case "6" -> "tcp";
                        case "17" -> "udp";
                        case "1" -> "icmp";
                        default -> protocol;
                    };
            if (protocol.equals("-1")) {
                fromPort = -1;
                toPort = -1;
            }
        }

        public static Rule tcp(int port, Peer peer, String description) {
            return new Rule("tcp", port, port, peer, description);
        }

        public static Rule all(Peer peer, String description) {
            return new Rule("-1", -1, -1, peer, description);
        }

        boolean isSameTraffic(Rule other) {
            return equals(
                    new Rule(
                            other.protocol, other.fromPort, other.toPort, other.peer, description));
        }
    }

    /** How security groups are made and unmade. */
    public static final class Kind implements ResourceKind<SecurityGroup> {
        /** A load balancer's interfaces take minutes to go, now and then a quarter of an hour. */
        private static final Duration UNTIL_FREE = Duration.ofMinutes(30);

        private final Account account;
        private final GroupReads reads;

        public Kind(Account account) {
            this.account = account;
            this.reads = account.shared(GroupReads.class, GroupReads::new);
        }

        @Override
        public Class<SecurityGroup> type() {
            return SecurityGroup.class;
        }

        @Override
        public Group group() {
            return Group.SECURITY;
        }

        @Override
        public String identity(SecurityGroup desired) {
            return desired.vpcId().get() + "/" + desired.name();
        }

        @Override
        public Optional<Live<SecurityGroup>> read(SecurityGroup sought, Scope scope) {
            return scope.id()
                    .map(reads::byId)
                    .orElseGet(() -> reads.byName(sought.vpcId().get(), sought.name()))
                    .filter(group -> !scope.deposed().contains(group.groupId()))
                    .map(Kind::live);
        }

        private static Live<SecurityGroup> live(
                software.amazon.awssdk.services.ec2.model.SecurityGroup group) {
            return Live.tagged(
                    group.groupId(),
                    new SecurityGroup(
                            group.groupName(),
                            group.description(),
                            Output.of(group.vpcId()),
                            Permissions.rules(group.groupId(), group.ipPermissions()),
                            Permissions.rules(group.groupId(), group.ipPermissionsEgress())),
                    Map.of(ID, group.groupId()),
                    Permissions.tags(group.tags()));
        }

        @Override
        public Live<SecurityGroup> create(SecurityGroup desired, Scope scope) {
            Live<SecurityGroup> bare =
                    Creation.orAdopt(
                            scope,
                            Ec2Exception.class,
                            "InvalidGroup.Duplicate",
                            () -> createBare(desired, scope),
                            () ->
                                    reads.byName(desired.vpcId().get(), desired.name())
                                            .map(Kind::live));
            return apply(desired, bare);
        }

        private Live<SecurityGroup> createBare(SecurityGroup desired, Scope scope) {
            CreateSecurityGroupResponse created =
                    account.ec2()
                            .createSecurityGroup(
                                    request ->
                                            request.groupName(desired.name())
                                                    .description(desired.description())
                                                    .vpcId(desired.vpcId().get())
                                                    .tagSpecifications(
                                                            tags ->
                                                                    tags.resourceType(
                                                                                    ResourceType
                                                                                            .SECURITY_GROUP)
                                                                            .tags(
                                                                                    Permissions
                                                                                            .tags(
                                                                                                    scope
                                                                                                            .tags()))));
            String id = created.groupId();
            // Only the account knows which rules a new group came with: IPv6 adds one.
            return scope.await(
                    "the new security group to be seen",
                    Duration.ofMinutes(1),
                    () ->
                            reads.byId(id)
                                    .map(found -> Poll.done(live(found)))
                                    .orElseGet(() -> Poll.waiting("not seen everywhere yet")));
        }

        @Override
        public Live<SecurityGroup> update(
                SecurityGroup desired, Live<SecurityGroup> live, Changes changes, Scope scope) {
            return apply(desired, live);
        }

        private Live<SecurityGroup> apply(SecurityGroup desired, Live<SecurityGroup> live) {
            SecurityGroup now = live.properties();
            Permissions permissions = new Permissions(account.ec2(), live.id());
            permissions.change(Permissions.Way.IN, now.ingress(), desired.ingress());
            permissions.change(Permissions.Way.OUT, now.egress(), desired.egress());
            return new Live<>(live.id(), desired, live.outputs(), live.tags());
        }

        @Override
        public Deletion delete(Live<SecurityGroup> live, Scope scope) {
            return scope.await(
                    "the security group " + live.properties().name() + " to be free",
                    UNTIL_FREE,
                    () -> deleteOrExplain(live));
        }

        private Poll<Deletion> deleteOrExplain(Live<SecurityGroup> live) {
            try {
                account.ec2().deleteSecurityGroup(request -> request.groupId(live.id()));
                return Poll.done(new Deletion.Gone());
            } catch (Ec2Exception e) {
                if (GroupReads.isMissing(e)) {
                    return Poll.done(new Deletion.Gone());
                }
                if (!Creation.isCode(e, "DependencyViolation")) {
                    throw e;
                }
            }
            List<String> holders = new ArrayList<>(revokeReferences(live));
            holders.addAll(new NetworkInterfaces(account).using(live.id()));
            return Poll.waiting(
                    holders.isEmpty()
                            ? "EC2 still counts it as used"
                            : "still used by " + String.join(", ", holders));
        }

        /** Revokes our own groups' rules that name this one; returns the groups of others. */
        private List<String> revokeReferences(Live<SecurityGroup> live) {
            List<String> foreign = new ArrayList<>();
            for (var group : reads.referringTo(live.id())) {
                Live<SecurityGroup> other = live(group);
                if (!Permissions.isSameStack(live, other)) {
                    foreign.add("the rules of " + other.id() + " " + other.properties().name());
                    continue;
                }
                Permissions permissions = new Permissions(account.ec2(), other.id());
                SecurityGroup was = other.properties();
                permissions.change(
                        Permissions.Way.IN, was.ingress(), without(was.ingress(), live.id()));
                permissions.change(
                        Permissions.Way.OUT, was.egress(), without(was.egress(), live.id()));
            }
            return foreign;
        }

        private static Set<Rule> without(Set<Rule> rules, String groupId) {
            Set<Rule> kept = new HashSet<>(rules);
            kept.removeIf(rule -> rule.peer().equals(new Peer.Members(Output.of(groupId))));
            return kept;
        }

        @Override
        public void tag(Live<SecurityGroup> live, Map<String, String> set, Set<String> remove) {
            if (!set.isEmpty()) {
                account.ec2()
                        .createTags(
                                request ->
                                        request.resources(live.id()).tags(Permissions.tags(set)));
            }
            if (!remove.isEmpty()) {
                List<Tag> keys =
                        remove.stream().map(key -> Tag.builder().key(key).build()).toList();
                account.ec2().deleteTags(request -> request.resources(live.id()).tags(keys));
            }
        }

        @Override
        public SecurityGroup renamed(SecurityGroup desired, String suffix) {
            return new SecurityGroup(
                    Names.suffixed(desired.name(), suffix, 255),
                    desired.description(),
                    desired.vpcId(),
                    desired.ingress(),
                    desired.egress());
        }

        @Override
        public Duration expectedDelete() {
            return Duration.ofSeconds(30);
        }
    }
}
