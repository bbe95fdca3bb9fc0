package dev.slipway.cli;

import dev.slipway.cli.Deployments.Connection;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;

import picocli.CommandLine.Option;

import java.net.URI;
import java.util.Optional;

/** How the command line names an account. */
final class AccountOptions {
    @Option(names = "--profile", paramLabel = "NAME", description = "A profile of ~/.aws.")
    private String profile;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "The AWS region; overrides the stack's own.")
    private String region;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Where the AWS calls go instead of AWS.")
    private URI endpoint;

    @Option(
            names = "--sandbox",
            description = "Rehearse: in an account that lives on this machine, not at AWS.")
    private boolean sandbox;

    Optional<String> region() {
        return Optional.ofNullable(region);
    }

    /**
     * @throws EngineException if two accounts are named
     */
    Connection connection() {
        if (!sandbox) {
            return new Connection.Aws(
                    Optional.ofNullable(profile), region(), Optional.ofNullable(endpoint));
        }
        if (profile != null || endpoint != null) {
            throw new EngineException(
                    Failure.of(
                            "choosing the account",
                            "--sandbox is an account of its own, without a profile or an address.",
                            "Leave --sandbox away, or else --profile and --endpoint-url."));
        }
        return new Connection.Sandbox();
    }
}
