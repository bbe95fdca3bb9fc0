package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The task definitions, revision by revision. */
final class Definitions {
    /** How long ECS takes for it is not published. */
    private static final Duration UNTIL_DELETED = Duration.ofMinutes(1);

    private final World world;
    private final Map<String, TaskDefinition> all = new LinkedHashMap<>();
    private final Map<String, Integer> revisions = new LinkedHashMap<>();
    private final Map<String, Instant> deleted = new LinkedHashMap<>();
    private Predicate<String> used = _ -> false;

    Definitions(World world) {
        this.world = world;
    }

    /** Services know which revisions still run, and come after the definitions. */
    void usedWhen(Predicate<String> test) {
        used = test;
    }

    TaskDefinition register(RegisterTaskDefinitionRequest request) {
        check(request);
        int revision = revisions.merge(request.family(), 1, Integer::sum);
        String arn = world.arn("ecs", "task-definition/" + request.family() + ":" + revision);
        TaskDefinition definition =
                TaskDefinition.builder()
                        .taskDefinitionArn(arn)
                        .family(request.family())
                        .revision(revision)
                        .status(TaskDefinitionStatus.ACTIVE)
                        .containerDefinitions(
                                request.containerDefinitions().stream()
                                        .map(Definitions::completed)
                                        .toList())
                        .cpu(request.cpu())
                        .memory(request.memory())
                        .networkMode(request.networkMode())
                        .executionRoleArn(request.executionRoleArn())
                        .taskRoleArn(request.taskRoleArn())
                        .requiresCompatibilities(request.requiresCompatibilities())
                        .compatibilities(Compatibility.EC2, Compatibility.FARGATE)
                        .runtimePlatform(request.runtimePlatform())
                        .ephemeralStorage(request.ephemeralStorage())
                        .volumes(List.copyOf(request.volumes()))
                        .placementConstraints(List.copyOf(request.placementConstraints()))
                        .registeredAt(world.now())
                        .build();
        all.put(arn, definition);
        return definition;
    }

    /** AWS tells of these lists even if nobody gave them. */
    private static ContainerDefinition completed(ContainerDefinition given) {
        return given.toBuilder()
                .mountPoints(List.copyOf(given.mountPoints()))
                .volumesFrom(List.copyOf(given.volumesFrom()))
                .build();
    }

    private void check(RegisterTaskDefinitionRequest request) {
        if (request.family() == null || !request.family().matches("[\\w-]{1,255}")) {
            throw refuse("Invalid family: " + request.family());
        }
        if (request.containerDefinitions().isEmpty()) {
            throw refuse("Container list cannot be empty.");
        }
        if (request.requiresCompatibilities().contains(Compatibility.FARGATE)) {
            if (request.networkMode() != NetworkMode.AWSVPC) {
                throw refuse("Fargate only supports network mode ‘awsvpc’.");
            }
            if (!isSize(number(request.cpu()), number(request.memory()))) {
                throw refuse(
                        "No Fargate configuration exists for given values: %s CPU, %s memory."
                                .formatted(request.cpu(), request.memory()));
            }
        }
        if (request.containerDefinitions().stream().map(c -> c.name()).distinct().count()
                < request.containerDefinitions().size()) {
            throw refuse("Duplicate container name.");
        }
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }

    private static boolean isSize(int cpu, int memory) {
        return switch (cpu) {
            case 256 -> List.of(512, 1024, 2048).contains(memory);
            case 512 -> isStep(memory, 1024, 4096, 1024);
            case 1024 -> isStep(memory, 2048, 8192, 1024);
            case 2048 -> isStep(memory, 4096, 16_384, 1024);
            case 4096 -> isStep(memory, 8192, 30_720, 1024);
            case 8192 -> isStep(memory, 16_384, 61_440, 4096);
            case 16_384 -> isStep(memory, 32_768, 122_880, 8192);
            default -> false;
        };
    }

    private static boolean isStep(int value, int from, int to, int step) {
        return value >= from && value <= to && (value - from) % step == 0;
    }

    /** By ARN, by family and revision, or the newest active one of a family. */
    Optional<TaskDefinition> find(String name) {
        String key = name.substring(name.lastIndexOf('/') + 1);
        return key.contains(":")
                ? Optional.ofNullable(all.get(world.arn("ecs", "task-definition/" + key)))
                        .filter(this::isThere)
                : active(key).max(Comparator.comparing(TaskDefinition::revision));
    }

    TaskDefinition require(String name) {
        return find(name).orElseThrow(() -> refuse("Unable to describe task definition."));
    }

    /** One that new tasks can be started from. */
    TaskDefinition usable(String name) {
        return find(name)
                .filter(each -> each.status() == TaskDefinitionStatus.ACTIVE)
                .orElseThrow(() -> refuse("TaskDefinition is inactive"));
    }

    List<String> list(ListTaskDefinitionsRequest request) {
        Comparator<TaskDefinition> order =
                Comparator.comparing(TaskDefinition::family)
                        .thenComparing(TaskDefinition::revision);
        return with(request.status() == null ? TaskDefinitionStatus.ACTIVE : request.status())
                .filter(
                        each ->
                                request.familyPrefix() == null
                                        || each.family().equals(request.familyPrefix()))
                .sorted(request.sort() == SortOrder.DESC ? order.reversed() : order)
                .map(TaskDefinition::taskDefinitionArn)
                .toList();
    }

    /** Deregisters a revision; what runs it goes on. */
    TaskDefinition deregister(String name) {
        return mark(name, TaskDefinitionStatus.INACTIVE);
    }

    /** Deletes revisions, all of them or, if one is still active, none. */
    List<TaskDefinition> delete(List<String> names) {
        for (String name : names) {
            if (require(name).status() == TaskDefinitionStatus.ACTIVE) {
                throw world.refuse(
                        InvalidParameterException.builder(),
                        "InvalidParameterException",
                        "The specified task definition is still in ACTIVE status.");
            }
        }
        return names.stream()
                .map(name -> mark(name, TaskDefinitionStatus.DELETE_IN_PROGRESS))
                .toList();
    }

    private Stream<TaskDefinition> active(String family) {
        return with(TaskDefinitionStatus.ACTIVE).filter(each -> each.family().equals(family));
    }

    private Stream<TaskDefinition> with(TaskDefinitionStatus status) {
        return all.values().stream().filter(each -> each.status() == status).filter(this::isThere);
    }

    /** A deleted revision stays until nothing runs it any more. */
    private boolean isThere(TaskDefinition definition) {
        Instant since = deleted.get(definition.taskDefinitionArn());
        return since == null
                || !world.isPast(world.after(since, UNTIL_DELETED))
                || used.test(definition.taskDefinitionArn());
    }

    private TaskDefinition mark(String name, TaskDefinitionStatus status) {
        TaskDefinition marked = require(name).toBuilder().status(status).build();
        all.put(marked.taskDefinitionArn(), marked);
        if (status == TaskDefinitionStatus.DELETE_IN_PROGRESS) {
            deleted.putIfAbsent(marked.taskDefinitionArn(), world.now());
        }
        return marked;
    }

    private AwsServiceException refuse(String message) {
        return world.refuse(ClientException.builder(), "ClientException", message);
    }
}
