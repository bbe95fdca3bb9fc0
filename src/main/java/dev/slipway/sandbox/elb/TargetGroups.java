package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The target groups with what is registered in them. */
public final class TargetGroups {
    /**
     * A target as it was registered.
     *
     * @param answers whether it passes health checks
     * @param left when it was deregistered; null while it is registered
     */
    private record Target(String ip, int port, boolean answers, Instant since, Instant left) {}

    /** A group with its attributes and targets. */
    static final class Entry {
        TargetGroup group;
        final SortedMap<String, String> attributes = new TreeMap<>();
        private final List<Target> targets = new ArrayList<>();

        Entry(TargetGroup group) {
            this.group = group;
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

    /** Registers a task's address. */
    public void register(String arn, String ip, int port, boolean answers) {
        Entry entry = all.get(arn);
        if (entry != null) {
            entry.targets.removeIf(target -> target.ip.equals(ip) && target.port == port);
            entry.targets.add(new Target(ip, port, answers, world.now(), null));
        }
    }

    /** Starts to drain a task's address. */
    public void deregister(String arn, String ip, int port) {
        Entry entry = all.get(arn);
        if (entry != null) {
            entry.targets.replaceAll(
                    target ->
                            target.ip.equals(ip) && target.port == port && target.left == null
                                    ? new Target(
                                            ip, port, target.answers, target.since, world.now())
                                    : target);
        }
    }

    /** The health of an address; empty if it is not registered. */
    public Optional<TargetHealthStateEnum> state(String arn, String ip, int port) {
        return Optional.ofNullable(all.get(arn)).stream()
                .flatMap(entry -> health(entry).stream())
                .filter(each -> each.target().id().equals(ip) && each.target().port() == port)
                .map(each -> each.targetHealth().state())
                .findFirst();
    }

    /** How long a target needs to become healthy or unhealthy after it was registered. */
    public Duration untilJudged(String arn) {
        TargetGroup group = all.get(arn).group;
        return Duration.ofSeconds(group.healthCheckIntervalSeconds());
    }

    List<TargetHealthDescription> health(Entry entry) {
        Duration drain =
                Duration.ofSeconds(
                        Long.parseLong(
                                entry.attributes.get("deregistration_delay.timeout_seconds")));
        entry.targets.removeIf(
                target -> target.left != null && world.isPast(target.left.plus(drain)));
        return entry.targets.stream()
                .map(
                        target ->
                                TargetHealthDescription.builder()
                                        .target(
                                                TargetDescription.builder()
                                                        .id(target.ip)
                                                        .port(target.port)
                                                        .build())
                                        .healthCheckPort(String.valueOf(target.port))
                                        .targetHealth(judged(entry.group, target))
                                        .build())
                .toList();
    }

    private TargetHealth judged(TargetGroup group, Target target) {
        Instant judgement = target.since.plus(untilJudged(group.targetGroupArn()));
        if (target.left != null) {
            return health(
                    TargetHealthStateEnum.DRAINING,
                    TargetHealthReasonEnum.TARGET_DEREGISTRATION_IN_PROGRESS,
                    "Target deregistration is in progress");
        }
        if (!isAttached(group.targetGroupArn())) {
            return health(
                    TargetHealthStateEnum.UNUSED,
                    TargetHealthReasonEnum.TARGET_NOT_IN_USE,
                    "Target group is not configured to receive traffic from the load balancer");
        }
        if (!world.isPast(judgement)) {
            return health(
                    TargetHealthStateEnum.INITIAL,
                    TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS,
                    "Target registration is in progress");
        }
        return target.answers
                ? TargetHealth.builder().state(TargetHealthStateEnum.HEALTHY).build()
                : health(
                        TargetHealthStateEnum.UNHEALTHY,
                        TargetHealthReasonEnum.TARGET_FAILED_HEALTH_CHECKS,
                        "Health checks failed with these codes: [500]");
    }

    private static TargetHealth health(
            TargetHealthStateEnum state, TargetHealthReasonEnum reason, String text) {
        return TargetHealth.builder().state(state).reason(reason).description(text).build();
    }
}
