package dev.slipway.traffic;

import dev.slipway.aws.Account;
import dev.slipway.aws.AwsErrors;
import dev.slipway.stack.Colour;

import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What CloudWatch counted, minute by minute. A minute without requests has no values at all, and
 * one that is not over, or that ended a minute or three ago, has none yet.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">CloudWatch
 *     metrics for your Application Load Balancer</a>
 */
record Metrics(Account account, Site site) {
    private static final String NAMESPACE = "AWS/ApplicationELB";
    private static final int PERIOD_SECONDS = 60;

    /** What is asked for of each colour, and the statistic of it. */
    private enum Count {
        REQUESTS("RequestCount", "Sum"),
        ERRORS("HTTPCode_Target_5XX_Count", "Sum"),
        UNCONNECTED("TargetConnectionErrorCount", "Sum"),
        P95("TargetResponseTime", "p95");

        private final String metric;
        private final String statistic;

        Count(String metric, String statistic) {
            this.metric = metric;
            this.statistic = statistic;
        }

        /** A query's id begins with a lower-case letter. */
        private String id(Colour colour) {
            return colour.key() + "_" + name();
        }
    }

    /**
     * The minutes from an instant on in which a colour got requests.
     *
     * @throws dev.slipway.engine.EngineException if the account does not tell
     */
    Map<Colour, NavigableMap<Instant, Vitals>> since(Instant from, Instant now) {
        Map<String, Map<Instant, Double>> values = new HashMap<>();
        AwsErrors.explained(
                        "asking CloudWatch for the traffic",
                        () ->
                                account
                                        .cloudWatch()
                                        .getMetricDataPaginator(request(from, now))
                                        .metricDataResults()
                                        .stream()
                                        .toList())
                .forEach(result -> add(result, values));
        Map<Colour, NavigableMap<Instant, Vitals>> all = new EnumMap<>(Colour.class);
        for (Colour colour : Colour.values()) {
            NavigableMap<Instant, Vitals> minutes = new TreeMap<>();
            of(values, colour, Count.REQUESTS)
                    .keySet()
                    .forEach(at -> minutes.put(at, vitals(values, colour, at)));
            all.put(colour, minutes);
        }
        return all;
    }

    private GetMetricDataRequest request(Instant from, Instant now) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (Colour colour : Colour.values()) {
            for (Count count : Count.values()) {
                queries.add(query(colour, count));
            }
        }
        return GetMetricDataRequest.builder()
                .metricDataQueries(queries)
                .startTime(from.truncatedTo(ChronoUnit.MINUTES))
                .endTime(now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(PERIOD_SECONDS))
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .build();
    }

    private MetricDataQuery query(Colour colour, Count count) {
        Dimension group = dimension("TargetGroup", site.side(colour).targetGroupName());
        Dimension balancer = dimension("LoadBalancer", site.loadBalancer());
        return MetricDataQuery.builder()
                .id(count.id(colour))
                .metricStat(
                        stat ->
                                stat.metric(
                                                metric ->
                                                        metric.namespace(NAMESPACE)
                                                                .metricName(count.metric)
                                                                .dimensions(group, balancer))
                                        .period(PERIOD_SECONDS)
                                        .stat(count.statistic))
                .build();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private static void add(MetricDataResult result, Map<String, Map<Instant, Double>> values) {
        Map<Instant, Double> points = values.computeIfAbsent(result.id(), _ -> new HashMap<>());
        for (int i = 0; i < result.timestamps().size(); i++) {
            points.put(result.timestamps().get(i), result.values().get(i));
        }
    }

    private static Map<Instant, Double> of(
            Map<String, Map<Instant, Double>> values, Colour colour, Count count) {
        return values.getOrDefault(count.id(colour), Map.of());
    }

    private static Vitals vitals(
            Map<String, Map<Instant, Double>> values, Colour colour, Instant at) {
        return new Vitals(
                count(values, colour, Count.REQUESTS, at),
                count(values, colour, Count.ERRORS, at),
                count(values, colour, Count.UNCONNECTED, at),
                Optional.ofNullable(of(values, colour, Count.P95).get(at)));
    }

    private static long count(
            Map<String, Map<Instant, Double>> values, Colour colour, Count count, Instant at) {
        return Math.round(of(values, colour, count).getOrDefault(at, 0.0));
    }
}
