package dev.slipway.interop;

import dev.slipway.stack.Autoscaling;
import dev.slipway.stack.CapacitySplit;
import dev.slipway.stack.Certificate;
import dev.slipway.stack.Cluster;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerHealthCheck;
import dev.slipway.stack.ContainerInsights;
import dev.slipway.stack.Domain;
import dev.slipway.stack.EnvironmentValue;
import dev.slipway.stack.FargateSize;
import dev.slipway.stack.HealthCheck;
import dev.slipway.stack.HostedZone;
import dev.slipway.stack.LoadBalancer;
import dev.slipway.stack.Logging;
import dev.slipway.stack.Network;
import dev.slipway.stack.RedshiftDestination;
import dev.slipway.stack.Secret;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.stack.Stacks;
import dev.slipway.stack.TargetGroup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Stacks that use everything that can be described, one after the other in the same account. */
record EveryOption(Neighbourhood there) {
    private static final String SECRET =
            "arn:aws:secretsmanager:us-east-2:123456789012:secret:theirs-AbCdEf";

    private Stack base() {
        return Stacks.sample()
                .withNetwork(
                        new Network(
                                there.vpc(),
                                "10.0.0.0/16",
                                there.publicSubnets(),
                                there.privateSubnets()));
    }

    private Domain domain(Certificate certificate) {
        return new Domain(
                Neighbourhood.DOMAIN,
                Optional.of(new HostedZone(there.hostedZone(), Optional.of(Neighbourhood.DOMAIN))),
                certificate);
    }

    /** Everything that can be switched on. */
    Stack everything() {
        Stack stack =
                tagged(base(), Map.of("team", "poc", "cost", "42"))
                        .withDomain(
                                Optional.of(
                                        domain(
                                                new Certificate.RequestedCertificate(
                                                        List.of("*." + Neighbourhood.DOMAIN)))));
        Logging logging = stack.logging();
        stack =
                stack.withLogging(
                        new Logging(
                                logging.retentionDays(),
                                logging.streamName(),
                                logging.bucket(),
                                logging.fluentBitImage(),
                                Optional.of(redshift("events"))));
        return each(
                stack,
                service ->
                        service.withAutoscaling(
                                        Optional.of(
                                                new Autoscaling(
                                                        1,
                                                        4,
                                                        OptionalInt.of(60),
                                                        OptionalInt.of(70))))
                                .withContainer(
                                        service.container()
                                                .withSecrets(
                                                        List.of(
                                                                new Secret.ManagedSecret("API_KEY"),
                                                                new Secret.ExistingSecret(
                                                                        "DB_PASSWORD", SECRET)))));
    }

    private static RedshiftDestination redshift(String table) {
        return new RedshiftDestination(
                "jdbc:redshift://cluster.abc.us-east-2.redshift.amazonaws.com:5439/db",
                table,
                "json 'auto' gzip",
                SECRET);
    }

    /** Everything that can be changed where it stands. */
    Stack everyPropertyChanged() {
        Stack stack = tagged(everything(), Map.of("team", "other", "new", "tag"));
        Logging logging = stack.logging();
        stack =
                stack.withCluster(
                                new Cluster(
                                        stack.cluster().name(),
                                        other(stack.cluster().containerInsights()),
                                        stack.cluster().namespace()))
                        .withLoadBalancer(
                                new LoadBalancer(
                                        stack.loadBalancer().name(),
                                        stack.loadBalancer().httpPort(),
                                        List.of("10.0.0.0/8", "192.0.2.0/24"),
                                        "ELBSecurityPolicy-TLS13-1-3-2021-06"))
                        .withLogging(
                                new Logging(
                                        30,
                                        logging.streamName(),
                                        logging.bucket(),
                                        logging.fluentBitImage(),
                                        Optional.of(redshift("more_events"))));
        return each(
                stack,
                service ->
                        service.withSize(new FargateSize(512, 2048))
                                .withDesiredCount(3)
                                .withCapacity(new CapacitySplit(0, 0, 1))
                                .withAutoscaling(
                                        Optional.of(
                                                new Autoscaling(
                                                        2,
                                                        6,
                                                        OptionalInt.of(50),
                                                        OptionalInt.empty())))
                                .withTargetGroup(
                                        new TargetGroup(
                                                service.targetGroup().name(),
                                                new HealthCheck("/ready", "200-399", 20, 10, 3, 4),
                                                60))
                                .withContainer(
                                        service.container()
                                                .withEnvironment(
                                                        List.of(
                                                                new EnvironmentValue(
                                                                        "MODE", "other")))
                                                .withHealthCheck(
                                                        Optional.<ContainerHealthCheck>empty())));
    }

    private static ContainerInsights other(ContainerInsights now) {
        return ContainerInsights.values()[(now.ordinal() + 1) % ContainerInsights.values().length];
    }

    /** Other names and ports, so that new resources take the place of the old. */
    Stack everythingReplaced() {
        Stack stack = everyPropertyChanged();
        Logging logging = stack.logging();
        return each(
                stack.withLoadBalancer(stack.loadBalancer().withHttpPort(8080))
                        .withLogging(
                                new Logging(
                                        30,
                                        "poc-other-stream",
                                        Optional.of("poc-other-logs"),
                                        logging.fluentBitImage(),
                                        Optional.empty())),
                service ->
                        service.withName(service.name() + "-2")
                                .withLogGroup(service.logGroup() + "-2")
                                .withContainer(
                                        service.container()
                                                .withPort(service.container().port() + 1)));
    }

    Stack existingCertificate() {
        return everythingReplaced()
                .withDomain(
                        Optional.of(
                                domain(new Certificate.ExistingCertificate(there.certificate()))));
    }

    Stack noDomain() {
        return each(
                existingCertificate().withDomain(Optional.empty()),
                service -> service.withAutoscaling(Optional.empty()));
    }

    private static Stack each(Stack stack, UnaryOperator<Service> change) {
        for (Colour colour : Colour.values()) {
            stack = stack.withService(colour, change.apply(stack.service(colour)));
        }
        return stack;
    }

    private static Stack tagged(Stack stack, Map<String, String> tags) {
        return stack.withTags(tags);
    }
}
