package dev.slipway.sandbox.cloudwatch;

import dev.slipway.sandbox.elb.Traffic;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The metrics of the load balancers; there are no alarms, and nobody else's metrics. */
public final class SandboxCloudWatch implements CloudWatchClient {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Values show up "within a few minutes": one after the minute they are of has ended. */
    private static final Duration LAG = Duration.ofMinutes(1);

    /** For this long the sandbox knows what happened. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int METRICS_PAGE = 500;
    private static final int QUERIES = 500;
    private static final int POINTS_PAGE = 100_800;
    private static final int DATAPOINTS = 1440;

    private final World world;
    private final Traffic traffic;

    public SandboxCloudWatch(World world, Traffic traffic) {
        this.world = world;
        this.traffic = traffic;
    }

    @Override
    public ListMetricsResponse listMetrics(ListMetricsRequest request) {
        List<Metric> found =
                new BalancerMetrics(traffic)
                        .all().stream().filter(metric -> isMeant(metric, request)).toList();
        Page<Metric> page =
                Page.of(found, request.nextToken(), null, METRICS_PAGE)
                        .orElseThrow(() -> invalid("Invalid nextToken"));
        return ListMetricsResponse.builder().metrics(page.items()).nextToken(page.next()).build();
    }

    private static boolean isMeant(Metric metric, ListMetricsRequest request) {
        return (request.namespace() == null || request.namespace().equals(metric.namespace()))
                && (request.metricName() == null
                        || request.metricName().equals(metric.metricName()))
                && request.dimensions().stream()
                        .allMatch(
                                wanted ->
                                        metric.dimensions().stream()
                                                .anyMatch(has -> isMeant(has, wanted)));
    }

    private static boolean isMeant(Dimension has, DimensionFilter wanted) {
        return has.name().equals(wanted.name())
                && (wanted.value() == null || has.value().equals(wanted.value()));
    }

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        checkSpan(request.startTime(), request.endTime());
        List<MetricDataQuery> queries = request.metricDataQueries();
        if (queries.isEmpty() || queries.size() > QUERIES) {
            throw invalid("MetricDataQueries must have between 1 and 500 members");
        }
        queries.forEach(this::check);
        BalancerMetrics metrics = new BalancerMetrics(traffic);
        boolean ascending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
        List<Point> all = new ArrayList<>();
        for (MetricDataQuery query : queries) {
            if (!Boolean.FALSE.equals(query.returnData())) {
                List<Point> points = points(query, request, metrics);
                all.addAll(ascending ? points : points.reversed());
            }
        }
        Page<Point> page =
                Page.of(all, request.nextToken(), request.maxDatapoints(), POINTS_PAGE)
                        .orElseThrow(() -> invalid("Invalid nextToken"));
        return GetMetricDataResponse.builder()
                .metricDataResults(
                        queries.stream()
                                .filter(query -> !Boolean.FALSE.equals(query.returnData()))
                                .map(query -> result(query, page))
                                .toList())
                .nextToken(page.next())
                .build();
    }

    private record Point(String query, Instant at, double value) {}

    private void check(MetricDataQuery query) {
        if (query.metricStat() == null) {
            throw invalid("The sandbox knows no expressions: query " + query.id());
        }
        if (query.id() == null || !query.id().matches("[a-z]\\w{0,254}")) {
            throw invalid("The value " + query.id() + " for parameter Id is not matching");
        }
        checkPeriod(query.metricStat().period());
        checkStatistic(query.metricStat().stat());
    }

    private void checkPeriod(Integer seconds) {
        if (seconds == null || seconds < 60 || seconds % 60 != 0) {
            throw invalid("Period must be a multiple of 60");
        }
    }

    private void checkStatistic(String name) {
        if (name == null || !Statistics.isKnown(name)) {
            throw invalid("The value " + name + " for parameter Stat is not supported");
        }
    }

    private void checkSpan(Instant start, Instant end) {
        if (start == null || end == null || !start.isBefore(end)) {
            throw invalid("The parameter StartTime must be less than the parameter EndTime");
        }
    }

    private List<Point> points(
            MetricDataQuery query, GetMetricDataRequest request, BalancerMetrics metrics) {
        MetricStat wanted = query.metricStat();
        Duration period = Duration.ofSeconds(wanted.period());
        return statistics(metrics, wanted.metric(), period, request.startTime(), request.endTime())
                .entrySet()
                .stream()
                .map(
                        each ->
                                new Point(
                                        query.id(),
                                        each.getKey(),
                                        each.getValue().get(wanted.stat())))
                .toList();
    }

    private static MetricDataResult result(MetricDataQuery query, Page<Point> page) {
        List<Point> own =
                page.items().stream().filter(point -> point.query().equals(query.id())).toList();
        return MetricDataResult.builder()
                .id(query.id())
                .label(
                        query.label() == null
                                ? query.metricStat().metric().metricName()
                                : query.label())
                .timestamps(own.stream().map(Point::at).toList())
                .values(own.stream().map(Point::value).toList())
                .statusCode(page.next() == null ? StatusCode.COMPLETE : StatusCode.PARTIAL_DATA)
                .build();
    }

    /** The periods in which there was anything. */
    private SortedMap<Instant, Statistics> statistics(
            BalancerMetrics metrics, Metric metric, Duration period, Instant start, Instant end) {
        Instant oldest = world.now().minus(KEPT);
        Instant from = floor(start.isBefore(oldest) ? oldest : start, period);
        SortedMap<Instant, Statistics> found = new TreeMap<>();
        for (Instant at = from; at.isBefore(end); at = at.plus(period)) {
            List<Double> values = values(metrics, metric, at, at.plus(period));
            if (!values.isEmpty()) {
                found.put(at, Statistics.of(values));
            }
        }
        return found;
    }

