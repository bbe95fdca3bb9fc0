package dev.slipway.crash;

import dev.slipway.interop.Seed;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Secret;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Tfvars;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.route53.Route53Client;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The seed's stack in the sandbox's network, with a secret, and the same after an edit. */
final class Stacks {
    private static final Sandbox SANDBOX = new Sandbox(new VirtualTime(), 1);

    private Stacks() {}

    static Stack seed() {
        return stack(UnaryOperator.identity());
    }

    static Stack edited() {
        return stack(
                file ->
                        file.replace("776fd50", "8a1b2c3")
                                .replace(
                                        "poc_container_port     = 3000",
                                        "poc_container_port     = 3001")
                                .replace(
                                        "desired_count          = 2",
                                        "desired_count          = 3"));
    }

    private static Stack stack(UnaryOperator<String> edit) {
        var stack = Tfvars.readHcl(edit.apply(tfvars()), "inputs.tfvars").stack().orElseThrow();
        var blue = stack.service(Colour.BLUE);
        return stack.withService(
                Colour.BLUE,
                blue.withContainer(
                        blue.container()
                                .withSecrets(List.of(new Secret.ManagedSecret("DB_PASSWORD")))));
    }

    private static String tfvars() {
        Ec2Client ec2 = SANDBOX.client(Ec2Client.class);
        String vpc =
                ec2.describeVpcs(r -> r.filters(f -> f.name("tag:Name").values("slipway-main")))
                        .vpcs()
                        .getFirst()
                        .vpcId();
        String zone =
                SANDBOX.client(Route53Client.class).listHostedZones().hostedZones().getFirst().id();
        String certificate =
                SANDBOX.client(AcmClient.class)
                        .listCertificates(r -> r.certificateStatuses(CertificateStatus.ISSUED))
                        .certificateSummaryList()
                        .getFirst()
                        .certificateArn();
        return Seed.tfvars()
                .replace("vpc-xxxxxxxx", vpc)
                .replaceAll("(?m)^(public_subnets\\s*=).*$", "$1 " + subnets("public"))
                .replaceAll("(?m)^(private_subnets\\s*=).*$", "$1 " + subnets("private"))
                .replace("example.com", "shop.rehearsal.example")
                .replace("Z1234567890ABC", zone.substring(zone.lastIndexOf('/') + 1))
                .replace("arn:aws:acm:us-east-2:123456789:certificate/xxxxxxxx", certificate);
    }

    private static String subnets(String side) {
        return SANDBOX
                .client(Ec2Client.class)
                .describeSubnets(
                        r -> r.filters(f -> f.name("tag:Name").values("slipway-" + side + "-*")))
                .subnets()
                .stream()
                .map(subnet -> "\"" + subnet.subnetId() + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
