package dev.slipway.stack.file;

import dev.slipway.stack.Certificate;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Container;
import dev.slipway.stack.ContainerHealthCheck;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Domain;
import dev.slipway.stack.FargateSize;
import dev.slipway.stack.HostedZone;
import dev.slipway.stack.LoadBalancer;
import dev.slipway.stack.Logging;
import dev.slipway.stack.Network;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Says what the Terraform project's variables mean as a stack. */
final class TfvarsImport {
    private static final int HTTP_PORT = 80;

    private final Variables variables;
    private final Stack usual = Defaults.stack(Defaults.STACK_NAME);

    private TfvarsImport(Variables variables) {
        this.variables = variables;
    }

    static Loaded stack(List<Variable> list, Findings findings) {
        Variables variables = new Variables(list, findings);
        Stack stack = new TfvarsImport(variables).stack();
        variables.reportUnknown();
        return findings.loaded(stack);
    }

    private Stack stack() {
        Optional<Domain> domain = domain();
        return usual.withRegion(variables.text("region", "region"))
                .withNetwork(
                        new Network(
                                variables.text("vpc_id", "network.vpcId"),
                                variables.text("vpc_cidr", "network.vpcCidr"),
                                variables.texts("public_subnets", "network.publicSubnets"),
                                variables.texts("private_subnets", "network.privateSubnets")))
                .withDomain(domain)
                .withLoadBalancer(usual.loadBalancer().withHttpPort(httpPort(domain)))
                .withService(Colour.BLUE, service(Colour.BLUE))
                .withService(Colour.GREEN, service(Colour.GREEN))
                .withLogging(logging());
    }

    /** The name of the sample project; its image variables are called after the applications. */
    private Service service(Colour colour) {
        String path = "services." + colour.key();
        Service service = usual.service(colour);
        boolean blue = colour == Colour.BLUE;
        Container given = service.container();
        ContainerImage image =
                new ContainerImage(
                        variables.text(
                                blue ? "poc_app_image" : "nginx_image", path + ".container.image"));
        int port =
                variables.number(
                        blue ? "poc_container_port" : "app_container_port",
                        path + ".container.port",
                        given.port());
        FargateSize size =
                new FargateSize(
                        variables.number("service_cpu", path + ".size.cpu", service.size().cpu()),
                        variables.number(
                                "service_memory", path + ".size.memory", service.size().memory()));
        return service.withSize(size)
                .withDesiredCount(
                        variables.number(
                                "desired_count", path + ".desiredCount", service.desiredCount()))
                .withContainer(
                        given.withImage(image)
                                .withPort(port)
                                .withHealthCheck(ContainerHealthCheck.knownFor(image, port)));
    }

    private Logging logging() {
        Logging logging = usual.logging();
        String image = variables.text("fluent_bit_image", "logging.fluentBitImage");
        return new Logging(
                variables.number("log_retention", "logging.retentionDays", logging.retentionDays()),
                logging.streamName(),
                logging.bucket(),
                image.isBlank() ? logging.fluentBitImage() : new ContainerImage(image),
                logging.redshift());
    }

    private Optional<Domain> domain() {
        String name = variables.text("domain_name", "domain.name");
        String zone = variables.text("hosted_zone_id", "domain.hostedZone.id");
        String arn = variables.text("acm_certificate_arn", "domain.certificate.arn");
        Optional<Boolean> create = variables.truth("create_acm_certificate");
        variables.alias("hosted_zone_id", "domain.hostedZone");
        if (name.isBlank()) {
            if (!zone.isBlank() || !arn.isBlank() || create.orElse(false)) {
                variables.warn(
                        "domain_name",
                        "No domain is given, so its zone and certificate are not used and the"
                                + " stack serves plain HTTP.",
                        "Give domain_name, if the stack shall be reached by HTTPS.");
            }
            return Optional.empty();
        }
        Optional<HostedZone> hostedZone =
                Optional.of(zone)
                        .filter(Predicate.not(String::isBlank))
                        .map(id -> new HostedZone(id, Optional.empty()));
        return Optional.of(new Domain(name, hostedZone, certificate(create, arn)));
    }

    private Certificate certificate(Optional<Boolean> create, String arn) {
        if (create.orElse(arn.isBlank())) {
            if (!arn.isBlank()) {
                variables.warn(
                        "acm_certificate_arn",
                        "It is not used, since create_acm_certificate asks for a new certificate.",
                        "Remove one of the two.");
            }
            return new Certificate.RequestedCertificate(List.of());
        }
        return new Certificate.ExistingCertificate(arn);
    }

    /**
     * {@code external_port} is where the load balancer takes HTTP: with a domain it only redirects
     * to 443, which is there anyway.
     */
    private int httpPort(Optional<Domain> domain) {
        int port = variables.number("external_port", "loadBalancer.httpPort", HTTP_PORT);
        if (port == LoadBalancer.HTTPS_PORT && domain.isPresent()) {
            variables.warn(
                    "external_port",
                    "HTTPS is served on 443 in any case; this variable is the port of plain HTTP.",
                    "Set it to 80, from where visitors are redirected to HTTPS; so it was read.");
            return HTTP_PORT;
        }
        return port;
    }
}
