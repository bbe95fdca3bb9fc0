package dev.slipway.stack.file;

import dev.slipway.stack.Architecture;
import dev.slipway.stack.Autoscaling;
import dev.slipway.stack.CapacitySplit;
import dev.slipway.stack.Certificate;
import dev.slipway.stack.Cluster;
import dev.slipway.stack.Container;
import dev.slipway.stack.ContainerHealthCheck;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.ContainerInsights;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Domain;
import dev.slipway.stack.EnvironmentValue;
import dev.slipway.stack.FargateSize;
import dev.slipway.stack.HealthCheck;
import dev.slipway.stack.HostedZone;
import dev.slipway.stack.LoadBalancer;
import dev.slipway.stack.Logging;
import dev.slipway.stack.Network;
import dev.slipway.stack.PreviewHeader;
import dev.slipway.stack.RedshiftDestination;
import dev.slipway.stack.Routing;
import dev.slipway.stack.Secret;
import dev.slipway.stack.Service;
import dev.slipway.stack.Services;
import dev.slipway.stack.Stack;
import dev.slipway.stack.TargetGroup;
import dev.slipway.stack.Weights;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the sections of a stack file into records, with the default for what is not given. */
final class YamlReader {
    private YamlReader() {}

    static Stack stack(Section root) {
        Stack usual = Defaults.stack(root.text("name", Defaults.STACK_NAME));
        Section services = root.section("services");
        return new Stack(
                usual.name(),
                root.text("region", ""),
                network(root.section("network")),
                loadBalancer(root.section("loadBalancer"), usual.loadBalancer()),
                root.has("domain") ? Optional.of(domain(root.section("domain"))) : Optional.empty(),
                cluster(root.section("cluster"), usual.cluster()),
                new Services(
                        service(services.section("blue"), usual.services().blue()),
                        service(services.section("green"), usual.services().green())),
                routing(root.section("routing"), usual.routing()),
                logging(root.section("logging"), usual.logging()),
                root.pairs("tags"));
    }

    private static Network network(Section section) {
        return new Network(
                section.text("vpcId", ""),
                section.text("vpcCidr", ""),
                section.texts("publicSubnets", List.of()),
                section.texts("privateSubnets", List.of()));
    }

    private static LoadBalancer loadBalancer(Section section, LoadBalancer usual) {
        return new LoadBalancer(
                section.text("name", usual.name()),
                section.number("httpPort", usual.httpPort()),
                section.texts("allowedCidrs", usual.allowedCidrs()),
                section.text("tlsPolicy", usual.tlsPolicy()));
    }

    private static Domain domain(Section section) {
        Section zone = section.section("hostedZone");
        Optional<HostedZone> hostedZone =
                section.has("hostedZone")
                        ? Optional.of(new HostedZone(zone.text("id", ""), zone.text("name")))
                        : Optional.empty();
        return new Domain(
                section.text("name", ""), hostedZone, certificate(section.section("certificate")));
    }

    private static Certificate certificate(Section section) {
        List<String> alternatives = section.texts("alternativeNames", List.of());
        Optional<String> arn = section.text("arn");
        if (arn.isPresent() && !alternatives.isEmpty()) {
            section.refuse(
                    "alternativeNames",
                    "An existing certificate has its names already.",
                    "Remove alternativeNames, or remove arn to have a certificate requested.");
        }
        return arn.<Certificate>map(Certificate.ExistingCertificate::new)
                .orElseGet(() -> new Certificate.RequestedCertificate(alternatives));
    }

    private static Cluster cluster(Section section, Cluster usual) {
        return new Cluster(
                section.text("name", usual.name()),
                section.choice(
                        "containerInsights", ContainerInsights.class, usual.containerInsights()),
                section.text("namespace", usual.namespace()));
    }

    private static Service service(Section section, Service usual) {
        String name = section.text("name", usual.name());
        Container container = container(section.section("container"), usual.container());
        Section size = section.section("size");
        Section capacity = section.section("capacity");
        return new Service(
                name,
                container,
                new FargateSize(
                        size.number("cpu", usual.size().cpu()),
                        size.number("memory", usual.size().memory())),
                section.choice("architecture", Architecture.class, usual.architecture()),
                section.number("desiredCount", usual.desiredCount()),
                new CapacitySplit(
                        capacity.number("base", usual.capacity().base()),
                        capacity.number("onDemandWeight", usual.capacity().onDemandWeight()),
                        capacity.number("spotWeight", usual.capacity().spotWeight())),
                targetGroup(section.section("targetGroup"), usual.targetGroup()),
                section.number(
                        "healthCheckGracePeriodSeconds", usual.healthCheckGracePeriodSeconds()),
                section.text("logGroup", Defaults.logGroup(name, container.name())),
                autoscaling(section));
    }

