package dev.slipway.sandbox.elb;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import java.util.Map;
import java.util.Objects;

/** What ELB takes when it is not told. */
final class Defaults {
    static final Map<String, String> BALANCER =
            Map.ofEntries(
                    Map.entry("access_logs.s3.enabled", "false"),
                    Map.entry("access_logs.s3.bucket", ""),
                    Map.entry("access_logs.s3.prefix", ""),
                    Map.entry("client_keep_alive.seconds", "3600"),
                    Map.entry("deletion_protection.enabled", "false"),
                    Map.entry("idle_timeout.timeout_seconds", "60"),
                    Map.entry("load_balancing.cross_zone.enabled", "true"),
                    Map.entry("routing.http.desync_mitigation_mode", "defensive"),
                    Map.entry("routing.http.drop_invalid_header_fields.enabled", "false"),
                    Map.entry("routing.http.preserve_host_header.enabled", "false"),
                    Map.entry("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", "false"),
                    Map.entry("routing.http.xff_client_port.enabled", "false"),
                    Map.entry("routing.http.xff_header_processing.mode", "append"),
                    Map.entry("routing.http2.enabled", "true"),
                    Map.entry("waf.fail_open.enabled", "false"),
                    Map.entry("zonal_shift.config.enabled", "false"));

    static final Map<String, String> GROUP =
            Map.ofEntries(
                    Map.entry("deregistration_delay.timeout_seconds", "300"),
                    Map.entry("load_balancing.algorithm.type", "round_robin"),
                    Map.entry("load_balancing.algorithm.anomaly_mitigation", "off"),
                    Map.entry(
                            "load_balancing.cross_zone.enabled", "use_load_balancer_configuration"),
                    Map.entry("slow_start.duration_seconds", "0"),
                    Map.entry("stickiness.enabled", "false"),
                    Map.entry("stickiness.type", "lb_cookie"),
                    Map.entry("stickiness.lb_cookie.duration_seconds", "86400"),
                    Map.entry("stickiness.app_cookie.cookie_name", ""),
                    Map.entry("stickiness.app_cookie.duration_seconds", "86400"));

    private Defaults() {}

    static TargetGroup group(CreateTargetGroupRequest request) {
        return TargetGroup.builder()
                .targetGroupName(request.name())
                .protocol(or(request.protocol(), ProtocolEnum.HTTP))
                .protocolVersion(or(request.protocolVersion(), "HTTP1"))
                .port(request.port())
                .vpcId(request.vpcId())
                .targetType(or(request.targetType(), TargetTypeEnum.INSTANCE))
                .ipAddressType("ipv4")
                .healthCheckEnabled(or(request.healthCheckEnabled(), true))
                .healthCheckProtocol(or(request.healthCheckProtocol(), ProtocolEnum.HTTP))
                .healthCheckPort(or(request.healthCheckPort(), "traffic-port"))
                .healthCheckPath(or(request.healthCheckPath(), "/"))
                .healthCheckIntervalSeconds(or(request.healthCheckIntervalSeconds(), 30))
                .healthCheckTimeoutSeconds(or(request.healthCheckTimeoutSeconds(), 5))
                .healthyThresholdCount(or(request.healthyThresholdCount(), 5))
                .unhealthyThresholdCount(or(request.unhealthyThresholdCount(), 2))
                .matcher(or(request.matcher(), Matcher.builder().httpCode("200").build()))
                .build();
    }

    static TargetGroup modified(TargetGroup was, ModifyTargetGroupRequest request) {
        return was.toBuilder()
                .healthCheckEnabled(or(request.healthCheckEnabled(), was.healthCheckEnabled()))
                .healthCheckProtocol(or(request.healthCheckProtocol(), was.healthCheckProtocol()))
                .healthCheckPort(or(request.healthCheckPort(), was.healthCheckPort()))
                .healthCheckPath(or(request.healthCheckPath(), was.healthCheckPath()))
                .healthCheckIntervalSeconds(
                        or(request.healthCheckIntervalSeconds(), was.healthCheckIntervalSeconds()))
                .healthCheckTimeoutSeconds(
                        or(request.healthCheckTimeoutSeconds(), was.healthCheckTimeoutSeconds()))
                .healthyThresholdCount(
                        or(request.healthyThresholdCount(), was.healthyThresholdCount()))
                .unhealthyThresholdCount(
                        or(request.unhealthyThresholdCount(), was.unhealthyThresholdCount()))
                .matcher(or(request.matcher(), was.matcher()))
                .build();
    }

    private static <T> T or(T given, T otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }
}
