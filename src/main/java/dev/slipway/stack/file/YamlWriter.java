package dev.slipway.stack.file;

import dev.slipway.stack.Autoscaling;
import dev.slipway.stack.CapacitySplit;
import dev.slipway.stack.Certificate;
import dev.slipway.stack.Container;
import dev.slipway.stack.ContainerHealthCheck;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Domain;
import dev.slipway.stack.HealthCheck;
import dev.slipway.stack.LoadBalancer;
import dev.slipway.stack.Logging;
import dev.slipway.stack.Network;
import dev.slipway.stack.RedshiftDestination;
import dev.slipway.stack.Secret;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.stack.TargetGroup;

import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.nodes.Node;

import java.util.Locale;
import java.util.Optional;

/** Prints a stack as a stack file. */
final class YamlWriter {
    private YamlWriter() {}

    static String write(Stack stack) {
        DumpSettings settings =
                DumpSettings.builder()
                        .setDumpComments(true)
                        .setUseUnicodeEncoding(true)
                        .setWidth(100)
                        .setSplitLines(false)
                        .setMaxSimpleKeyLength(1024)
                        .build();
        return new Present(settings)
                .emitToString(
                        new Serialize(settings).serializeOne(document(stack).node()).iterator())
                .replace("\uFEFF", "\\uFEFF");
    }

    private static YamlMap document(Stack stack) {
        Stack usual = Defaults.stack(stack.name());
        YamlMap root = new YamlMap();
        root.comment(
                        "A Slipway stack. What is left out has its default.",
                        "Paths in messages, such as services.blue.size.cpu, are the keys below.")
                .put("version", StackYaml.VERSION)
                .put("name", stack.name())
                .put("region", stack.region());
        root.gap()
                .comment("The network must exist; Slipway neither creates nor deletes it.")
                .section("network", map -> network(map, stack.network()));
        root.gap()
                .section(
                        "loadBalancer",
                        map -> loadBalancer(map, stack.loadBalancer(), usual.loadBalancer()));
        stack.domain()
                .ifPresent(domain -> root.gap().section("domain", map -> domain(map, domain)));
        root.gap()
                .section(
                        "cluster",
                        map ->
                                map.putUnless(
                                                usual.cluster().name(),
                                                "name",
                                                stack.cluster().name())
                                        .putUnless(
                                                word(usual.cluster().containerInsights()),
                                                "containerInsights",
                                                word(stack.cluster().containerInsights()))
                                        .putUnless(
                                                usual.cluster().namespace(),
                                                "namespace",
                                                stack.cluster().namespace()));
        root.gap()
                .comment("The two sides of a release, behind one load balancer.")
                .section("services", map -> services(map, stack, usual));
        root.gap().section("routing", map -> routing(map, stack, usual));
        root.gap().section("logging", map -> logging(map, stack.logging(), usual.logging()));
        root.gap().section("tags", map -> stack.tags().forEach(map::put));
        return root;
    }

    private static void network(YamlMap map, Network network) {
        map.put("vpcId", network.vpcId())
                .put("vpcCidr", network.vpcCidr())
                .comment("For the load balancer; at least two availability zones.")
                .put("publicSubnets", network.publicSubnets())
                .comment("For the tasks; they need a way out, to pull images.")
                .put("privateSubnets", network.privateSubnets());
    }

    private static void loadBalancer(YamlMap map, LoadBalancer balancer, LoadBalancer usual) {
        map.putUnless(usual.name(), "name", balancer.name())
                .putUnless(usual.httpPort(), "httpPort", balancer.httpPort())
                .putUnless(usual.allowedCidrs(), "allowedCidrs", balancer.allowedCidrs())
                .putUnless(usual.tlsPolicy(), "tlsPolicy", balancer.tlsPolicy());
    }

    private static void domain(YamlMap map, Domain domain) {
        map.put("name", domain.name());
        domain.hostedZone()
                .ifPresent(
                        zone ->
                                map.section(
                                        "hostedZone",
                                        inner -> {
                                            inner.put("id", zone.id());
                                            zone.name().ifPresent(it -> inner.put("name", it));
                                        }));
        switch (domain.certificate()) {
            case Certificate.ExistingCertificate existing ->
                    map.section("certificate", inner -> inner.put("arn", existing.arn()));
            case Certificate.RequestedCertificate requested ->
                    map.comment("Requested and validated by Slipway, since no arn is given.")
                            .section(
                                    "certificate",
                                    inner ->
                                            inner.put(
                                                    "alternativeNames",
                                                    requested.alternativeNames()));
        }
    }

    private static void services(YamlMap map, Stack stack, Stack usual) {
        map.section(
                "blue", inner -> service(inner, stack.services().blue(), usual.services().blue()));
        map.section(
                "green",
                inner -> service(inner, stack.services().green(), usual.services().green()));
    }

    private static void service(YamlMap map, Service service, Service usual) {
        CapacitySplit capacity = service.capacity();
        map.putUnless(usual.name(), "name", service.name())
                .section(
                        "container",
                        inner -> container(inner, service.container(), usual.container()))
                .comment("CPU units (1024 are one vCPU) and MiB, for the whole task.")
                .section(
                        "size",
                        inner ->
                                inner.put("cpu", service.size().cpu())
                                        .put("memory", service.size().memory()))
                .putUnless(word(usual.architecture()), "architecture", word(service.architecture()))
                .put("desiredCount", service.desiredCount())
                .comment("base is a number of on-demand tasks; the weights divide the rest.")
                .section(
                        "capacity",
                        inner ->
                                inner.put("base", capacity.base())
                                        .put("onDemandWeight", capacity.onDemandWeight())
                                        .put("spotWeight", capacity.spotWeight()))
                .section(
                        "targetGroup",
                        inner -> targetGroup(inner, service.targetGroup(), usual.targetGroup()))
                .putUnless(
                        usual.healthCheckGracePeriodSeconds(),
                        "healthCheckGracePeriodSeconds",
                        service.healthCheckGracePeriodSeconds())
                .putUnless(
                        Defaults.logGroup(service.name(), service.container().name()),
                        "logGroup",
                        service.logGroup());
        service.autoscaling().ifPresent(scaling -> autoscaling(map, scaling));
    }

