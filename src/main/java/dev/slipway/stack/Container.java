package dev.slipway.stack;

import java.util.List;
import java.util.Optional;

/**
 * The application's container. Its log router is added by the blueprint.
 *
 * @param name unique in its task; also the prefix of its log streams
 * @param port it listens on, 1 to 65535
 * @param command replaces the image's own; empty keeps it
 * @param environment set beside what every container gets, see {@link Stack#environment}
 */
public record Container(
        String name,
        ContainerImage image,
        int port,
        List<String> command,
        List<EnvironmentValue> environment,
        List<Secret> secrets,
        Optional<ContainerHealthCheck> healthCheck) {

    public Container {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
        secrets = List.copyOf(secrets);
    }

    public Container withImage(ContainerImage other) {
        return new Container(name, other, port, command, environment, secrets, healthCheck);
    }

    public Container withPort(int other) {
        return new Container(name, image, other, command, environment, secrets, healthCheck);
    }

    public Container withEnvironment(List<EnvironmentValue> other) {
        return new Container(name, image, port, command, other, secrets, healthCheck);
    }

    public Container withSecrets(List<Secret> other) {
        return new Container(name, image, port, command, environment, other, healthCheck);
    }

    public Container withHealthCheck(Optional<ContainerHealthCheck> other) {
        return new Container(name, image, port, command, environment, secrets, other);
    }
}