    private static Container container(Section section, Container usual) {
        ContainerImage image = new ContainerImage(section.text("image", ""));
        int port = section.number("port", usual.port());
        List<EnvironmentValue> environment =
                section.entries("environment").stream()
                        .map(entry -> new EnvironmentValue(entry.getKey(), entry.getValue()))
                        .toList();
        List<Secret> secrets = new ArrayList<>();
        section.items("secrets", (at, node) -> secret(section, at, node).ifPresent(secrets::add));
        return new Container(
                section.text("name", usual.name()),
                image,
                port,
                section.texts("command", usual.command()),
                environment,
                secrets,
                healthCheck(section, image, port));
    }

    private static Optional<Secret> secret(Section section, String at, Node node) {
        if (node instanceof MappingNode) {
            Section declared = section.item(at, node);
            String name = declared.text("name", "");
            Optional<String> arn = declared.text("arn");
            return Optional.of(
                    arn.<Secret>map(value -> new Secret.ExistingSecret(name, value))
                            .orElseGet(() -> new Secret.ManagedSecret(name)));
        }
        return section.scalar(at, node).map(Secret.ManagedSecret::new);
    }

    private static Optional<ContainerHealthCheck> healthCheck(
            Section container, ContainerImage image, int port) {
        if (container.says("healthCheck", "none")) {
            return Optional.empty();
        }
        if (!container.has("healthCheck")) {
            return ContainerHealthCheck.knownFor(image, port);
        }
        Section section = container.section("healthCheck");
        ContainerHealthCheck usual = ContainerHealthCheck.running(section.text("command", ""));
        return Optional.of(
                new ContainerHealthCheck(
                        usual.command(),
                        section.number("intervalSeconds", usual.intervalSeconds()),
                        section.number("timeoutSeconds", usual.timeoutSeconds()),
                        section.number("retries", usual.retries()),
                        section.number("startPeriodSeconds", usual.startPeriodSeconds())));
    }

    private static TargetGroup targetGroup(Section section, TargetGroup usual) {
        Section check = section.section("healthCheck");
        HealthCheck usualCheck = usual.healthCheck();
        return new TargetGroup(
                section.text("name", usual.name()),
                new HealthCheck(
                        check.text("path", usualCheck.path()),
                        check.text("matcher", usualCheck.matcher()),
                        check.number("intervalSeconds", usualCheck.intervalSeconds()),
                        check.number("timeoutSeconds", usualCheck.timeoutSeconds()),
                        check.number("healthyThreshold", usualCheck.healthyThreshold()),
                        check.number("unhealthyThreshold", usualCheck.unhealthyThreshold())),
                section.number("deregistrationDelaySeconds", usual.deregistrationDelaySeconds()));
    }

    private static Optional<Autoscaling> autoscaling(Section service) {
        if (!service.has("autoscaling")) {
            return Optional.empty();
        }
        Section section = service.section("autoscaling");
        return Optional.of(
                new Autoscaling(
                        section.number("minTasks", 1),
                        section.number("maxTasks", 10),
                        section.number("cpuPercent"),
                        section.number("memoryPercent")));
    }

    private static Routing routing(Section section, Routing usual) {
        Section weights = section.section("weights");
        Section preview = section.section("preview");
        return new Routing(
                new Weights(
                        weights.number("blue", usual.weights().blue()),
                        weights.number("green", usual.weights().green())),
                new PreviewHeader(
                        preview.text("name", usual.preview().name()),
                        preview.text("value", usual.preview().value())));
    }

    private static Logging logging(Section section, Logging usual) {
        Section redshift = section.section("redshift");
        return new Logging(
                section.number("retentionDays", usual.retentionDays()),
                section.text("streamName", usual.streamName()),
                section.text("bucket"),
                section.text("fluentBitImage")
                        .map(ContainerImage::new)
                        .orElse(usual.fluentBitImage()),
                section.has("redshift")
                        ? Optional.of(
                                new RedshiftDestination(
                                        redshift.text("jdbcUrl", ""),
                                        redshift.text("table", ""),
                                        redshift.text("copyOptions", "json 'auto' gzip"),
                                        redshift.text("secretArn", "")))
                        : Optional.empty());
    }
}
