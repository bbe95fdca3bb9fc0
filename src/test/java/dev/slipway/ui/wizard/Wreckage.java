package dev.slipway.ui.wizard;

import dev.slipway.stack.Architecture;
import dev.slipway.stack.Autoscaling;
import dev.slipway.stack.CapacitySplit;
import dev.slipway.stack.Certificate;
import dev.slipway.stack.Cluster;
import dev.slipway.stack.Container;
import dev.slipway.stack.ContainerHealthCheck;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.ContainerInsights;
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

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stacks in which anything may be wrong. */
final class Wreckage {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "ok-name",
                    "not ok!",
                    "xxxxxxxx",
                    "10.0.0.1/16",
                    "10.0.0.0/8",
                    "10.0.0.0/16",
                    "app.example.com",
                    "vpc-0000000a",
                    "subnet-0000000a",
                    "/health",
                    "y".repeat(3000),
                    "acme.io",
                    "a".repeat(60) + ".acme.io",
                    "Z0PQRSTUVWXYZ1",
                    "*.acme.io");
    private static final String UNFIT_ARN = "arn:aws:acm:us-east-1:123456789:certificate/xxxxxxxx";
    private static final String OTHER_ARN = "arn:aws-cn:acm:us-east-1:mine:certificate/1b2c";
    private static final List<Integer> NUMBERS = List.of(-1, 0, 1, 2, 80, 443, 1024, 8877, 100_001);

    private final Random random;

    private Wreckage(long seed) {
        random = new Random(seed);
    }

    static Stream<Stack> stacks(int count) {
        Wreckage wreckage = new Wreckage(7);
        return Stream.generate(wreckage::stack).limit(count);
    }

    private Stack stack() {
        return new Stack(
                text("twenty-six-characters-long"),
                text("eusc-southwestern-east-1"),
                new Network(
                        text(),
                        text("10.0.0.0/16", "10.0.0.0/8"),
                        texts("subnet-0000000a"),
                        texts("subnet-0000000a")),
                new LoadBalancer(text(), number(), texts("10.0.0.0/16", "10.0.0.0/8"), text()),
                maybe(new Domain(text("app.acme.io", "example.com"), maybe(zone()), proof())),
                new Cluster(text("ok-name"), ContainerInsights.ENABLED, text()),
                new Services(service(), service()),
                new Routing(
                        new Weights(number(), number()), new PreviewHeader(text("Host"), text())),
                new Logging(
                        number(),
                        text(),
                        maybe(text()),
                        new ContainerImage(text()),
                        maybe(
                                new RedshiftDestination(
                                        text(), text(), text("json credentials"), text()))),
                random.nextInt(4) > 0 ? Map.of(text("aws:tag"), text()) : tooMany());
    }

    private HostedZone zone() {
        return new HostedZone(text("Z1234567890ABC"), maybe(text("acme.io")));
    }

    private static Map<String, String> tooMany() {
        return IntStream.range(0, 48).boxed().collect(Collectors.toMap(n -> "tag" + n, n -> ""));
    }

    private Certificate proof() {
        return random.nextBoolean()
                ? new Certificate.ExistingCertificate(text(UNFIT_ARN, OTHER_ARN))
                : new Certificate.RequestedCertificate(texts());
    }

    private Service service() {
        return new Service(
                text("ok-name"),
                container(),
                new FargateSize(random.nextBoolean() ? 1024 : number(), number()),
                Architecture.ARM64,
                number(),
                new CapacitySplit(number(), number(), number()),
                new TargetGroup(
                        text("ok-name"),
                        new HealthCheck(
                                text(), text("400-200"), number(), number(), number(), number()),
                        number()),
                number(),
                text("/aws/ecs/ok-name"),
                maybe(new Autoscaling(number(), number(), perhaps(), perhaps())));
    }

    private Container container() {
        return new Container(
                text("fluent-bit"),
                new ContainerImage(text("docker.io/library/change-me:latest")),
                number(),
                texts(),
                List.of(
                        new EnvironmentValue(text("DB_PASSWORD"), text()),
                        new EnvironmentValue("A", text())),
                List.of(
                        new Secret.ManagedSecret(text()),
                        new Secret.ExistingSecret(text(), text())),
                maybe(new ContainerHealthCheck(text(), number(), number(), number(), number())));
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** Anything, and more often than that something which goes wrong here in its own way. */
    private String text(String... apt) {
        return random.nextBoolean() ? text() : apt[random.nextInt(apt.length)];
    }

    private List<String> texts(String... apt) {
        return Stream.generate(() -> apt.length == 0 ? text() : text(apt))
                .limit(random.nextInt(4))
                .toList();
    }

    private int number() {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private OptionalInt perhaps() {
        return random.nextBoolean() ? OptionalInt.of(number()) : OptionalInt.empty();
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextInt(3) > 0 ? Optional.of(value) : Optional.empty();
    }
}
