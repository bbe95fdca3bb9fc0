package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.acm.Certificates;
import dev.slipway.sandbox.ec2.SandboxEc2;
import dev.slipway.sandbox.world.History;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Load balancers with their listeners and rules. */
final class Balancers {
    private static final Duration UNTIL_ACTIVE = Duration.ofSeconds(150);

    /** How long a change takes to reach all nodes is not published. */
    private static final Duration UNTIL_HEARD = Duration.ofSeconds(5);

    private static final Duration INTERFACES_LINGER = Duration.ofSeconds(60);

    /** A load balancer with its attributes. */
    static final class Entry {
        LoadBalancer balancer;
        final SortedMap<String, String> attributes = new TreeMap<>();

        Entry(LoadBalancer balancer) {
            this.balancer = balancer;
        }
    }

    private final World world;
    private final SandboxEc2 ec2;
    private final Certificates certificates;
    final Map<String, Entry> all = new LinkedHashMap<>();
    final Map<String, Listener> listeners = new LinkedHashMap<>();

    /** By ARN; each listener's default rule is among them. */
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    /** By ARN, also of load balancers that are gone. */
    private final Map<String, History<List<TargetGroupTuple>>> routes = new TreeMap<>();

    Balancers(World world, SandboxEc2 ec2, Certificates certificates) {
        this.world = world;
        this.ec2 = ec2;
        this.certificates = certificates;
    }

    /** When a load balancer began, or will begin, to take requests. */
    Instant up(LoadBalancer balancer) {
        return world.after(balancer.createdTime(), UNTIL_ACTIVE);
    }

    LoadBalancer shown(Entry entry) {
        boolean up = world.isPast(up(entry.balancer));
        return entry.balancer.toBuilder()
                .state(
                        state ->
                                state.code(
                                        up
                                                ? LoadBalancerStateEnum.ACTIVE
                                                : LoadBalancerStateEnum.PROVISIONING))
                .build();
    }

    void attach(LoadBalancer balancer) {
        balancer.availabilityZones()
                .forEach(
                        zone ->
                                ec2.interfaces()
                                        .attach(
                                                zone.subnetId(),
                                                balancer.securityGroups(),
                                                description(balancer),
                                                dev.slipway.sandbox.ec2.Interfaces.Owner
                                                        .LOAD_BALANCER));
    }

    void detach(LoadBalancer balancer) {
        ec2.interfaces().releaseAll(description(balancer), INTERFACES_LINGER);
    }

    void regroup(LoadBalancer balancer, Collection<String> groups) {
        ec2.interfaces().regroup(description(balancer), groups);
    }

    private static String description(LoadBalancer balancer) {
        return "ELB " + balancer.loadBalancerArn().replaceFirst(".*:loadbalancer/", "");
    }

    void remove(String arn) {
        Entry entry = all.remove(arn);
        listenersOf(arn).toList().forEach(listener -> removeListener(listener.listenerArn()));
        detach(entry.balancer);
    }

    void removeListener(String arn) {
        Listener gone = listeners.remove(arn);
        rules.values().removeIf(rule -> listenerOf(rule.ruleArn()).equals(arn));
        release(gone);
        reroute(gone.loadBalancerArn());
    }

    Stream<Listener> listenersOf(String balancer) {
        return listeners.values().stream()
                .filter(listener -> listener.loadBalancerArn().equals(balancer));
    }

    Stream<Rule> rulesOf(String listener) {
        return rules.values().stream().filter(rule -> listenerOf(rule.ruleArn()).equals(listener));
    }

    static String listenerOf(String rule) {
        return rule.replaceFirst(":listener-rule/", ":listener/").replaceFirst("/[^/]+$", "");
    }

    /** Puts a listener in place of what was there, and its default rule with it. */
    void put(Listener listener) {
        Listener old = listeners.put(listener.listenerArn(), listener);
        if (old != null) {
            release(old);
        }
        certificates(listener).forEach(arn -> certificates.use(arn, listener.loadBalancerArn()));
        String arn =
                rulesOf(listener.listenerArn())
                        .filter(Rule::isDefault)
                        .map(Rule::ruleArn)
                        .findFirst()
                        .orElseGet(() -> ruleArn(listener.listenerArn()));
        put(
                Rule.builder()
                        .ruleArn(arn)
                        .priority("default")
                        .isDefault(true)
                        .conditions(List.of())
                        .actions(listener.defaultActions())
                        .build());
    }

    Map<String, Rule> rules() {
        return Collections.unmodifiableMap(rules);
    }

    void put(Rule rule) {
        rules.put(rule.ruleArn(), rule);
        reroute(listeners.get(listenerOf(rule.ruleArn())).loadBalancerArn());
    }

    void removeRule(String arn) {
        rules.remove(arn);
        reroute(listeners.get(listenerOf(arn)).loadBalancerArn());
    }

    private void reroute(String balancer) {
        routes.computeIfAbsent(balancer, _ -> new History<>())
                .set(world.now(), new Route(this).of(balancer));
    }

    /** Where a load balancer sent ordinary requests at an instant, as far as it had heard. */
    List<TargetGroupTuple> route(String balancer, Instant at) {
        return Optional.ofNullable(routes.get(balancer))
                .flatMap(route -> route.at(at.minus(UNTIL_HEARD)))
                .orElse(List.of());
    }

    private void release(Listener listener) {
        certificates(listener)
                .filter(
                        arn ->
                                listenersOf(listener.loadBalancerArn())
                                        .noneMatch(
                                                other -> certificates(other).anyMatch(arn::equals)))
                .forEach(arn -> certificates.release(arn, listener.loadBalancerArn()));
    }

    private static Stream<String> certificates(Listener listener) {
        return listener.certificates().stream().map(Certificate::certificateArn);
    }

    String ruleArn(String listener) {
        return listener.replaceFirst(":listener/", ":listener-rule/")
                + "/"
                + world.ids().hex(16, "rule", listener);
    }

    /** Whether a listener or rule forwards to a group, whatever its weight. */
    boolean isAttached(String group) {
        return balancersOf(group).findAny().isPresent();
    }

    /** The ARNs of the load balancers from which a group gets its requests. */
    Stream<String> balancersOf(String group) {
        return rules.values().stream()
                .filter(rule -> rule.actions().stream().anyMatch(to -> forwards(to, group)))
                .map(rule -> listeners.get(listenerOf(rule.ruleArn())).loadBalancerArn())
                .distinct();
    }

    private static boolean forwards(Action action, String group) {
        return group.equals(action.targetGroupArn())
                || groups(action).stream().anyMatch(to -> group.equals(to.targetGroupArn()));
    }

    static List<TargetGroupTuple> groups(Action action) {
        return action.forwardConfig() == null ? List.of() : action.forwardConfig().targetGroups();
    }
}
