package dev.slipway.resources.ecs;

import dev.slipway.engine.Output;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A container of a task.
 *
 * @param image a reference that a registry understands, best with a digest
 * @param essential whether the task stops when this container does
 * @param environment variables by name
 * @param secrets variables whose value ECS fetches when a task starts: name → ARN of a secret or
 *     parameter
 * @param logging where its standard output goes; nowhere if empty
 * @param firelens the options of the log router that this container is, if it is one
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">ContainerDefinition</a>
 */
public record Container(
        String name,
        String image,
        boolean essential,
        Size size,
        Process process,
        Map<String, Output<String>> environment,
        Map<String, Output<String>> secrets,
        List<Port> ports,
        Optional<HealthCheck> healthCheck,
        Lifecycle lifecycle,
        Optional<Logging> logging,
        Optional<Map<String, String>> firelens) {

    public Container {
        environment = sorted(environment);
        secrets = sorted(secrets);
        ports = List.copyOf(ports);
        firelens = firelens.map(Container::sorted);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /**
     * A container's part of the task.
     *
     * @param cpu CPU units it gets when all containers want more; 0 for whatever is left
     * @param memory in MiB, above which it is killed
     * @param memoryReservation in MiB, kept for it
     */
    public record Size(int cpu, Optional<Integer> memory, Optional<Integer> memoryReservation) {
        public static Size any() {
            return new Size(0, Optional.empty(), Optional.empty());
        }
    }

    /**
     * How its process is started.
     *
     * @param entryPoint in the place of the image's; the image's own if empty
     * @param command in the place of the image's; the image's own if empty
     * @param user a name or number, with a group after a colon; the image's own if empty
     * @param initProcess whether a small init process reaps what sessions of execute-command leave
     */
    public record Process(
            List<String> entryPoint,
            List<String> command,
            Optional<String> user,
            boolean readonlyRootFilesystem,
            boolean initProcess) {
        public Process {
            entryPoint = List.copyOf(entryPoint);
            command = List.copyOf(command);
        }

        /** As the image says. */
        public static Process ofImage() {
            return new Process(List.of(), List.of(), Optional.empty(), false, false);
        }
    }

    /**
     * A TCP port it listens on.
     *
     * @param name by which Service Connect refers to it; may be empty
     * @param appProtocol {@code http}, {@code http2} or {@code grpc}, for metrics; plain TCP if
     *     empty
     */
    public record Port(String name, int containerPort, Optional<String> appProtocol) {}

    /**
     * How ECS finds out whether it is healthy.
     *
     * @param command starts with {@code CMD} or {@code CMD-SHELL}
     * @param interval 5 to 300 seconds
     * @param timeout 2 to 60 seconds
     * @param retries 1 to 10 failures in a row make it unhealthy
     * @param startPeriod 0 to 300 seconds in which failures do not count
     */
    public record HealthCheck(
            List<String> command,
            Duration interval,
            Duration timeout,
            int retries,
            Duration startPeriod) {
        public HealthCheck {
            command = List.copyOf(command);
        }
    }

    /** What another container must have reached before this one starts. */
    public enum Condition {
        START,
        COMPLETE,
        SUCCESS,
        HEALTHY
    }

    /**
     * Its beginning and its end.
     *
     * @param dependsOn the containers it waits for
     * @param startTimeout how long it waits for them before the task is given up
     * @param stopTimeout between SIGTERM and SIGKILL, at most 120 seconds on Fargate; 30 if empty
     */
    public record Lifecycle(
            Map<String, Condition> dependsOn,
            Optional<Duration> startTimeout,
            Optional<Duration> stopTimeout) {
        public Lifecycle {
            dependsOn = sorted(dependsOn);
        }

        public static Lifecycle simple() {
            return new Lifecycle(Map.of(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Where its output goes.
     *
     * @param driver {@code awslogs} or {@code awsfirelens}
     * @param options as the driver understands them
     */
    public record Logging(String driver, Map<String, Output<String>> options) {
        public Logging {
            options = sorted(options);
        }
    }
}
