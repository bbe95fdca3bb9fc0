package dev.slipway.sandbox;

import static dev.slipway.sandbox.Rehearsal.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** What goes on at the seed's stack once it stands: requests, their metrics, and log lines. */
class TrafficTest {
    private static final String BLUE = "poc-ecs-tg";
    private static final String GREEN = "poc-ecs-tg-alternate";
    private static final String LOG_GROUP = "/aws/ecs/poc-ecs-service/poc-ecs-app";
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Sandbox sandbox = new Sandbox(new VirtualTime(), 1);
    private final ElasticLoadBalancingV2Client elb =
            sandbox.client(ElasticLoadBalancingV2Client.class);
    private final CloudWatchClient cloudWatch = sandbox.client(CloudWatchClient.class);
    private final CloudWatchLogsClient logs = sandbox.client(CloudWatchLogsClient.class);

    @TempDir Path home;
    private SeedInSandbox seed;

    @BeforeEach
    void build() {
        seed = new SeedInSandbox(sandbox, home);
        assertThat(seed.apply(seed.stack()).complete()).isTrue();
        seed.pass(TEN_MINUTES);
    }

    @Test
    void requestsFollowTheWeights() {
        assertThat(sum("RequestCount", BLUE)).isGreaterThan(5_000);
        assertThat(points("RequestCount", GREEN, "Sum")).isEmpty();
        weights(75, 25);
        seed.pass(Duration.ofMinutes(15));
        double blue = sum("RequestCount", BLUE);
        double green = sum("RequestCount", GREEN);
        assertThat(green / (blue + green)).isCloseTo(0.25, within(0.02));
        assertThat(sum("HTTPCode_Target_5XX_Count", GREEN)).isZero();
        assertThat(points("HealthyHostCount", GREEN, "Minimum")).containsOnly(2.0);
        assertThat(points("TargetResponseTime", GREEN, "p95"))
                .allSatisfy(seconds -> assertThat(seconds).isBetween(0.1, 0.3));
    }

    @Test
    void aChangeOfWeightsTakesAWhileToBeHeard() {
        seed.pass(Duration.ofSeconds(60 - sandbox.time().now().getEpochSecond() % 60));
        Instant minute = sandbox.time().now();
        weights(0, 1);
        seed.pass(Duration.ofMinutes(3));
        assertThat(values("RequestCount", BLUE, "Sum", minute, minute.plusSeconds(60)))
                .singleElement()
                .satisfies(count -> assertThat(count).isBetween(60.0, 150.0));
        assertThat(
                        values(
                                "RequestCount",
                                BLUE,
                                "Sum",
                                minute.plusSeconds(60),
                                minute.plusSeconds(120)))
                .isEmpty();
    }

    @Test
    void somebodyCanHaveAColourFail() {
        weights(50, 50);
        String arn = group(GREEN);
        refused("ValidationError", () -> tag(arn, "much"));
        tag(arn, "20");
        seed.pass(Duration.ofMinutes(15));
        double share = sum("HTTPCode_Target_5XX_Count", GREEN) / sum("RequestCount", GREEN);
        assertThat(share).isCloseTo(0.2, within(0.02));
        assertThat(sum("HTTPCode_Target_5XX_Count", BLUE)).isZero();
        assertThat(lines("/aws/ecs/veera-service", "ERROR")).isNotEmpty();
        assertThat(lines(LOG_GROUP, "ERROR")).isEmpty();
    }

    @Test
    void anEmptyGroupIsAnsweredByTheLoadBalancer() {
        weights(50, 50);
        sandbox.client(EcsClient.class)
                .updateService(
                        r -> r.cluster("ecs-integrated").service("veera-service").desiredCount(0));
        seed.pass(Duration.ofMinutes(15));
        double whole = sum("RequestCount");
        assertThat(sum("HTTPCode_ELB_5XX_Count") / whole).isCloseTo(0.5, within(0.02));
        assertThat(points("RequestCount", GREEN, "Sum")).isEmpty();
    }

    @Test
    void valuesAreTheSameHoweverOftenAnybodyLooks() {
        List<Double> before = points("RequestCount", BLUE, "Sum");
        Instant now = sandbox.time().now();
        for (int minute = 0; minute < 5; minute++) {
            seed.pass(Duration.ofMinutes(1));
            sum("RequestCount", BLUE);
        }
        assertThat(values("RequestCount", BLUE, "Sum", now.minus(TEN_MINUTES), now))
                .startsWith(before.toArray(Double[]::new));
    }

    @Test
    void tasksWriteSomeLinesOfThemLate() {
        List<FilteredLogEvent> events = lines(LOG_GROUP, "");
        assertThat(events).hasSizeGreaterThan(1_000);
        assertThat(events).extracting(FilteredLogEvent::eventId).doesNotHaveDuplicates();
        assertThat(events)
                .isSortedAccordingTo(Comparator.comparing(FilteredLogEvent::timestamp))
                .anyMatch(event -> event.ingestionTime() - event.timestamp() > 10_000)
                .allMatch(event -> event.ingestionTime() <= sandbox.time().now().toEpochMilli());
        assertThat(new HashSet<>(events.stream().map(FilteredLogEvent::logStreamName).toList()))
                .hasSize(2)
                .allMatch(name -> name.startsWith("ecs/poc-ecs-app/"));
        long whole = events.size();
        seed.pass(Duration.ofMinutes(2));
        long end = events.getLast().timestamp();
        assertThat(lines(LOG_GROUP, "").stream().filter(event -> event.timestamp() <= end).count())
                .isGreaterThan(whole);
    }

