package dev.slipway.blueprint;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.engine.ResourceGraph;
import dev.slipway.resources.Catalogue;
import dev.slipway.stack.Stack;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import java.util.Optional;

/** What a stack means on AWS, for tests that never call AWS. */
public final class SeedGraph {
    private SeedGraph() {}

    public static ResourceGraph of(Stack stack) {
        Account unreachable =
                new Account(
                        new AccountSettings(
                                Region.of(stack.region()), AnonymousCredentialsProvider.create()));
        return new Blueprint(
                        stack,
                        new Account.Identity(
                                "123456789012", "arn:aws:iam::123456789012:user/someone"),
                        new Catalogue(unreachable),
                        name -> Optional.of("value"))
                .graph();
    }
}
