package dev.slipway.resources.elb;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
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
import dev.slipway.resources.ec2.NetworkInterfaces;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An application load balancer.
 *
 * @param name unique in the region, at most 32 letters, digits and inner hyphens, not beginning
 *     with {@code internal-}
 * @param subnets ids in at least two availability zones
 */
public record LoadBalancer(
        @Immutable String name,
        @Immutable Scheme scheme,
        Set<String> subnets,
        Set<Output<String>> securityGroups,
        Attributes attributes)
        implements Resource {
    public static final String ARN = "arn";

    /** The host name it answers at. */
    public static final String DNS_NAME = "dnsName";

    /** The zone an alias record must name beside {@link #DNS_NAME}. */
    public static final String HOSTED_ZONE_ID = "canonicalHostedZoneId";

    /** {@code app/name/id}, as in metrics and network interfaces. */
    public static final String FULL_NAME = "fullName";

    public LoadBalancer {
        subnets = Set.copyOf(subnets);
        securityGroups = Set.copyOf(securityGroups);
    }

    /** Where it can be reached from. */
    public enum Scheme {
        INTERNET_FACING,
        INTERNAL
    }

    /**
     * The attributes that are looked after; all others keep AWS's defaults or whatever somebody
     * made of them.
     *
     * @param dropInvalidHeaders whether header fields that are not valid HTTP are dropped
     * @param deletionProtection whether AWS refuses to delete it
     * @param idleTimeout 1 to 4000 seconds
     * @param clientKeepAlive 60 to 604,800 seconds
     */
    public record Attributes(
            boolean dropInvalidHeaders,
            boolean deletionProtection,
            Duration idleTimeout,
            Duration clientKeepAlive) {

        /** AWS's defaults, except that invalid headers are dropped. */
        public static final Attributes USUAL =
                new Attributes(true, false, Duration.ofSeconds(60), Duration.ofSeconds(3600));

        private static final String DROP = "routing.http.drop_invalid_header_fields.enabled";
        private static final String PROTECTION = "deletion_protection.enabled";
        private static final String IDLE = "idle_timeout.timeout_seconds";
        private static final String KEEP_ALIVE = "client_keep_alive.seconds";

        private List<LoadBalancerAttribute> toAws() {
            return List.of(
                    attribute(DROP, dropInvalidHeaders),
                    attribute(PROTECTION, deletionProtection),
                    attribute(IDLE, idleTimeout.toSeconds()),
                    attribute(KEEP_ALIVE, clientKeepAlive.toSeconds()));
        }

        private static Attributes fromAws(Map<String, String> all) {
            return new Attributes(
                    Boolean.parseBoolean(all.get(DROP)),
                    Boolean.parseBoolean(all.get(PROTECTION)),
                    Duration.ofSeconds(Long.parseLong(all.getOrDefault(IDLE, "60"))),
                    Duration.ofSeconds(Long.parseLong(all.getOrDefault(KEEP_ALIVE, "3600"))));
        }

        private static LoadBalancerAttribute attribute(String key, Object value) {
            return LoadBalancerAttribute.builder().key(key).value(value.toString()).build();
        }
    }

    /** How load balancers are made and unmade. */
    public static final class Kind implements ResourceKind<LoadBalancer> {
        /** Usually two to three minutes; AWS's own waiter gives up after ten. */
        private static final Duration UNTIL_ACTIVE = Duration.ofMinutes(15);

        /** Seen to take more than half an hour: hashicorp/terraform-provider-aws#12394. */
        private static final Duration UNTIL_DETACHED = Duration.ofMinutes(35);

        private final Account account;
        private final ElbReads reads;

        public Kind(Account account) {
            this.account = account;
            this.reads = account.shared(ElbReads.class, ElbReads::new);
        }

        @Override
        public Class<LoadBalancer> type() {
            return LoadBalancer.class;
        }

        @Override
        public Group group() {
            return Group.LOAD_BALANCER;
        }

        @Override
        public String identity(LoadBalancer desired) {
            return desired.name();
        }

        @Override
        public Optional<Live<LoadBalancer>> read(LoadBalancer sought, Scope scope) {
            return reads.find(
                            scope,
                            reads::balancer,
                            () -> reads.balancerNamed(sought.name()),
                            found -> found.loadBalancerArn())
                    .flatMap(this::live);
        }

        private Optional<Live<LoadBalancer>> live(
                ElbReads.Tagged<
                                software.amazon.awssdk.services.elasticloadbalancingv2.model
                                        .LoadBalancer>
                        tagged) {
            var found = tagged.found();
            try {
                Map<String, String> attributes =
                        account
                                .elb()
                                .describeLoadBalancerAttributes(
                                        r -> r.loadBalancerArn(found.loadBalancerArn()))
                                .attributes()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                LoadBalancerAttribute::key,
                                                LoadBalancerAttribute::value));
                return Optional.of(
                        Live.tagged(
                                found.loadBalancerArn(),
                                properties(found, Attributes.fromAws(attributes)),
                                outputs(found),
                                tagged.tags()));
            } catch (LoadBalancerNotFoundException e) {
                return Optional.empty();
            }
        }

        private static LoadBalancer properties(
                software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer found,
                Attributes attributes) {
            return new LoadBalancer(
                    found.loadBalancerName(),
                    found.scheme() == LoadBalancerSchemeEnum.INTERNAL
                            ? Scheme.INTERNAL
                            : Scheme.INTERNET_FACING,
                    found.availabilityZones().stream()
                            .map(zone -> zone.subnetId())
                            .collect(Collectors.toSet()),
                    found.securityGroups().stream().map(Output::of).collect(Collectors.toSet()),
                    attributes);
        }

        private static Map<String, String> outputs(
                software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer found) {
            return Map.of(
                    ARN, found.loadBalancerArn(),
                    DNS_NAME, found.dnsName(),
                    HOSTED_ZONE_ID, found.canonicalHostedZoneId(),
                    FULL_NAME, ElbReads.fullName(found.loadBalancerArn()));
        }

        @Override
        public Live<LoadBalancer> create(LoadBalancer desired, Scope scope) {
            Live<LoadBalancer> bare =
                    Creation.orAdopt(
                            scope,
                            DuplicateLoadBalancerNameException.class,
                            () -> createBare(desired, scope),
                            () -> read(desired, scope));
            setAttributes(bare.id(), desired);
            return new Live<>(bare.id(), desired, bare.outputs(), bare.tags());
        }

        private Live<LoadBalancer> createBare(LoadBalancer desired, Scope scope) {
            var created =
                    account.elb()
                            .createLoadBalancer(
                                    r ->
                                            r.name(desired.name())
                                                    .type(LoadBalancerTypeEnum.APPLICATION)
                                                    .scheme(toAws(desired.scheme()))
                                                    .subnets(desired.subnets())
                                                    .securityGroups(groups(desired))
                                                    .tags(ElbReads.tags(scope.tags())))
                            .loadBalancers()
                            .getFirst();
            return Live.tagged(created.loadBalancerArn(), desired, outputs(created), scope.tags());
        }

        @Override
        public Live<LoadBalancer> update(
                LoadBalancer desired, Live<LoadBalancer> live, Changes changes, Scope scope) {
            if (changes.touch("subnets")) {
                account.elb()
                        .setSubnets(r -> r.loadBalancerArn(live.id()).subnets(desired.subnets()));
            }
            if (changes.touch("securityGroups")) {
                account.elb()
                        .setSecurityGroups(
                                r -> r.loadBalancerArn(live.id()).securityGroups(groups(desired)));
            }
            if (changes.touch("attributes")) {
                setAttributes(live.id(), desired);
            }
            return new Live<>(live.id(), desired, live.outputs(), live.tags());
        }

        private void setAttributes(String arn, LoadBalancer desired) {
            account.elb()
                    .modifyLoadBalancerAttributes(
                            r -> r.loadBalancerArn(arn).attributes(desired.attributes().toAws()));
        }

        @Override
        public Live<LoadBalancer> ready(
                LoadBalancer desired, Live<LoadBalancer> live, Scope scope) {
            return scope.await(
                    "the load balancer " + desired.name() + " to be active",
                    UNTIL_ACTIVE,
                    () -> {
                        var found =
                                account.elb()
                                        .describeLoadBalancers(r -> r.loadBalancerArns(live.id()))
                                        .loadBalancers()
                                        .getFirst();
                        LoadBalancerStateEnum state = found.state().code();
                        return switch (state) {
                            // Impaired means that it serves, but could not be scaled up.
                            case ACTIVE, ACTIVE_IMPAIRED -> Poll.done(live);
                            case FAILED -> throw failed(desired, found.state().reason());
                            default -> Poll.waiting(found.state().codeAsString());
                        };
                    });
        }

        private static EngineException failed(LoadBalancer desired, String reason) {
            return new EngineException(
                    Failure.of(
                            "starting the load balancer " + desired.name(),
                            "AWS could not set it up"
                                    + (reason == null || reason.isBlank() ? "" : ": " + reason),
                            "Check that its subnets have free addresses and a route to the"
                                    + " internet gateway, delete the load balancer, then try"
                                    + " again."));
        }

        @Override
        public Deletion delete(Live<LoadBalancer> live, Scope scope) {
            try {
                if (live.properties().attributes().deletionProtection()) {
                    liftProtection(live, scope);
                }
                account.elb().deleteLoadBalancer(r -> r.loadBalancerArn(live.id()));
            } catch (LoadBalancerNotFoundException e) {
                // Its network interfaces may still be there.
            }
            NetworkInterfaces interfaces = new NetworkInterfaces(account);
            return scope.await(
                    "the network interfaces of " + live.properties().name() + " to go",
                    UNTIL_DETACHED,
                    () -> {
                        List<String> left =
                                interfaces.describedAs("ELB " + ElbReads.fullName(live.id()));
                        return left.isEmpty()
                                ? Poll.done(new Deletion.Gone())
                                : Poll.waiting("not yet gone: " + String.join(", ", left));
                    });
        }

        /** Protection is somebody's wish to be asked first. */
        private void liftProtection(Live<LoadBalancer> live, Scope scope) {
            if (!scope.mayDeleteData()) {
                throw new EngineException(
                        Failure.of(
                                "deleting the load balancer " + live.properties().name(),
                                "it is protected against deletion",
                                "Switch deletion protection off in the stack and apply, or agree"
                                        + " to the loss when destroying."));
            }
            LoadBalancerAttribute off = Attributes.attribute(Attributes.PROTECTION, false);
            account.elb()
                    .modifyLoadBalancerAttributes(
                            r -> r.loadBalancerArn(live.id()).attributes(off));
        }

        @Override
        public void tag(Live<LoadBalancer> live, Map<String, String> set, Set<String> remove) {
            reads.tag(live.id(), set, remove);
        }

        private static LoadBalancerSchemeEnum toAws(Scheme scheme) {
            return switch (scheme) {
                case INTERNET_FACING -> LoadBalancerSchemeEnum.INTERNET_FACING;
                case INTERNAL -> LoadBalancerSchemeEnum.INTERNAL;
            };
        }

        private static List<String> groups(LoadBalancer desired) {
            return desired.securityGroups().stream().map(Output::get).sorted().toList();
        }

        @Override
        public LoadBalancer renamed(LoadBalancer desired, String suffix) {
            return new LoadBalancer(
                    Names.suffixed(desired.name(), suffix, 32),
                    desired.scheme(),
                    desired.subnets(),
                    desired.securityGroups(),
                    desired.attributes());
        }

        @Override
        public Duration expected() {
            return Duration.ofSeconds(150);
        }

        @Override
        public Duration expectedDelete() {
            return Duration.ofSeconds(60);
        }
    }
}
