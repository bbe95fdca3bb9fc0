package dev.slipway.blueprint;

import dev.slipway.engine.Output;
import dev.slipway.engine.ResourceGraph.Node;
import dev.slipway.resources.ecs.Container;
import dev.slipway.resources.firehose.DeliveryStream;
import dev.slipway.resources.logs.LogGroup;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Names;
import dev.slipway.stack.Stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Fluent Bit container beside every application, which sends each line to two places: to
 * Firehose for the archive and to CloudWatch Logs for whoever follows them.
 *
 * <p>A container's {@code awsfirelens} options describe one output, so that the second comes from a
 * configuration file. On Fargate that file has to be inside the image; as the image is AWS's own,
 * its shell writes the file from a variable before it starts Fluent Bit the way the image does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html">FireLens
 *     in task definitions</a>
 * @see <a
 *     href="https://github.com/aws/aws-for-fluent-bit/blob/mainline/entrypoint.sh">entrypoint.sh of
 *     aws-for-fluent-bit</a>
 */
final class LogRouter {
    static final String NAME = Names.LOG_ROUTER;

    private static final String CONFIG_VARIABLE = "SLIPWAY_FLUENT_BIT_CONFIG";
    private static final String CONFIG_FILE = "/tmp/slipway.conf";
    private static final String LINES_HELD = "2097152";
    private static final int METRICS_PORT = 2020;

    /** Longer than the application's, whose last lines are still to be sent. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    private LogRouter() {}

    static Container container(
            Stack stack, Colour colour, Node<LogGroup> own, Node<LogGroup> application) {
        return new Container(
                NAME,
                stack.logging().fluentBitImage().toString(),
                true,
                new Container.Size(
                        Math.min(512, stack.service(colour).size().cpu() / 4),
                        Optional.empty(),
                        Optional.of(50)),
                new Container.Process(
                        List.of(),
                        List.of(
                                "sh",
                                "-c",
                                "printf '%s' \"$"
                                        + CONFIG_VARIABLE
                                        + "\" > "
                                        + CONFIG_FILE
                                        + " && exec sh /entrypoint.sh"),
                        Optional.of("0"),
                        false,
                        false),
                Map.of(CONFIG_VARIABLE, config(stack, colour, application)),
                Map.of(),
                List.of(),
                Optional.of(
                        new Container.HealthCheck(
                                List.of(
                                        "CMD-SHELL",
                                        "curl -sf http://127.0.0.1:"
                                                + METRICS_PORT
                                                + "/api/v1/uptime || exit 1"),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5),
                                3,
                                Duration.ofSeconds(10))),
                new Container.Lifecycle(Map.of(), Optional.empty(), Optional.of(STOP_TIMEOUT)),
                Optional.of(awslogs(stack, own)),
                Optional.of(
                        Map.of(
                                "enable-ecs-log-metadata",
                                "true",
                                "config-file-type",
                                "file",
                                "config-file-value",
                                CONFIG_FILE)));
    }

    /** Where the lines of the application go first: through the router to Firehose. */
    static Container.Logging toFirehose(Stack stack, Node<DeliveryStream> stream) {
        return new Container.Logging(
                "awsfirelens",
                Map.of(
                        "Name",
                        Output.of("kinesis_firehose"),
                        "region",
                        Output.of(stack.region()),
                        "delivery_stream",
                        stream.output(DeliveryStream.NAME),
                        "time_key",
                        Output.of("@timestamp"),
                        "log-driver-buffer-limit",
                        Output.of(LINES_HELD)));
    }

    private static Container.Logging awslogs(Stack stack, Node<LogGroup> group) {
        return new Container.Logging(
                "awslogs",
                Map.of(
                        "awslogs-group",
                        group.output(LogGroup.NAME),
                        "awslogs-region",
                        Output.of(stack.region()),
                        "awslogs-stream-prefix",
                        Output.of("ecs")));
    }

    /** The stream's name begins as it does with the {@code awslogs} driver: ecs/container/. */
    private static Output<String> config(Stack stack, Colour colour, Node<LogGroup> application) {
        String container = stack.service(colour).container().name();
        return application
                .output(LogGroup.NAME)
                .map(
                        group ->
                                """
                                [SERVICE]
                                    Flush 1
                                    Grace 30
                                    HTTP_Server On
                                    HTTP_Listen 127.0.0.1
                                    HTTP_Port %d
                                [OUTPUT]
                                    Name cloudwatch_logs
                                    Match %s-firelens*
                                    region %s
                                    log_group_name %s
                                    log_stream_prefix ecs/%s/
                                    log_key log
                                    auto_create_group false
                                    Retry_Limit 5
                                """
                                        .formatted(
                                                METRICS_PORT,
                                                container,
                                                stack.region(),
                                                group,
                                                container));
    }
}
