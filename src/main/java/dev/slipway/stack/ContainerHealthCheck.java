package dev.slipway.stack;

import java.util.List;
import java.util.Optional;

/**
 * A command that ECS runs inside the container; a task whose container fails it is replaced.
 *
 * @param command run by the container's shell; it must exist in the image; exit 0 means healthy
 * @param intervalSeconds between two checks, 5 to 300
 * @param timeoutSeconds for one check, 2 to 60
 * @param retries failures in a row before the container is unhealthy, 1 to 10
 * @param startPeriodSeconds after the start in which failures do not count, 0 to 300
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">API</a>
 */
public record ContainerHealthCheck(
        String command,
        int intervalSeconds,
        int timeoutSeconds,
        int retries,
        int startPeriodSeconds) {

    /** The given command every 30 s, with AWS's own defaults for the rest. */
    public static ContainerHealthCheck running(String command) {
        return new ContainerHealthCheck(command, 30, 5, 3, 0);
    }

    /**
     * The check for one of the sample images, which are known to have curl. Any other image may
     * have neither shell nor curl, so a check that nobody asked for would kill healthy tasks.
     */
    public static Optional<ContainerHealthCheck> knownFor(ContainerImage image, int port) {
        return switch (image.repository()) {
            case "aws-containers/ecsdemo-frontend" ->
                    Optional.of(running("curl -f http://localhost:" + port + "/health || exit 1"));
            case "library/nginx", "nginx", "docker/library/nginx" ->
                    Optional.of(running("curl -f http://localhost:" + port + "/ || exit 1"));
            default -> Optional.empty();
        };
    }

    /** The command as a task definition takes it. */
    public List<String> commandLine() {
        return List.of("CMD-SHELL", command);
    }
}