    @Test
    void aStreamIsReadInBothDirections() {
        String stream = lines(LOG_GROUP, "").getFirst().logStreamName();
        List<OutputLogEvent> all = forward(stream, 10_000);
        assertThat(forward(stream, 400)).isEqualTo(all);
        var last = logs.getLogEvents(r -> r.logGroupName(LOG_GROUP).logStreamName(stream).limit(5));
        assertThat(last.events()).isEqualTo(all.subList(all.size() - 5, all.size()));
        var before =
                logs.getLogEvents(
                        r ->
                                r.logGroupName(LOG_GROUP)
                                        .logStreamName(stream)
                                        .limit(5)
                                        .nextToken(last.nextBackwardToken()));
        assertThat(before.events()).isEqualTo(all.subList(all.size() - 10, all.size() - 5));
    }

    private List<OutputLogEvent> forward(String stream, int limit) {
        List<OutputLogEvent> all = new ArrayList<>();
        String token = null;
        while (true) {
            String at = token;
            var page =
                    logs.getLogEvents(
                            r ->
                                    r.logGroupName(LOG_GROUP)
                                            .logStreamName(stream)
                                            .startFromHead(true)
                                            .limit(limit)
                                            .nextToken(at));
            all.addAll(page.events());
            if (page.nextForwardToken().equals(token)) {
                return all;
            }
            token = page.nextForwardToken();
        }
    }

    private List<FilteredLogEvent> lines(String group, String pattern) {
        return logs
                .filterLogEventsPaginator(
                        FilterLogEventsRequest.builder()
                                .logGroupName(group)
                                .filterPattern(pattern)
                                .limit(500)
                                .build())
                .events()
                .stream()
                .toList();
    }

    private void tag(String arn, String percent) {
        Tag tag = Tag.builder().key("sandbox:error-rate").value(percent).build();
        elb.addTags(r -> r.resourceArns(arn).tags(tag));
    }

    private void weights(int blue, int green) {
        String balancer = elb.describeLoadBalancers().loadBalancers().getFirst().loadBalancerArn();
        elb.describeListeners(r -> r.loadBalancerArn(balancer)).listeners().stream()
                .flatMap(
                        listener ->
                                elb
                                        .describeRules(r -> r.listenerArn(listener.listenerArn()))
                                        .rules()
                                        .stream())
                .filter(TrafficTest::isWeighted)
                .forEach(rule -> weights(rule, blue, green));
    }

    private static boolean isWeighted(Rule rule) {
        return rule.actions().getFirst().type() == ActionTypeEnum.FORWARD
                && rule.actions().getFirst().forwardConfig().targetGroups().size() == 2;
    }

    private void weights(Rule rule, int blue, int green) {
        String first = group(BLUE);
        String second = group(GREEN);
        elb.modifyRule(
                r ->
                        r.ruleArn(rule.ruleArn())
                                .actions(
                                        a ->
                                                a.type(ActionTypeEnum.FORWARD)
                                                        .forwardConfig(
                                                                f ->
                                                                        f.targetGroups(
                                                                                t ->
                                                                                        t.targetGroupArn(
                                                                                                        first)
                                                                                                .weight(
                                                                                                        blue),
                                                                                t ->
                                                                                        t.targetGroupArn(
                                                                                                        second)
                                                                                                .weight(
                                                                                                        green)))));
    }

    private String group(String name) {
        return elb.describeTargetGroups(r -> r.names(name))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    /** Of the last ten minutes that are known. */
    private List<Double> points(String metric, String group, String statistic) {
        Instant end = sandbox.time().now();
        return values(metric, group, statistic, end.minus(TEN_MINUTES), end);
    }

    private double sum(String metric, String... group) {
        Instant end = sandbox.time().now();
        String of = group.length == 0 ? null : group[0];
        return values(metric, of, "Sum", end.minus(TEN_MINUTES), end).stream()
                .mapToDouble(value -> value)
                .sum();
    }

    private List<Double> values(
            String metric, String group, String statistic, Instant from, Instant to) {
        List<Dimension> dimensions = new ArrayList<>();
        String balancer = elb.describeLoadBalancers().loadBalancers().getFirst().loadBalancerArn();
        dimensions.add(dimension("LoadBalancer", balancer.replaceFirst(".*:loadbalancer/", "")));
        if (group != null) {
            dimensions.add(dimension("TargetGroup", group(group).replaceFirst(".*:", "")));
        }
        return cloudWatch
                .getMetricData(
                        r ->
                                r.startTime(from)
                                        .endTime(to)
                                        .scanBy("TimestampAscending")
                                        .metricDataQueries(
                                                q ->
                                                        q.id("q")
                                                                .metricStat(
                                                                        s ->
                                                                                s.stat(statistic)
                                                                                        .period(60)
                                                                                        .metric(
                                                                                                m ->
                                                                                                        m.namespace(
                                                                                                                        "AWS/ApplicationELB")
                                                                                                                .metricName(
                                                                                                                        metric)
                                                                                                                .dimensions(
                                                                                                                        dimensions)))))
                .metricDataResults()
                .stream()
                .map(MetricDataResult::values)
                .flatMap(List::stream)
                .toList();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
