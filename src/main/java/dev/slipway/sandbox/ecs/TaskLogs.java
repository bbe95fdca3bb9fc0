package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.elb.TargetGroups;
import dev.slipway.sandbox.elb.Traffic;
import dev.slipway.sandbox.logs.LogStore;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogDriver;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lets the containers of tasks write where their definitions say. */
record TaskLogs(World world, LogStore store, Traffic traffic, TargetGroups groups) {
    private static final String STREAM_PREFIX = "awslogs-stream-prefix";

    /** Where a container writes. */
    private record Place(String group, String stream) {}

    /** Opens the streams of a task, in those groups that exist. */
    void open(RunningTask task) {
        for (ContainerDefinition container : task.definition.containerDefinitions()) {
            place(container, task)
                    .filter(place -> store.exists(place.group()))
                    .ifPresent(
                            place ->
                                    store.open(
                                            place.group(), place.stream(), log(container, task)));
        }
    }

    private TaskLog log(ContainerDefinition container, RunningTask task) {
        boolean serves =
                task.targets.stream().anyMatch(to -> to.containerName().equals(container.name()));
        return new TaskLog(
                task,
                serves,
                world.now(),
                world.chance().of(task.arn).of(container.name()),
                traffic,
                groups);
    }

    private static Optional<Place> place(ContainerDefinition container, RunningTask task) {
        if (container.logConfiguration() == null) {
            return Optional.empty();
        }
        LogDriver driver = container.logConfiguration().logDriver();
        Map<String, String> options = container.logConfiguration().options();
        if (driver == LogDriver.AWSLOGS) {
            String prefix = options.get(STREAM_PREFIX);
            return Optional.ofNullable(options.get("awslogs-group"))
                    .map(group -> new Place(group, stream(prefix, container, task)));
        }
        return driver == LogDriver.AWSFIRELENS ? routed(container, task) : Optional.empty();
    }

    private static String stream(String prefix, ContainerDefinition container, RunningTask task) {
        return prefix == null ? task.id() : prefix + "/" + container.name() + "/" + task.id();
    }

    /** The group that the options or the router's own configuration name for CloudWatch. */
    private static Optional<Place> routed(ContainerDefinition container, RunningTask task) {
        Map<String, String> options = container.logConfiguration().options();
        String tag = container.name() + "-firelens-" + task.id();
        if (options.containsKey("log_group_name")) {
            String prefix = options.getOrDefault("log_stream_prefix", "");
            return Optional.of(new Place(options.get("log_group_name"), prefix + tag));
        }
        return configurations(task)
                .filter(text -> word(text, "Match").filter(tag::startsWith).isPresent())
                .flatMap(
                        text ->
                                word(text, "log_group_name")
                                        .map(
                                                group ->
                                                        new Place(
                                                                group,
                                                                word(text, "log_stream_prefix")
                                                                                .orElse("")
                                                                        + tag))
                                        .stream())
                .findFirst();
    }

    /** What the log router of a task is told in its environment. */
    private static Stream<String> configurations(RunningTask task) {
        return task.definition.containerDefinitions().stream()
                .filter(container -> container.firelensConfiguration() != null)
                .flatMap(container -> container.environment().stream())
                .map(KeyValuePair::value);
    }

    /** The value of a word in a configuration of Fluent Bit, without a star at its end. */
    private static Optional<String> word(String text, String name) {
        Matcher line = Pattern.compile("(?m)^\\s*" + name + "\\s+(\\S+?)\\*?\\s*$").matcher(text);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
