package dev.slipway.resources.ecs;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.Task;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the containers of a task wrote before it stopped, as far as that is in CloudWatch Logs. */
record LastWords(Supplier<EcsClient> ecs, Supplier<CloudWatchLogsClient> logs) {
    private static final int LINES = 8;

    private record Place(String group, String name) {}

    /** The last lines, oldest first; none if they cannot be read: they only explain a failure. */
    List<String> of(Task task) {
        try {
            List<ContainerDefinition> containers =
                    ecs.get()
                            .describeTaskDefinition(r -> r.taskDefinition(task.taskDefinitionArn()))
                            .taskDefinition()
                            .containerDefinitions();
            return containers.stream()
                    .filter(container -> container.firelensConfiguration() == null)
                    .flatMap(container -> place(container, containers, task).stream())
                    .flatMap(this::lines)
                    .toList();
        } catch (SdkException e) {
            return List.of();
        }
    }

    private Stream<String> lines(Place stream) {
        try {
            return logs
                    .get()
                    .getLogEvents(
                            r ->
                                    r.logGroupName(stream.group())
                                            .logStreamName(stream.name())
                                            .startFromHead(false)
                                            .limit(LINES))
                    .events()
                    .stream()
                    .map(OutputLogEvent::message)
                    .map(String::strip);
        } catch (SdkException e) {
            return Stream.empty();
        }
    }

    private static Optional<Place> place(
            ContainerDefinition container, List<ContainerDefinition> all, Task task) {
        LogConfiguration log = container.logConfiguration();
        if (log == null) {
            return Optional.empty();
        }
        String id = task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
        if (log.logDriver() == LogDriver.AWSLOGS) {
            String prefix = log.options().get("awslogs-stream-prefix");
            return Optional.ofNullable(log.options().get("awslogs-group"))
                    .filter(any -> prefix != null)
                    .map(group -> new Place(group, prefix + "/" + container.name() + "/" + id));
        }
        return log.logDriver() == LogDriver.AWSFIRELENS
                ? routed(container.name() + "-firelens-" + id, all)
                : Optional.empty();
    }

    /** Where a log router sends the lines with a tag, as its configuration says. */
    private static Optional<Place> routed(String tag, List<ContainerDefinition> all) {
        return all.stream()
                .filter(container -> container.firelensConfiguration() != null)
                .flatMap(container -> container.environment().stream())
                .map(KeyValuePair::value)
                .filter(text -> word(text, "Match").filter(tag::startsWith).isPresent())
                .flatMap(
                        text ->
                                word(text, "log_group_name").stream()
                                        .map(
                                                group ->
                                                        new Place(
                                                                group,
                                                                word(text, "log_stream_prefix")
                                                                                .orElse("")
                                                                        + tag)))
                .findFirst();
    }

    /** The value of a word in a configuration of Fluent Bit, without a star at its end. */
    private static Optional<String> word(String text, String name) {
        Matcher line = Pattern.compile("(?m)^\\s*" + name + "\\s+(\\S+?)\\*?\\s*$").matcher(text);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
