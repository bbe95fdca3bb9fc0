package dev.slipway.sandbox.cloudwatch;

import dev.slipway.sandbox.elb.Tally;
import dev.slipway.sandbox.elb.Traffic;
import dev.slipway.sandbox.elb.Traffic.Minute;

import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What load balancers report, minute by minute, computed from the traffic when somebody asks.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">CloudWatch
 *     metrics for your Application Load Balancer</a>
 */
final class BalancerMetrics {
    private static final String NAMESPACE = "AWS/ApplicationELB";
    private static final String BALANCER = "LoadBalancer";
    private static final String GROUP = "TargetGroup";

    /** Of a target group; what did not happen is not reported. */
    private static final Map<String, Function<Tally, List<Double>>> OF_GROUP =
            named(
                    Map.entry("RequestCount", tally -> ones(tally.requests())),
                    Map.entry("RequestCountPerTarget", BalancerMetrics::perTarget),
                    Map.entry("HTTPCode_Target_2XX_Count", tally -> ones(good(tally))),
                    Map.entry("HTTPCode_Target_5XX_Count", tally -> ones(tally.errors())),
                    Map.entry("TargetResponseTime", Tally::seconds),
                    Map.entry("HealthyHostCount", Tally::healthy),
                    Map.entry("UnHealthyHostCount", Tally::unhealthy));

    /** Of a load balancer alone. */
    private static final Map<String, Function<Minute, List<Double>>> OF_BALANCER =
            named(
                    Map.entry("RequestCount", minute -> ones(minute.whole().requests())),
                    Map.entry(
                            "HTTPCode_Target_2XX_Count",
                            minute -> sum(minute, BalancerMetrics::good)),
                    Map.entry("HTTPCode_Target_5XX_Count", minute -> sum(minute, Tally::errors)),
                    Map.entry(
                            "HTTPCode_ELB_5XX_Count", minute -> ones(minute.whole().unanswered())),
                    Map.entry(
                            "HTTPCode_ELB_503_Count", minute -> ones(minute.whole().unanswered())),
                    Map.entry(
                            "TargetResponseTime",
                            minute ->
                                    minute.groups().values().stream()
                                            .flatMap(tally -> tally.seconds().stream())
                                            .toList()));

    private final Traffic traffic;
    private final Map<List<Object>, Minute> seen = new LinkedHashMap<>();

    /** Remembers the minutes it has looked at, so it is made for one question. */
    BalancerMetrics(Traffic traffic) {
        this.traffic = traffic;
    }

    @SafeVarargs
    private static <T> Map<String, T> named(Map.Entry<String, T>... all) {
        Map<String, T> named = new LinkedHashMap<>();
        Stream.of(all).forEach(each -> named.put(each.getKey(), each.getValue()));
        return Collections.unmodifiableMap(named);
    }

    private static int good(Tally tally) {
        return tally.requests() - tally.errors();
    }

    private static List<Double> ones(int count) {
        return Collections.nCopies(count, 1.0);
    }

    private static List<Double> sum(Minute minute, Function<Tally, Integer> of) {
        return ones(minute.groups().values().stream().mapToInt(of::apply).sum());
    }

    private static List<Double> perTarget(Tally tally) {
        double targets = tally.healthy().stream().mapToDouble(d -> d).max().orElse(0);
        return targets == 0 || tally.requests() == 0
                ? List.of()
                : List.of(tally.requests() / targets);
    }

    /** Every metric that there may be values of. */
    List<Metric> all() {
        List<Metric> all = new ArrayList<>();
        for (String balancer : traffic.loadBalancers()) {
            Dimension whole = dimension(BALANCER, balancer, ":loadbalancer/");
            OF_BALANCER.keySet().forEach(name -> all.add(metric(name, whole)));
            for (String group : traffic.targetGroups(balancer)) {
                Dimension part = dimension(GROUP, group, ":");
                OF_GROUP.keySet().forEach(name -> all.add(metric(name, part, whole)));
            }
        }
        return all;
    }

    private static Dimension dimension(String name, String arn, String before) {
        String value = arn.substring(arn.lastIndexOf(before) + before.length());
        return Dimension.builder().name(name).value(value).build();
    }

    private static Metric metric(String name, Dimension... dimensions) {
        return Metric.builder()
                .namespace(NAMESPACE)
                .metricName(name)
                .dimensions(dimensions)
                .build();
    }

    /** The values of a metric in a minute; none if it is no metric of a load balancer. */
    List<Double> values(Metric metric, Instant minute) {
        Map<String, String> at = new LinkedHashMap<>();
        metric.dimensions().forEach(each -> at.put(each.name(), each.value()));
        if (!NAMESPACE.equals(metric.namespace()) || !at.containsKey(BALANCER)) {
            return List.of();
        }
        String name = metric.metricName();
        return traffic.loadBalancers().stream()
                .filter(arn -> arn.endsWith(":loadbalancer/" + at.get(BALANCER)))
                .map(
                        arn ->
                                seen.computeIfAbsent(
                                        List.of(arn, minute), _ -> traffic.minute(arn, minute)))
                .flatMap(counted -> values(name, counted, at).stream())
                .toList();
    }

    private static List<Double> values(String name, Minute counted, Map<String, String> at) {
        if (at.size() == 1) {
            return OF_BALANCER.getOrDefault(name, _ -> List.of()).apply(counted);
        }
        if (at.size() != 2 || !at.containsKey(GROUP)) {
            return List.of();
        }
        return counted.groups().entrySet().stream()
                .filter(group -> group.getKey().endsWith(":" + at.get(GROUP)))
                .flatMap(
                        group ->
                                OF_GROUP
                                        .getOrDefault(name, _ -> List.of())
                                        .apply(group.getValue())
                                        .stream())
                .toList();
    }
}
