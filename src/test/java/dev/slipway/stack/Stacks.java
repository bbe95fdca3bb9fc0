package dev.slipway.stack;

import java.util.List;
import java.util.Optional;

/** Stacks to test with. */
public final class Stacks {
    public static final String CERTIFICATE =
            "arn:aws:acm:us-east-2:123456789012:certificate/1b2c3d4e-0000-4444-8888-123456789abc";

    private Stacks() {}

    /** The sample project with real-looking ids: nothing is wrong with it. */
    public static Stack sample() {
        Stack stack =
                Defaults.stack(Defaults.STACK_NAME)
                        .withRegion("us-east-2")
                        .withNetwork(
                                new Network(
                                        "vpc-0a1b2c3d",
                                        "10.0.0.0/16",
                                        List.of("subnet-0000000a", "subnet-0000000b"),
                                        List.of("subnet-0000000c", "subnet-0000000d")))
                        .withDomain(Optional.of(domain()));
        for (Colour colour : Colour.values()) {
            ContainerImage image = Defaults.sampleImage(colour);
            Container container = stack.service(colour).container().withImage(image);
            Optional<ContainerHealthCheck> check =
                    ContainerHealthCheck.knownFor(image, container.port());
            stack =
                    stack.withService(
                            colour,
                            stack.service(colour).withContainer(container.withHealthCheck(check)));
        }
        return stack;
    }

    public static Domain domain() {
        return new Domain(
                "app.acme.io",
                Optional.of(new HostedZone("Z0PQRSTUVWXYZ1122334", Optional.of("acme.io"))),
                new Certificate.ExistingCertificate(CERTIFICATE));
    }
}
