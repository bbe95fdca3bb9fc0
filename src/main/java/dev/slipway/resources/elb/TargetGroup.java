package dev.slipway.resources.elb;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.resources.common.Creation;
import dev.slipway.resources.common.Names;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A group of tasks that a load balancer sends requests to, over HTTP, by their addresses.
 *
 * @param name unique in the region, at most 32 letters, digits and inner hyphens
 * @param port what targets listen on unless they are registered with another: 1 to 65535
 */
public record TargetGroup(
        @Immutable String name,
        @Immutable Output<String> vpcId,
        @Immutable int port,
        HealthCheck healthCheck,
        Attributes attributes)
        implements Resource {
    public static final String ARN = "arn";
    public static final String NAME = "name";

    /** {@code targetgroup/name/id}, as in metrics. */
    public static final String FULL_NAME = "fullName";

    /**
     * When a target counts as healthy. Source: ELBv2 API, CreateTargetGroup.
     *
     * @param path at most 1024 characters
     * @param port a number, or {@code traffic-port}
     * @param interval 5 to 300 seconds
     * @param timeout 2 to 120 seconds, less than the interval
     * @param healthyThreshold good answers until an unhealthy target is healthy: 2 to 10; a new
     *     target needs only one
     * @param unhealthyThreshold bad answers until a target is unhealthy: 2 to 10
     * @param matcher the good status codes, as in {@code 200-399} or {@code 200,302}
     */
    public record HealthCheck(
            String path,
            String port,
            Duration interval,
            Duration timeout,
            int healthyThreshold,
            int unhealthyThreshold,
            String matcher) {}

    /**
     * The attributes that are looked after; all others are left as they are.
     *
     * @param deregistrationDelay how long a leaving target may finish its requests: 0 to 3600
     *     seconds
     * @param slowStart how long a new target is spared its full share: 30 to 900 seconds, or 0
     */
    public record Attributes(Duration deregistrationDelay, Duration slowStart) {
        private static final String DELAY = "deregistration_delay.timeout_seconds";
        private static final String SLOW_START = "slow_start.duration_seconds";

        private List<TargetGroupAttribute> toAws() {
            return List.of(attribute(DELAY, deregistrationDelay), attribute(SLOW_START, slowStart));
        }

        private static TargetGroupAttribute attribute(String key, Duration value) {
            return TargetGroupAttribute.builder().key(key).value("" + value.toSeconds()).build();
        }

        private static Attributes fromAws(Map<String, String> all) {
            return new Attributes(
                    Duration.ofSeconds(Long.parseLong(all.getOrDefault(DELAY, "300"))),
                    Duration.ofSeconds(Long.parseLong(all.getOrDefault(SLOW_START, "0"))));
        }
    }

    /** How target groups are made and unmade. */
    public static final class Kind implements ResourceKind<TargetGroup> {
        private final Account account;
        private final ElbReads reads;

        public Kind(Account account) {
            this.account = account;
            this.reads = account.shared(ElbReads.class, ElbReads::new);
        }

        @Override
        public Class<TargetGroup> type() {
            return TargetGroup.class;
        }

        @Override
        public Group group() {
            return Group.LOAD_BALANCER;
        }

        @Override
        public String identity(TargetGroup desired) {
            return desired.name();
        }

        @Override
        public Optional<Live<TargetGroup>> read(TargetGroup sought, Scope scope) {
            return reads.find(
                            scope,
                            reads::group,
                            () -> reads.groupNamed(sought.name()),
                            found -> found.targetGroupArn())
                    .flatMap(this::live);
        }

        private Optional<Live<TargetGroup>> live(
                ElbReads.Tagged<
                                software.amazon.awssdk.services.elasticloadbalancingv2.model
                                        .TargetGroup>
                        tagged) {
            var found = tagged.found();
            String arn = found.targetGroupArn();
            try {
                Map<String, String> attributes =
                        account
                                .elb()
                                .describeTargetGroupAttributes(r -> r.targetGroupArn(arn))
                                .attributes()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                TargetGroupAttribute::key,
                                                TargetGroupAttribute::value));
                TargetGroup properties =
                        new TargetGroup(
                                found.targetGroupName(),
                                Output.of(found.vpcId()),
                                found.port(),
                                healthCheck(found),
                                Attributes.fromAws(attributes));
                return Optional.of(Live.tagged(arn, properties, outputs(arn), tagged.tags()));
            } catch (TargetGroupNotFoundException e) {
                return Optional.empty();
            }
        }

        private static HealthCheck healthCheck(
                software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup found) {
            return new HealthCheck(
                    found.healthCheckPath(),
                    found.healthCheckPort(),
                    Duration.ofSeconds(found.healthCheckIntervalSeconds()),
                    Duration.ofSeconds(found.healthCheckTimeoutSeconds()),
                    found.healthyThresholdCount(),
                    found.unhealthyThresholdCount(),
                    found.matcher() == null ? "" : found.matcher().httpCode());
        }

        private static Map<String, String> outputs(String arn) {
            String fullName = ElbReads.fullName(arn);
            return Map.of(ARN, arn, NAME, fullName.split("/")[1], FULL_NAME, fullName);
        }

        @Override
        public Live<TargetGroup> create(TargetGroup desired, Scope scope) {
            Live<TargetGroup> bare =
                    Creation.orAdopt(
                            scope,
                            DuplicateTargetGroupNameException.class,
                            () -> createBare(desired, scope),
                            () -> read(desired, scope));
            setAttributes(bare.id(), desired);
            return new Live<>(bare.id(), desired, bare.outputs(), bare.tags());
        }

        private Live<TargetGroup> createBare(TargetGroup desired, Scope scope) {
            HealthCheck check = desired.healthCheck();
            String arn =
                    account.elb()
                            .createTargetGroup(
                                    r ->
                                            r.name(desired.name())
                                                    .vpcId(desired.vpcId().get())
                                                    .protocol(ProtocolEnum.HTTP)
                                                    .port(desired.port())
                                                    .targetType(TargetTypeEnum.IP)
                                                    .healthCheckProtocol(ProtocolEnum.HTTP)
                                                    .healthCheckPath(check.path())
                                                    .healthCheckPort(check.port())
                                                    .healthCheckIntervalSeconds(
                                                            (int) check.interval().toSeconds())
                                                    .healthCheckTimeoutSeconds(
                                                            (int) check.timeout().toSeconds())
                                                    .healthyThresholdCount(check.healthyThreshold())
                                                    .unhealthyThresholdCount(
                                                            check.unhealthyThreshold())
                                                    .matcher(m -> m.httpCode(check.matcher()))
                                                    .tags(ElbReads.tags(scope.tags())))
                            .targetGroups()
                            .getFirst()
                            .targetGroupArn();
            return Live.tagged(arn, desired, outputs(arn), scope.tags());
        }

        @Override
        public Live<TargetGroup> update(
                TargetGroup desired, Live<TargetGroup> live, Changes changes, Scope scope) {
            if (changes.touch("healthCheck")) {
                HealthCheck check = desired.healthCheck();
                account.elb()
                        .modifyTargetGroup(
                                r ->
                                        r.targetGroupArn(live.id())
                                                .healthCheckPath(check.path())
                                                .healthCheckPort(check.port())
                                                .healthCheckIntervalSeconds(
                                                        (int) check.interval().toSeconds())
                                                .healthCheckTimeoutSeconds(
                                                        (int) check.timeout().toSeconds())
                                                .healthyThresholdCount(check.healthyThreshold())
                                                .unhealthyThresholdCount(check.unhealthyThreshold())
                                                .matcher(m -> m.httpCode(check.matcher())));
            }
            if (changes.touch("attributes")) {
                setAttributes(live.id(), desired);
            }
            return new Live<>(live.id(), desired, live.outputs(), live.tags());
        }

        private void setAttributes(String arn, TargetGroup desired) {
            account.elb()
                    .modifyTargetGroupAttributes(
                            r -> r.targetGroupArn(arn).attributes(desired.attributes().toAws()));
        }

        @Override
        public Deletion delete(Live<TargetGroup> live, Scope scope) {
            try {
                account.elb().deleteTargetGroup(r -> r.targetGroupArn(live.id()));
            } catch (TargetGroupNotFoundException e) {
                return new Deletion.Gone();
            }
            return new Deletion.Gone();
        }

        @Override
        public void tag(Live<TargetGroup> live, Map<String, String> set, Set<String> remove) {
            reads.tag(live.id(), set, remove);
        }

        @Override
        public TargetGroup renamed(TargetGroup desired, String suffix) {
            return new TargetGroup(
                    Names.suffixed(desired.name(), suffix, 32),
                    desired.vpcId(),
                    desired.port(),
                    desired.healthCheck(),
                    desired.attributes());
        }
    }
}
