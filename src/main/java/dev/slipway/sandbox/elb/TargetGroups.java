package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.world.History;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The target groups with what is registered in them. */
public final class TargetGroups {
    /** For the metrics of the past. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** A group with its attributes, its targets, and how many of its answers are errors. */
    static final class Entry {
        TargetGroup group;
        final SortedMap<String, String> attributes = new TreeMap<>();
        final List<Target> targets = new ArrayList<>();
        final History<Double> errors = new History<>();

        Entry(TargetGroup group) {
            this.group = group;
        }

        Duration drain() {
            return Duration.ofSeconds(
                    Long.parseLong(attributes.get("deregistration_delay.timeout_seconds")));
        }
    }

    private final World world;
    private final Map<String, Entry> all = new LinkedHashMap<>();
    private Predicate<String> attached = _ -> false;

    public TargetGroups(World world) {
        this.world = world;
    }

    Map<String, Entry> all() {
        return all;
    }

    /** Listeners know which groups they forward to, and come after the groups. */
    void attachedWhen(Predicate<String> test) {
        attached = test;
    }

    public boolean exists(String arn) {
        return all.containsKey(arn);
    }

    /** Whether a listener or rule forwards to a group, which ECS demands. */
    public boolean isAttached(String arn) {
        return attached.test(arn);
    }

    /**
     * How a group stood at an instant.
     *
     * @param isUsed whether there was any target
     * @param errors how many of its answers were errors, from 0 to 1
     */
    record Health(boolean isUsed, long healthy, long unhealthy, double errors) {}

    /** How a group stood at an instant of the last day. */
    Health health(String arn, Instant at) {
        Entry entry = all.get(arn);
        if (entry == null) {
            return new Health(false, 0, 0, 0);
        }
        List<TargetHealthStateEnum> states =
                entry.targets.stream()
                        .map(target -> target.state(entry.group, at))
                        .filter(Objects::nonNull)
                        .toList();
        return new Health(
                !states.isEmpty(),
                Collections.frequency(states, TargetHealthStateEnum.HEALTHY),
                Collections.frequency(states, TargetHealthStateEnum.UNHEALTHY),
                entry.errors.at(at).orElse(0.0));
    }

    /** How many of a group's answers are errors at an instant, from 0 to 1. */
    public double errors(String arn, Instant at) {
        return health(arn, at).errors();
    }

    /** Registers a task's address. */
    public void register(String arn, String ip, int port, boolean answers) {
        Entry entry = all.get(arn);
        if (entry != null && entry.targets.stream().noneMatch(it -> it.is(ip, port))) {
            entry.targets.removeIf(target -> target.isGone(world.now().minus(KEPT)));
            entry.targets.add(new Target(ip, port, answers, world.now(), world.pace(), null));
        }
    }

    /** Starts to drain a task's address. */
    public void deregister(String arn, String ip, int port) {
        Entry entry = all.get(arn);
        if (entry != null) {
            Instant drained = world.in(entry.drain());
            entry.targets.replaceAll(
                    target -> target.is(ip, port) ? target.left(world.now(), drained) : target);
        }
    }

    /** The health of an address; empty if it is not registered and has drained. */
    public Optional<TargetHealthStateEnum> state(String arn, String ip, int port) {
        return Optional.ofNullable(all.get(arn)).stream()
                .flatMap(this::health)
                .filter(each -> each.target().id().equals(ip) && each.target().port() == port)
                .map(each -> each.targetHealth().state())
                .findFirst();
    }

    Stream<TargetHealthDescription> health(Entry entry) {
        boolean used = isAttached(entry.group.targetGroupArn());
        return entry.targets.stream()
                .filter(target -> !target.isGone(world.now()))
                .map(target -> target.described(entry.group, used, world.now()));
    }
}
