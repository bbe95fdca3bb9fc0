package dev.slipway.resources.ecs;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
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

    /** The exit codes of a container that a signal ended. */
    private static final int KILLED = 137;

    private static final int TERMINATED = 143;

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

    /** Tasks by why they stopped, the most frequent reason first. */
    static List<RollingOut.Stopped> grouped(List<Task> tasks) {
        Map<Map.Entry<String, OptionalInt>, List<String>> reasons =
                tasks.stream()
                        .collect(
                                Collectors.groupingBy(
                                        task -> Map.entry(reason(task), exitCode(task)),
                                        LinkedHashMap::new,
                                        Collectors.mapping(StoppedTasks::id, Collectors.toList())));
        return reasons.entrySet().stream()
                .map(
                        each ->
                                new RollingOut.Stopped(
                                        each.getKey().getKey(),
                                        each.getKey().getValue(),
                                        each.getValue()))
                .sorted(Comparator.comparingInt(RollingOut.Stopped::tasks).reversed())
                .toList();
    }

    private static String id(Task task) {
        return task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    }

    private static String reason(Task task) {
        String why = Optional.ofNullable(task.stoppedReason()).orElse("no reason given");
        return task.containers().stream()
                .map(Container::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .map(detail -> why + ": " + detail)
                .orElse(why);
    }

    /** Where a container fails, the others of its task end well, or are killed after it. */
    private static OptionalInt exitCode(Task task) {
        return task.containers().stream()
                .map(Container::exitCode)
                .filter(Objects::nonNull)
                .min(Comparator.comparingInt(StoppedTasks::innocence))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static int innocence(int exitCode) {
        return switch (exitCode) {
            case 0 -> 2;
            case KILLED, TERMINATED -> 1;
            default -> 0;
        };
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
