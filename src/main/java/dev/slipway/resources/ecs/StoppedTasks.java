package dev.slipway.resources.ecs;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The tasks of a service that stopped, which ECS remembers for about an hour.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html">Stopped
 *     task errors</a>
 */
record StoppedTasks(Supplier<EcsClient> ecs, String cluster, String service) {

    /** DescribeTasks takes no more at once. */
    private static final int BATCH = 100;

    /** Why the newest tasks of a revision stopped, newest first, each in one line. */
    List<String> newest(String taskDefinition, int count) {
        return newestTasks(taskDefinition, count).stream().map(StoppedTasks::describe).toList();
    }

    /** The newest tasks of a revision that stopped, newest first. */
    List<Task> newestTasks(String taskDefinition, int count) {
        List<String> arns =
                ecs.get()
                        .listTasks(
                                request ->
                                        request.cluster(cluster)
                                                .serviceName(service)
                                                .desiredStatus(DesiredStatus.STOPPED)
                                                .maxResults(BATCH))
                        .taskArns();
        if (arns.isEmpty()) {
            return List.of();
        }
        return ecs
                .get()
                .describeTasks(request -> request.cluster(cluster).tasks(arns))
                .tasks()
                .stream()
                .filter(task -> taskDefinition.equals(task.taskDefinitionArn()))
                .sorted(Comparator.comparing(StoppedTasks::end).reversed())
                .limit(count)
                .toList();
    }

    private static Instant end(Task task) {
        return Optional.ofNullable(task.stoppedAt())
                .or(() -> Optional.ofNullable(task.stoppingAt()))
                .orElse(Instant.MAX);
    }

    static String describe(Task task) {
        String containers =
                task.containers().stream()
                        .map(StoppedTasks::describe)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("; "));
        String reason = Optional.ofNullable(task.stoppedReason()).orElse("no reason given");
        return containers.isEmpty() ? reason : reason + " [" + containers + "]";
    }

    private static String describe(Container container) {
        if (container.exitCode() == null && container.reason() == null) {
            return null;
        }
        return container.name()
                + (container.exitCode() == null ? "" : " exited with " + container.exitCode())
                + (container.reason() == null ? "" : ": " + container.reason());
    }
}
