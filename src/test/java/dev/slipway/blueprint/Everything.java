package dev.slipway.blueprint;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.engine.ResourceGraph;
import dev.slipway.resources.Catalogue;
import dev.slipway.stack.Autoscaling;
import dev.slipway.stack.Certificate;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Domain;
import dev.slipway.stack.EnvironmentValue;
import dev.slipway.stack.RedshiftDestination;
import dev.slipway.stack.Secret;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.stack.Stacks;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A stack with every option, and its graph without an account behind it. */
public final class Everything {
    static final Account.Identity IDENTITY =
            new Account.Identity("123456789012", "arn:aws:iam::123456789012:user/me");

    private Everything() {}

    /** A requested certificate, autoscaling, secrets of both kinds, Redshift, tags. */
    public static Stack stack() {
        Stack stack = Stacks.sample();
        Domain domain = stack.domain().orElseThrow();
        stack =
                stack.withDomain(
                                Optional.of(
                                        new Domain(
                                                domain.name(),
                                                domain.hostedZone(),
                                                new Certificate.RequestedCertificate(
                                                        List.of(
                                                                "*." + domain.name(),
                                                                "www.acme.io")))))
                        .withTags(Map.of("team", "shop"));
        Service blue = stack.service(Colour.BLUE);
        return stack.withService(
                        Colour.BLUE,
                        blue.withAutoscaling(
                                        Optional.of(
                                                new Autoscaling(
                                                        1,
                                                        4,
                                                        OptionalInt.of(60),
                                                        OptionalInt.of(70))))
                                .withContainer(
                                        blue.container()
                                                .withEnvironment(
                                                        List.of(
                                                                new EnvironmentValue(
                                                                        "GREETING", "hello")))
                                                .withSecrets(
                                                        List.of(
                                                                new Secret.ManagedSecret(
                                                                        "DB_PASSWORD"),
                                                                new Secret.ExistingSecret(
                                                                        "API_KEY",
                                                                        "arn:aws:secretsmanager:us-east-2:123456789012:secret:api-AbCdEf")))))
                .withLogging(
                        new dev.slipway.stack.Logging(
                                14,
                                stack.logging().streamName(),
                                Optional.of("acme-shop-logs"),
                                stack.logging().fluentBitImage(),
                                Optional.of(
                                        new RedshiftDestination(
                                                "jdbc:redshift://c.abc.us-east-2.redshift.amazonaws.com:5439/db",
                                                "logs",
                                                "json 'auto' gzip",
                                                "arn:aws:secretsmanager:us-east-2:123456789012:secret:redshift-AbCdEf"))));
    }

    static ResourceGraph graph(Stack stack) {
        Account account =
                new Account(
                        new AccountSettings(
                                Region.US_EAST_2, AnonymousCredentialsProvider.create()));
        return new Blueprint(
                        stack,
                        IDENTITY,
                        new Catalogue(account),
                        name -> Optional.of("hunter2-" + name))
                .graph();
    }
}
