package dev.slipway.stack.file;

import dev.slipway.stack.Architecture;
import dev.slipway.stack.Autoscaling;
import dev.slipway.stack.CapacitySplit;
import dev.slipway.stack.Certificate;
import dev.slipway.stack.Cluster;
import dev.slipway.stack.Colour;
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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;

/** Stacks of every shape, mostly wrong: the file format must carry them all the same. */
final class StackGenerator {
    private static final List<String> AWKWARD =
            List.of(
                    "",
                    " ",
                    "a",
                    "true",
                    "no",
                    "null",
                    "~",
                    "42",
                    "0x1F",
                    "1e3",
                    "- x",
                    "a: b",
                    "# c",
                    "x # y",
                    "'",
                    "\"",
                    "\\",
                    "two\nlines",
                    "trailing ",
                    "\ttab",
                    "*a",
                    "&b",
                    "!tag",
                    "%",
                    "@",
                    "`",
                    "{",
                    "[]",
                    "|",
                    ">",
                    "é 日本 🚢",
                    "none",
                    "=",
                    "<<",
                    "?",
                    "long ".repeat(60),
                    "\r\n",
                    "...",
                    "---",
                    "2026-11-22",
                    "\u0085",
                    "\uFEFF",
                    "\u0007");

    private final Random random;

    StackGenerator(Random random) {
        this.random = random;
    }

    Stack stack() {
        Stack usual = Defaults.stack(flip() ? Defaults.STACK_NAME : text());
        return new Stack(
                usual.name(),
                text(),
                new Network(text(), text(), texts(), texts()),
                flip() ? usual.loadBalancer() : new LoadBalancer(text(), number(), texts(), text()),
                maybe(this::domain),
                flip()
                        ? usual.cluster()
                        : new Cluster(text(), choice(ContainerInsights.values()), text()),
                new Services(service(usual, Colour.BLUE), service(usual, Colour.GREEN)),
                flip()
                        ? usual.routing()
                        : new Routing(
                                new Weights(number(), number()), new PreviewHeader(text(), text())),
                flip() ? usual.logging() : logging(),
                pairs());
    }

    private Domain domain() {
        return new Domain(
                text(),
                maybe(() -> new HostedZone(text(), maybe(this::text))),
                flip()
                        ? new Certificate.ExistingCertificate(text())
                        : new Certificate.RequestedCertificate(texts()));
    }

    private Service service(Stack stack, Colour colour) {
        Service usual = stack.service(colour);
        HealthCheck check = new HealthCheck(text(), text(), number(), number(), number(), number());
        return new Service(
                flip() ? usual.name() : text(),
                container(usual.container()),
                new FargateSize(number(), number()),
                choice(Architecture.values()),
                number(),
                flip() ? usual.capacity() : new CapacitySplit(number(), number(), number()),
                flip() ? usual.targetGroup() : new TargetGroup(text(), check, number()),
                flip() ? usual.healthCheckGracePeriodSeconds() : number(),
                flip() ? usual.logGroup() : text(),
                maybe(() -> new Autoscaling(number(), number(), maybeNumber(), maybeNumber())));
    }

    private Container container(Container usual) {
        List<EnvironmentValue> environment = new ArrayList<>();
        pairs().forEach((key, value) -> environment.add(new EnvironmentValue(key, value)));
        List<Secret> secrets = new ArrayList<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            secrets.add(
                    flip()
                            ? new Secret.ManagedSecret(text())
                            : new Secret.ExistingSecret(text(), text()));
        }
        return new Container(
                flip() ? usual.name() : text(),
                flip() ? Defaults.sampleImage(Colour.GREEN) : new ContainerImage(text()),
                flip() ? usual.port() : number(),
                texts(),
                environment,
                secrets,
                maybe(() -> new ContainerHealthCheck(text(), 30, number(), number(), number())));
    }

    private Logging logging() {
        return new Logging(
                number(),
                text(),
                maybe(this::text),
                new ContainerImage(text()),
                maybe(() -> new RedshiftDestination(text(), text(), text(), text())));
    }

    private Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        texts().forEach(key -> pairs.put(key, text()));
        return pairs;
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            texts.add(text());
        }
        return texts;
    }

    private String text() {
        String text = choice(AWKWARD.toArray(String[]::new));
        return flip() ? text : text + choice(AWKWARD.toArray(String[]::new));
    }

    private int number() {
        return random.nextInt(-999_999_999, 1_000_000_000);
    }

    private OptionalInt maybeNumber() {
        return flip() ? OptionalInt.of(number()) : OptionalInt.empty();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return flip() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T choice(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private boolean flip() {
        return random.nextBoolean();
    }
}
