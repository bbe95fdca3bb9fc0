package dev.slipway.ui.wizard;

import dev.slipway.stack.Colour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where in the wizard each property of a stack is shown, and so where a problem with it is. */
final class Places {
    /** What stands on each step; {@code *} is either colour. */
    private static final Map<Step, List<String>> FIELDS =
            Map.of(
                    Step.ACCOUNT,
                    List.of("region", "name", "tags"),
                    Step.NETWORK,
                    List.of(
                            "network.vpcId",
                            "network.publicSubnets",
                            "network.privateSubnets",
                            "loadBalancer.name",
                            "loadBalancer.httpPort",
                            "loadBalancer.allowedCidrs",
                            "loadBalancer.tlsPolicy"),
                    Step.DOMAIN,
                    List.of(
                            "domain.name",
                            "domain.hostedZone",
                            "domain.certificate",
                            "domain.certificate.alternativeNames"),
                    Step.APPLICATIONS,
                    List.of(
                            "services.*.container.image",
                            "services.*.container.port",
                            "services.*.targetGroup.healthCheck.path",
                            "services.*.targetGroup.healthCheck.matcher",
                            "services.*.container.environment",
                            "services.*.container.secrets",
                            "services.*.name",
                            "services.*.container.name",
                            "services.*.container.command",
                            "services.*.logGroup",
                            "services.*.targetGroup.name",
                            "services.*.targetGroup.deregistrationDelaySeconds",
                            "services.*.healthCheckGracePeriodSeconds",
                            "services.*.targetGroup.healthCheck.intervalSeconds",
                            "services.*.targetGroup.healthCheck.timeoutSeconds",
                            "services.*.targetGroup.healthCheck.healthyThreshold",
                            "services.*.targetGroup.healthCheck.unhealthyThreshold",
                            "services.*.container.healthCheck",
                            "services.*.container.healthCheck.command",
                            "services.*.container.healthCheck.intervalSeconds",
                            "services.*.container.healthCheck.timeoutSeconds",
                            "services.*.container.healthCheck.retries",
                            "services.*.container.healthCheck.startPeriodSeconds",
                            "cluster.name",
                            "cluster.namespace",
                            "routing.weights.blue",
                            "routing.weights.green",
                            "routing.preview.name",
                            "routing.preview.value"),
                    Step.SIZING,
                    List.of(
                            "services.*.size.cpu",
                            "services.*.size.memory",
                            "services.*.architecture",
                            "services.*.desiredCount",
                            "services.*.capacity",
                            "services.*.capacity.base",
                            "services.*.capacity.onDemandWeight",
                            "services.*.capacity.spotWeight",
                            "services.*.autoscaling",
                            "services.*.autoscaling.minTasks",
                            "services.*.autoscaling.maxTasks",
                            "services.*.autoscaling.cpuPercent",
                            "services.*.autoscaling.memoryPercent"),
                    Step.LOGGING,
                    List.of(
                            "logging.retentionDays",
                            "logging.bucket",
                            "logging.streamName",
                            "cluster.containerInsights",
                            "logging.fluentBitImage",
                            "logging.redshift",
                            "logging.redshift.jdbcUrl",
                            "logging.redshift.table",
                            "logging.redshift.copyOptions",
                            "logging.redshift.secretArn"),
                    Step.REVIEW,
                    List.of());

    /** Properties that have no field of their own, and the one that stands for them. */
    private static final Map<String, String> STAND_INS =
            Map.of(
                    "network.vpcCidr", "network.vpcId",
                    "domain", "domain.name",
                    "routing.weights", "routing.weights.blue");

    private final Map<String, Step> steps = new LinkedHashMap<>();

    /**
     * A place in the wizard.
     *
     * @param field the property of the stack whose field it is; empty means the head of the step
     */
    record Place(Step step, Optional<String> field) {
        /** What the control there is called. */
        Optional<String> id() {
            return field.map(Places::id);
        }
    }

    Places() {
        for (Step step : Step.values()) {
            FIELDS.get(step).forEach(field -> enter(field, step));
        }
    }

    private void enter(String field, Step step) {
        if (!field.contains("*")) {
            steps.put(field, step);
            return;
        }
        for (Colour colour : Colour.values()) {
            steps.put(field.replace("*", colour.key()), step);
        }
    }

    /** The id of the control that shows a property. */
    static String id(String field) {
        return field.replace('.', '-');
    }

    /** Every property that has a field. */
    Set<String> fields() {
        return steps.keySet();
    }

    Step step(String field) {
        return steps.get(field);
    }

    /** The field of the nearest property that has one, {@code tags} for {@code tags.owner}. */
    Place of(String path) {
        for (String near = path; !near.isEmpty(); near = parent(near)) {
            String field = STAND_INS.getOrDefault(near, near);
            if (steps.containsKey(field)) {
                return new Place(steps.get(field), Optional.of(field));
            }
        }
        return new Place(Step.ACCOUNT, Optional.empty());
    }

    private static String parent(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? "" : path.substring(0, end);
    }
}