    private List<Double> values(BalancerMetrics metrics, Metric metric, Instant from, Instant to) {
        return Stream.iterate(from, at -> at.isBefore(to), at -> at.plus(MINUTE))
                .filter(minute -> world.isPast(minute.plus(MINUTE).plus(LAG)))
                .flatMap(minute -> metrics.values(metric, minute).stream())
                .toList();
    }

    private static Instant floor(Instant at, Duration period) {
        long seconds = period.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    @Override
    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
        checkSpan(request.startTime(), request.endTime());
        checkPeriod(request.period());
        List<String> names =
                Stream.concat(
                                request.statisticsAsStrings().stream(),
                                request.extendedStatistics().stream())
                        .toList();
        names.forEach(this::checkStatistic);
        Duration period = Duration.ofSeconds(request.period());
        if (Duration.between(request.startTime(), request.endTime()).dividedBy(period)
                > DATAPOINTS) {
            throw world.refuse(
                    InvalidParameterCombinationException.builder(),
                    "InvalidParameterCombination",
                    "You have requested more than the limit of 1,440 datapoints.");
        }
        Metric metric =
                Metric.builder()
                        .namespace(request.namespace())
                        .metricName(request.metricName())
                        .dimensions(request.dimensions())
                        .build();
        return GetMetricStatisticsResponse.builder()
                .label(request.metricName())
                .datapoints(
                        statistics(
                                        new BalancerMetrics(traffic),
                                        metric,
                                        period,
                                        request.startTime(),
                                        request.endTime())
                                .entrySet()
                                .stream()
                                .map(each -> datapoint(each.getKey(), each.getValue(), names))
                                .toList())
                .build();
    }

    private static Datapoint datapoint(Instant at, Statistics values, List<String> names) {
        SortedMap<String, Double> extended = new TreeMap<>();
        names.stream()
                .filter(name -> name.startsWith("p"))
                .forEach(name -> extended.put(name, values.get(name)));
        return Datapoint.builder()
                .timestamp(at)
                .sum(names.contains("Sum") ? values.get("Sum") : null)
                .average(names.contains("Average") ? values.get("Average") : null)
                .minimum(names.contains("Minimum") ? values.get("Minimum") : null)
                .maximum(names.contains("Maximum") ? values.get("Maximum") : null)
                .sampleCount(names.contains("SampleCount") ? values.get("SampleCount") : null)
                .extendedStatistics(extended.isEmpty() ? null : extended)
                .build();
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(CloudWatchException.builder(), "ValidationError", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
