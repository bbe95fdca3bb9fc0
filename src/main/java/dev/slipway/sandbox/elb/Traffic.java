package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.elb.TargetGroups.Health;
import dev.slipway.sandbox.world.Chance;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests that people send to the load balancers, and what becomes of them. Nothing of it is
 * kept: how many come in a second, which group each one goes to and whether it is answered well
 * follow from the second, the rules and the targets at that time.
 */
public final class Traffic {
    /** Requests a second on average, over the waves of ten minutes. */
    private static final double MEAN = 20;

    private static final double SWING = 0.3;
    private static final double WAVE_SECONDS = 600;

    /** Seconds an answer takes at best, and how much the slowest take on top. */
    private static final double QUICKEST = 0.012;

    private static final double SPREAD = 0.24;

    /** How a request ends. */
    private enum End {
        ANSWERED,
        ERROR,
        NOBODY_THERE
    }

    private final World world;
    private final Balancers balancers;
    private final TargetGroups groups;

    Traffic(World world, Balancers balancers, TargetGroups groups) {
        this.world = world;
        this.balancers = balancers;
        this.groups = groups;
    }

    /** The load balancers there are. */
    public List<String> loadBalancers() {
        return List.copyOf(balancers.all.keySet());
    }

    /** The target groups to which a load balancer forwards by any rule. */
    public List<String> targetGroups(String balancer) {
        return groups.all().keySet().stream()
                .filter(group -> balancers.balancersOf(group).anyMatch(balancer::equals))
                .toList();
    }

    /**
     * What came in a minute.
     *
     * @param from the first second of it
     */
    public Minute minute(String balancer, Instant from) {
        Minute minute = new Minute(new LinkedHashMap<>(), new Tally());
        List<String> known = targetGroups(balancer);
        for (int second = 0; second < 60; second++) {
            Instant at = from.plusSeconds(second);
            Map<String, Health> health = new LinkedHashMap<>();
            known.forEach(group -> health.put(group, groups.health(group, at)));
            route(balancer, at, health, minute);
            health.forEach((group, seen) -> look(seen, minute.of(group)));
        }
        return minute;
    }

    private void route(String balancer, Instant at, Map<String, Health> health, Minute minute) {
        List<TargetGroupTuple> route = balancers.route(balancer, at);
        int total = route.stream().mapToInt(TargetGroupTuple::weight).sum();
        if (total == 0 || !isUp(balancer, at)) {
            return;
        }
        Chance chance = world.chance().of(balancer).of(at.getEpochSecond());
        int count = count(chance, at);
        for (int number = 0; number < count; number++) {
            Chance own = chance.of(number);
            String group = chosen(route, own.of(0).below(total));
            Health of = health.computeIfAbsent(group, any -> groups.health(any, at));
            send(of, own, minute, group);
        }
    }

    /** How many requests a second each target of a group gets at an instant, on average. */
    public double rate(String group, Instant at) {
        long healthy = groups.health(group, at).healthy();
        double share =
                balancers
                        .balancersOf(group)
                        .filter(balancer -> isUp(balancer, at))
                        .mapToDouble(balancer -> share(group, balancers.route(balancer, at)))
                        .sum();
        return healthy == 0 ? 0 : MEAN * share / healthy;
    }

    private static double share(String group, List<TargetGroupTuple> route) {
        int total = route.stream().mapToInt(TargetGroupTuple::weight).sum();
        int own =
                route.stream()
                        .filter(each -> each.targetGroupArn().equals(group))
                        .mapToInt(TargetGroupTuple::weight)
                        .sum();
        return total == 0 ? 0 : own / (double) total;
    }

    private boolean isUp(String balancer, Instant at) {
        return Optional.ofNullable(balancers.all.get(balancer))
                .map(entry -> entry.balancer)
                .map(balancers::up)
                .filter(up -> !up.isAfter(at))
                .isPresent();
    }

    private static int count(Chance chance, Instant at) {
        double wave = Math.sin(2 * Math.PI * at.getEpochSecond() / WAVE_SECONDS);
        return (int) Math.round(MEAN * (1 + SWING * wave) + chance.unit() * 6 - 3);
    }

    private static String chosen(List<TargetGroupTuple> route, int point) {
        int left = point;
        for (TargetGroupTuple group : route) {
            left -= group.weight();
            if (left < 0) {
                return group.targetGroupArn();
            }
        }
        throw new IllegalStateException("a point beyond all weights");
    }

    private static void send(Health of, Chance own, Minute minute, String group) {
        End end = end(of, own.of(2));
        minute.whole().requests++;
        if (end == End.NOBODY_THERE) {
            minute.whole().unanswered++;
            return;
        }
        Tally tally = minute.of(group);
        double luck = own.of(1).unit();
        tally.requests++;
        tally.seconds.add(QUICKEST + SPREAD * luck * luck * luck);
        if (end == End.ERROR) {
            tally.errors++;
        }
    }

    /** With no healthy target left, the sick ones are tried as well. */
    private static End end(Health of, Chance chance) {
        if (of.healthy() > 0) {
            return chance.unit() < of.errors() ? End.ERROR : End.ANSWERED;
        }
        return of.unhealthy() > 0 ? End.ERROR : End.NOBODY_THERE;
    }

    private static void look(Health seen, Tally tally) {
        if (seen.isUsed()) {
            tally.healthy.add((double) seen.healthy());
            tally.unhealthy.add((double) seen.unhealthy());
        }
    }

    /**
     * What came in one minute.
     *
     * @param whole all of it
     */
    public record Minute(Map<String, Tally> groups, Tally whole) {
        /** What went to one target group. */
        public Tally of(String group) {
            return groups.computeIfAbsent(group, _ -> new Tally());
        }
    }
}