    private static void autoscaling(YamlMap map, Autoscaling scaling) {
        map.section(
                "autoscaling",
                inner -> {
                    inner.put("minTasks", scaling.minTasks()).put("maxTasks", scaling.maxTasks());
                    scaling.cpuPercent().ifPresent(cpu -> inner.put("cpuPercent", cpu));
                    scaling.memoryPercent().ifPresent(mem -> inner.put("memoryPercent", mem));
                });
    }

    private static void container(YamlMap map, Container container, Container usual) {
        map.putUnless(usual.name(), "name", container.name())
                .put("image", container.image().reference())
                .put("port", container.port())
                .putUnless(usual.command(), "command", container.command())
                .section(
                        "environment",
                        inner ->
                                container
                                        .environment()
                                        .forEach(it -> inner.put(it.name(), it.value())));
        if (!container.secrets().isEmpty()) {
            map.comment(
                    "Names only. The value of a secret without an ARN is handed over at apply time",
                    "in the environment variable SLIPWAY_SECRET_<NAME>.");
        }
        map.items("secrets", container.secrets().stream().map(YamlWriter::secret).toList());
        Optional<ContainerHealthCheck> known =
                ContainerHealthCheck.knownFor(container.image(), container.port());
        if (!container.healthCheck().equals(known)) {
            container
                    .healthCheck()
                    .ifPresentOrElse(
                            check -> map.section("healthCheck", inner -> command(inner, check)),
                            () -> map.put("healthCheck", "none"));
        }
    }

    private static Node secret(Secret secret) {
        return switch (secret) {
            case Secret.ManagedSecret managed -> YamlMap.text(managed.name());
            case Secret.ExistingSecret existing ->
                    new YamlMap().put("name", existing.name()).put("arn", existing.arn()).node();
        };
    }

    private static void command(YamlMap map, ContainerHealthCheck check) {
        ContainerHealthCheck usual = ContainerHealthCheck.running(check.command());
        map.put("command", check.command())
                .putUnless(usual.intervalSeconds(), "intervalSeconds", check.intervalSeconds())
                .putUnless(usual.timeoutSeconds(), "timeoutSeconds", check.timeoutSeconds())
                .putUnless(usual.retries(), "retries", check.retries())
                .putUnless(
                        usual.startPeriodSeconds(),
                        "startPeriodSeconds",
                        check.startPeriodSeconds());
    }

    private static void targetGroup(YamlMap map, TargetGroup group, TargetGroup usual) {
        HealthCheck check = group.healthCheck();
        HealthCheck usualCheck = usual.healthCheck();
        map.putUnless(usual.name(), "name", group.name())
                .section(
                        "healthCheck",
                        inner ->
                                inner.putUnless(usualCheck.path(), "path", check.path())
                                        .putUnless(usualCheck.matcher(), "matcher", check.matcher())
                                        .putUnless(
                                                usualCheck.intervalSeconds(),
                                                "intervalSeconds",
                                                check.intervalSeconds())
                                        .putUnless(
                                                usualCheck.timeoutSeconds(),
                                                "timeoutSeconds",
                                                check.timeoutSeconds())
                                        .putUnless(
                                                usualCheck.healthyThreshold(),
                                                "healthyThreshold",
                                                check.healthyThreshold())
                                        .putUnless(
                                                usualCheck.unhealthyThreshold(),
                                                "unhealthyThreshold",
                                                check.unhealthyThreshold()))
                .putUnless(
                        usual.deregistrationDelaySeconds(),
                        "deregistrationDelaySeconds",
                        group.deregistrationDelaySeconds());
    }

    private static void routing(YamlMap map, Stack stack, Stack usual) {
        var routing = stack.routing();
        var preview = usual.routing().preview();
        if (!routing.weights().equals(usual.routing().weights())) {
            map.comment("Only for a stack that is created; later shifts are not undone.")
                    .section(
                            "weights",
                            inner ->
                                    inner.put("blue", routing.weights().blue())
                                            .put("green", routing.weights().green()));
        }
        map.section(
                "preview",
                inner ->
                        inner.putUnless(preview.name(), "name", routing.preview().name())
                                .putUnless(preview.value(), "value", routing.preview().value()));
    }

    private static void logging(YamlMap map, Logging logging, Logging usual) {
        map.comment("Days that CloudWatch keeps the logs.")
                .put("retentionDays", logging.retentionDays())
                .putUnless(usual.streamName(), "streamName", logging.streamName());
        logging.bucket().ifPresent(bucket -> map.put("bucket", bucket));
        map.putUnless(
                usual.fluentBitImage().reference(),
                "fluentBitImage",
                logging.fluentBitImage().reference());
        logging.redshift()
                .ifPresent(target -> map.section("redshift", inner -> redshift(inner, target)));
    }

    private static void redshift(YamlMap map, RedshiftDestination target) {
        map.put("jdbcUrl", target.jdbcUrl())
                .put("table", target.table())
                .put("copyOptions", target.copyOptions())
                .put("secretArn", target.secretArn());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
